/// Adds up the cases that nothing is odd about by plain arithmetic.
package se.klardag.engine.ordinary;
