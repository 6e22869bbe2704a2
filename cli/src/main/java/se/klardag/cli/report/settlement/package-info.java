/// A settlement as table, CSV and JSON.
package se.klardag.cli.report.settlement;
