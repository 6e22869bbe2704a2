/// What a posting, a correction, a dispute or a payment adds to the record.
package se.klardag.cli.ledger.posting;
