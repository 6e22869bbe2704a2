/// Draws the period again and again to show what is only chance.
package se.klardag.engine.simulation.chance;
