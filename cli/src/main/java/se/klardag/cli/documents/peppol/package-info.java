/// A bill as an e-invoice.
package se.klardag.cli.documents.peppol;
