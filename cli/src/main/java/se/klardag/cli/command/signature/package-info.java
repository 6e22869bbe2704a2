/// The commands and options for keys and signatures.
package se.klardag.cli.command.signature;
