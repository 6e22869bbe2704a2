/// Distributes a grant by base amounts and population, to the krona.
package se.klardag.engine.grant;
