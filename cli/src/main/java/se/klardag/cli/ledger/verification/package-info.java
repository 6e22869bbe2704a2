/// Verifies a ledger: the chain, every entry made again, and that it can have been posted at all.
package se.klardag.cli.ledger.verification;
