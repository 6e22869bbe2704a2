/// Takes the cases of a month through every step, and explains the result.
package se.klardag.engine.settlement;
