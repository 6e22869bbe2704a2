/// What was recorded about one case, as plain values.
package se.klardag.engine.facts;
