/// What is looked at before a posting takes its numbers: its dates, and the sums of earlier months.
package se.klardag.cli.ledger.review;
