package se.klardag.cli.cases;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.Mapping;

/// How the case files of a call are read (*inläsningssätt*): what the user said about them; the rest is found out.
///
/// @param delimiter between fields; found out when `null`
/// @param encoding  of text; found out when `null`
/// @param decimal   sign in numbers; found out when `null`
/// @param sheet     of a workbook, by name; the first when `null`
/// @param mapping   of foreign headings and codes; `null` when the files use ours
/// @param patients  what is done with what stands in the column patient
/// @param knownOn   what was recorded after this day is as if it never was; `null` for everything
public record Reading(
        @Nullable Character delimiter,
        @Nullable Charset encoding,
        @Nullable Character decimal,
        @Nullable String sheet,
        @Nullable Mapping mapping,
        Patients patients,
        @Nullable LocalDate knownOn) {
    /// Everything is found out, and identity numbers are refused.
    public static final Reading PLAIN = new Reading(null, null, null, null, null, Patients.REFUSED, null);

    Optional<Mapping> profile() {
        return Optional.ofNullable(mapping);
    }
}
