/// The commands that fit the program to a machine: what it lacks there, completion and manual pages.
package se.klardag.cli.command.machine;
