/// Finds identity numbers in texts, and checks the digits of numbers.
package se.klardag.rules.identity;
