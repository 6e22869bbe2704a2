/// Turns the recorded events of a stay into cases.
package se.klardag.cli.cases.history;
