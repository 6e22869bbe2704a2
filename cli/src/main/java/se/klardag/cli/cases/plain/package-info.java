/// Reads plain rows of text files straight from bytes, on several threads.
package se.klardag.cli.cases.plain;
