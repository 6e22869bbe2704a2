/// A month seen as a whole: beside the months before it, with its open cases, its year and its budget.
package se.klardag.cli.overview;
