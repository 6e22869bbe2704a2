/// Everything that is agreed for one month, resolved and ready to use.
package se.klardag.engine.terms;
