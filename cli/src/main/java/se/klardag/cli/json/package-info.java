/// JSON trees, printed and compared value by value.
package se.klardag.cli.json;
