/// The handbook: walks for those who use the program, as plain text.
package se.klardag.cli.guide;
