/// Indicators as table, CSV and JSON.
package se.klardag.cli.indicators;
