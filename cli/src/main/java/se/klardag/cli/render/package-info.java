/// Tables, wrapped text and progress for the terminal.
package se.klardag.cli.render;
