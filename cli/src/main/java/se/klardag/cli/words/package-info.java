/// Terms, units and sources in words.
package se.klardag.cli.words;
