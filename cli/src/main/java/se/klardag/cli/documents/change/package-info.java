/// What a correction changes: cases and terms.
package se.klardag.cli.documents.change;
