/// Messages in both languages, and the formats of numbers, dates and text from outside.
package se.klardag.cli.text;
