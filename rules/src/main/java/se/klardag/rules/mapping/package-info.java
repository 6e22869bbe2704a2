/// How other systems name their columns and words.
package se.klardag.rules.mapping;
