/// What the cases of a bill show, as far as its terms rest on it.
package se.klardag.cli.report.facts;
