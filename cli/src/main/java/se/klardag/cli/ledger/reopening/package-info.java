/// What billed months would be under other rules, from the ledger's own cases.
package se.klardag.cli.ledger.reopening;
