package se.klardag.engine.terms.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a value rests on (*härkomst*): how well it is known, where it was read, and for which dates it holds.
///
/// @param from first date, inclusive
/// @param to   last date, inclusive; `null` when no end is known
public record Provenance(Status status, Source source, LocalDate from, @Nullable LocalDate to) {
    public Provenance {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("ends " + to + " before it starts " + from);
        }
    }

    /// The same with at most the given status.
    public Provenance atMost(Status limit) {
        return new Provenance(status.orWeaker(limit), source, from, to);
    }

    /// Whether the value holds on the date.
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
