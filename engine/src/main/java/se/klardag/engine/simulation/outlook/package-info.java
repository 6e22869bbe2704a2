/// Holds a month beside those around it: why its bills changed, what its open cases may cost, and what the year may.
package se.klardag.engine.simulation.outlook;
