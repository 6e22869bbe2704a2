/// Decides whether a case counts, and notes what is odd about it.
package se.klardag.engine.eligibility;
