/// What the bills would be if people answered a change of the rules as somebody assumes.
package se.klardag.engine.simulation.behaviour;
