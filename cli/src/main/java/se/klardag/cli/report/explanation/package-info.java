/// Why a bill is what it is, as one document in four forms.
package se.klardag.cli.report.explanation;
