package se.klardag.rules;

import java.time.LocalDate;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Wording;

/// From a date on, how much the sources can be trusted at most (*tillit*): nobody has read what holds later.
public record Confidence(LocalDate from, Status atMost, Wording why) {}
