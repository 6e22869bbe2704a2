/// A bill as vouchers for the ledger of accounts.
package se.klardag.cli.documents.bookkeeping;
