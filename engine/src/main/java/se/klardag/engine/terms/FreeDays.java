package se.klardag.engine.terms;

import java.time.LocalTime;

/// When payment responsibility begins after the clock has started (*fristdagar*).
public sealed interface FreeDays {
    /// So many days after the date of the ready notice (*dagar efter underrättelsen*).
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
    record AfterNotice(int days, int daysIfLater, LocalTime cutOff) implements FreeDays {
        public AfterNotice {
            if (days < 0 || daysIfLater < days) {
                throw new IllegalArgumentException("free days " + days + ", if later " + daysIfLater);
            }
        }
    }
}
