/// The rule texts that a settlement rests on, kept word for word.
package se.klardag.rules.kept;
