/// The agreed rules for which cases count.
package se.klardag.engine.terms.population;
