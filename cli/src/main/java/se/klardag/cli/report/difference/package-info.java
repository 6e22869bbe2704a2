/// Why one bill differs from another.
package se.klardag.cli.report.difference;
