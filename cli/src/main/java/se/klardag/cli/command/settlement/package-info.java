/// Settles the months of a command: the files, what is told, and what is written.
package se.klardag.cli.command.settlement;
