/// The door: agreements by name, changed agreements, scenarios and the hash of what was used.
package se.klardag.rules;
