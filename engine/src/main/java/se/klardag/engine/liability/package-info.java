/// Decides how many days a municipality pays for.
package se.klardag.engine.liability;
