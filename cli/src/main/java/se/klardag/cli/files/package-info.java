/// The one way to write files: whole or not at all, and for their owner alone.
package se.klardag.cli.files;
