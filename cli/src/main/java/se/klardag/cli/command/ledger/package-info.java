/// The commands that use the ledger.
package se.klardag.cli.command.ledger;
