/// A bill as a workbook that calculates.
package se.klardag.cli.documents.xlsx;
