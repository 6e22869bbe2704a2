/// A simulation as table, JSON, workbook and page.
package se.klardag.cli.report.simulation;
