/// Packs a month for an auditor, and verifies such a bundle.
package se.klardag.cli.audit.bundle;
