/// A year in the figures of the national database, beside what it published.
package se.klardag.cli.indicators.kolada;
