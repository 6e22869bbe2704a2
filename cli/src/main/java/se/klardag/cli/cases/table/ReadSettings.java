package se.klardag.cli.cases.table;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.mapping.Mapping;

/// How the case files of a call are read (*inläsningssätt*): what the user said about them; the rest is found out.
///
/// @param delimiter between fields; found out when `null`
/// @param encoding  of text; found out when `null`
/// @param decimal   sign in numbers; found out when `null`
/// @param sheet     of a workbook, by name; the first when `null`
/// @param mapping   of foreign headings and codes; `null` when the files use ours
/// @param patients  what is done with the column patient
/// @param knownOn   what was recorded after this day is as if it never was; `null` for everything
/// @param absent    our columns that the source was declared not to record, beside those of the mapping
/// @param newest    whether the later file holds where two have the same case otherwise
/// @param reviewed  whether a withdrawal before its notice is kept for a review to show, rather than rejecting its case
public record ReadSettings(
        @Nullable Character delimiter,
        @Nullable Charset encoding,
        @Nullable Character decimal,
        @Nullable String sheet,
        @Nullable Mapping mapping,
        Patients patients,
        @Nullable LocalDate knownOn,
        Set<Column> absent,
        boolean newest,
        boolean reviewed) {
    public ReadSettings {
        absent = Set.copyOf(absent);
    }

    /// For a settlement, or whatever else takes the cases as they are, of a source that is not declared to lack anything.
    public ReadSettings(
            @Nullable Character delimiter,
            @Nullable Charset encoding,
            @Nullable Character decimal,
            @Nullable String sheet,
            @Nullable Mapping mapping,
            Patients patients,
            @Nullable LocalDate knownOn) {
        this(delimiter, encoding, decimal, sheet, mapping, patients, knownOn, Set.of(), false, false);
    }

    /// Everything is found out, and identity numbers are refused.
    public static final ReadSettings PLAIN = new ReadSettings(null, null, null, null, null, Patients.REFUSED, null);

    /// Our columns that the source was declared not to record, by the call or by the mapping.
    public Set<Column> declaredAbsent() {
        var declared = EnumSet.noneOf(Column.class);
        declared.addAll(absent);
        profile().stream()
                .flatMap(profile -> profile.absent().stream())
                .flatMap(name -> Column.named(name).stream())
                .forEach(declared::add);
        return declared;
    }

    /// The same for a review.
    public ReadSettings forReview() {
        return new ReadSettings(delimiter, encoding, decimal, sheet, mapping, patients, knownOn, absent, newest, true);
    }

    public Optional<Mapping> profile() {
        return Optional.ofNullable(mapping);
    }
}
