/// Payments that come in, read from files of every form and brought together with their bills.
package se.klardag.cli.ledger.payment;
