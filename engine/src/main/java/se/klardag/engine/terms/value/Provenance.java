package se.klardag.engine.terms.value;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a value rests on (*härkomst*): how well it is known, where it was read, and for which dates it holds.
///
/// @param from   first date, inclusive
/// @param to     last date, inclusive; `null` when no end is known
/// @param spoken the day from which the source speaks, where that is later than the first date: before it the value is our
///               conclusion at most; `null` where the source speaks of all the dates
/// @param reading the page on which the unclear sentence behind the value is read, `R-002`; empty where none is named
/// @param adopted who stated the value in an adoption; empty where nobody did
public record Provenance(
        Status status,
        Source source,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate spoken,
        String reading,
        Optional<AdoptedValue> adopted) {
    public Provenance {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("ends " + to + " before it starts " + from);
        }
    }

    /// Of a value that nobody stated in an adoption.
    public Provenance(
            Status status, Source source, LocalDate from, @Nullable LocalDate to, @Nullable LocalDate spoken,
            String reading) {
        this(status, source, from, to, spoken, reading, Optional.empty());
    }

    /// Of a text that needs no reading.
    public Provenance(
            Status status, Source source, LocalDate from, @Nullable LocalDate to, @Nullable LocalDate spoken) {
        this(status, source, from, to, spoken, "");
    }

    /// Of a source that speaks of all the dates.
    public Provenance(Status status, Source source, LocalDate from, @Nullable LocalDate to) {
        this(status, source, from, to, null);
    }

    /// The same with at most the given status.
    public Provenance atMost(Status limit) {
        return new Provenance(status.orWeaker(limit), source, from, to, spoken, reading, adopted);
    }

    /// The same by a reading of an unclear sentence; empty for none.
    public Provenance readBy(String page) {
        return new Provenance(status, source, from, to, spoken, page, adopted);
    }

    /// The same, as stated in an adoption; empty for none.
    public Provenance statedBy(Optional<AdoptedValue> party) {
        return new Provenance(status, source, from, to, spoken, reading, party);
    }

    /// Whether the value holds on the date.
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
