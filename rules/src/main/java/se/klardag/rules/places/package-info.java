/// Municipalities, regions and whom an agreement binds.
package se.klardag.rules.places;
