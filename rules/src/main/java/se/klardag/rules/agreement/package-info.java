/// Reads an agreement, an adoption or a rate table as its file states it.
package se.klardag.rules.agreement;
