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
/// @param file   where it stands
/// @param pointer address in the file
public record Version(
        String value,
        Status status,
        Source source,
        LocalDate from,
        @Nullable LocalDate to,
        YamlTree file,
        String pointer) {
    boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }
}
