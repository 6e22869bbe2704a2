/// Where a ledger is kept: a folder or a PostgreSQL database.
package se.klardag.cli.ledger.store;
