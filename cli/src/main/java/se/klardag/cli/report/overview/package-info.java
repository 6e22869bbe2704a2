/// A month seen as a whole, as a page and as a workbook of the same tables.
package se.klardag.cli.report.overview;
