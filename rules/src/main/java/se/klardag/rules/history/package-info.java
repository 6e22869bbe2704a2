/// How the events of one stay become cases.
package se.klardag.rules.history;
