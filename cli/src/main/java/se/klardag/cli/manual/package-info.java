/// Completion scripts and manual pages, made from the commands.
package se.klardag.cli.manual;
