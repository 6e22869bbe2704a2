/// Verifies worked cases against the program.
package se.klardag.cli.audit.verify;
