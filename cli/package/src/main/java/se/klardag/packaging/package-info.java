/// What people install: the program with its own Java, as archives that are the same bytes at every build.
package se.klardag.packaging;
