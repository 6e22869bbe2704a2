/// The agreed clock, day count and model of payment responsibility.
package se.klardag.engine.terms.liability;
