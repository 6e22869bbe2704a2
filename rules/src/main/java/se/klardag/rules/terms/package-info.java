/// Picks the values that apply to one month.
package se.klardag.rules.terms;
