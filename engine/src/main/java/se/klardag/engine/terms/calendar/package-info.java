/// The months, day breaks and closed days that terms count with.
package se.klardag.engine.terms.calendar;
