/// The case files a command reads, and what it says about them.
package se.klardag.cli.command.intake;
