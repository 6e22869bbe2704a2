/// Grants as their files state them.
package se.klardag.rules.grants;
