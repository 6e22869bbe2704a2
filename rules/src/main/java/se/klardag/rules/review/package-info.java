/// Finds what a rule file lacks or contradicts.
package se.klardag.rules.review;
