/// Other rules tried on the same cases.
package se.klardag.cli.simulate;
