package se.klardag.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;

/// One value as stated for some dates (*lydelse*).
///
/// @param value  as written; empty when the status is unknown
/// @param from   first date
/// @param to     last date; `null` when no end is known
/// @param adopted whether a party that holds the signed agreement vouches for it: no later doubt weakens it
/// @param file   where it stands
/// @param pointer address in the file
public record Version(
        String value,
        Status status,
        Source source,
        LocalDate from,
        @Nullable LocalDate to,
        boolean adopted,
        YamlTree file,
        String pointer) {
    /// The page on which an unclear sentence behind the value is read, `R-003`; empty when none is named.
    public String reading() {
        return file.root().at(pointer).path("reading").asString("");
    }

    /// The same, vouched for.
    Version adopted(Status by, Source where) {
        return new Version(value, by, where, from, to, true, file, pointer);
    }

    /// Whether the version holds on the date.
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
