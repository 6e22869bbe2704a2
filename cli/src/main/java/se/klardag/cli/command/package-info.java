/// The other commands.
package se.klardag.cli.command;
