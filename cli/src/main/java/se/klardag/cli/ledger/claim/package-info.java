/// What is due, how late it is, and what being late costs.
package se.klardag.cli.ledger.claim;
