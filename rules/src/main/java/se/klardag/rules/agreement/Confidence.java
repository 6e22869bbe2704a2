package se.klardag.rules.agreement;

import java.time.LocalDate;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;

/// From a date on, how much the sources can be trusted at most (*tillit*): nobody has read what holds later.
public record Confidence(LocalDate from, Status atMost, BilingualText why) {}
