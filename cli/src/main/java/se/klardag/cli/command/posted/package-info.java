/// What is done with posted bills by their numbers alone: written, explained and verified.
package se.klardag.cli.command.posted;
