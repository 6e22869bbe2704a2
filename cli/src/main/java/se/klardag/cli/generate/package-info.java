/// Makes a synthetic case file.
package se.klardag.cli.generate;
