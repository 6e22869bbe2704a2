/// Writes Excel workbooks.
package se.klardag.cli.xlsx;
