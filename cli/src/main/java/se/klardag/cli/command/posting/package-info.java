/// The commands that take numbers or cancel them: what they show, and the consent they need.
package se.klardag.cli.command.posting;
