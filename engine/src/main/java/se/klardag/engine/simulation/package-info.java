/// Keeps the cases of a period so that other rules can be tried on them.
package se.klardag.engine.simulation;
