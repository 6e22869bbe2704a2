/// A working folder: the settings in it that commands take, and what a new one holds.
package se.klardag.cli.workspace;
