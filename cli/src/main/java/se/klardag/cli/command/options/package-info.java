/// Options that several commands share.
package se.klardag.cli.command.options;
