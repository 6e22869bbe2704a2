/// Synthetic stays as plain values.
package se.klardag.cli.generate.stay;
