/// Settles the months of a command: reads the files, reports on them and writes the results.
package se.klardag.cli.command.settlement;
