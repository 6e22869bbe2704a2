/// The commands that count and distribute, and bill nobody.
package se.klardag.cli.command.statistics;
