/// Finds deviations in case files, and compares two sources.
package se.klardag.cli.check;
