/// Decides who pays for a case, and under which terms.
package se.klardag.engine.selection;
