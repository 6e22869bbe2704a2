/// The append-only record: entries, their chain and their encryption.
package se.klardag.cli.ledger.journal;
