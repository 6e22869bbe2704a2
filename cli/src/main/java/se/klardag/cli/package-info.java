/// The program.
package se.klardag.cli;
