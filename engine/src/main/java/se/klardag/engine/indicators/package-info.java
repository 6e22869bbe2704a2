/// Counts days and stays by the national definitions.
package se.klardag.engine.indicators;
