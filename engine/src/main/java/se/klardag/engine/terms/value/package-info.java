/// One agreed value with its address, its source and how well it is known.
package se.klardag.engine.terms.value;
