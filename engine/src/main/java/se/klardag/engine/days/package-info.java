/// Decides what each day of a stay counts as.
package se.klardag.engine.days;
