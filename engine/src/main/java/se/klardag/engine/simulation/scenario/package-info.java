/// Settles the same cases under changed terms.
package se.klardag.engine.simulation.scenario;
