/// Compares a month as it was settled with the month as it is settled now.
package se.klardag.engine.correction;
