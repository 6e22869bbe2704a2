/// The command that shows a month as a page.
package se.klardag.cli.command.overview;
