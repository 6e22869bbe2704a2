/// The command that prints the handbook.
package se.klardag.cli.command.guide;
