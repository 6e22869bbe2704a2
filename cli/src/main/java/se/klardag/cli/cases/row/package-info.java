/// Turns the fields of a row into a case, or rejects the row with its reason.
package se.klardag.cli.cases.row;
