/// The record as database tables, for lookups.
package se.klardag.cli.ledger.projection;
