/// Keys, signatures, and what a signature covers.
package se.klardag.cli.audit.signature;
