package se.klardag.engine.terms;

import java.time.LocalTime;

/// Days after the ready notice before payment responsibility begins (*fristdagar*).
///
/// | | |
/// |---|---|
/// | Unit | calendar dates after the date of sending |
/// | Valid | 0 or more |
/// | Source | lag (2017:612) 5 kap. 4 §, or agreement |
/// | Rounding | none: dates, never hours |
///
/// @param days        when sent at or before the cut-off
/// @param daysIfLater when sent after it
/// @param cutOff      time of day; a notice exactly then is not late
public record FreeDays(int days, int daysIfLater, LocalTime cutOff) {
    public FreeDays {
        if (days < 0 || daysIfLater < days) {
            throw new IllegalArgumentException("free days " + days + ", if later " + daysIfLater);
        }
    }
}
