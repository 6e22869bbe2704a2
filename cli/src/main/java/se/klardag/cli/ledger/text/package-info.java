/// What the ledger holds, as text and JSON.
package se.klardag.cli.ledger.text;
