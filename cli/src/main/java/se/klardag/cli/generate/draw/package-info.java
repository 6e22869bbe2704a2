/// Draws synthetic stays from a seed.
package se.klardag.cli.generate.draw;
