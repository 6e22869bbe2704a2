package se.klardag.engine.basis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Why an export does not look whole (*brist i exporten*): a bill of it would leave out what is still to come.
public sealed interface Shortfall {
    /// No case of the files belongs to the month.
    record NoCase() implements Shortfall {}

    /// Nothing is recorded of the last days of the month.
    ///
    /// @param last date of the last event; empty where nothing happened at all
    record EndsEarly(Optional<LocalDate> last) implements Shortfall {}

    /// Nobody left on days on which so many leave that somebody must have.
    record DaysWithout(List<LocalDate> days) implements Shortfall {
        public DaysWithout {
            days = List.copyOf(days);
        }
    }

    /// Payers without a case that usually have many.
    ///
    /// @param usual cases a month by the payer's code, rounded down
    record PayersWithout(SortedMap<Integer, Long> usual) implements Shortfall {}
}
