/// Lists that others write, read as rows of texts: of payments, and of disputes.
package se.klardag.cli.ledger.list;
