/// The commands that make a working folder and go by it.
package se.klardag.cli.command.workspace;
