/// The case files of one call, read as one source of cases.
package se.klardag.cli.cases;
