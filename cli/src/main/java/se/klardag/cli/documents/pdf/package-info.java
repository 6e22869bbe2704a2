/// A bill as PDF.
package se.klardag.cli.documents.pdf;
