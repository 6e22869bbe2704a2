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
/// @param claims    what the call said of the source, beside the mapping
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
        Claims claims,
        boolean newest,
        boolean reviewed) {
    /// What is said of a source that its files do not show (*uppgifter om källan*).
    ///
    /// @param absent   our columns that it does not record
    /// @param recorded our columns that it records, whether or not anything of the kind happened
    /// @param until    last day that its files cover; `null` when that was not said
    public record Claims(Set<Column> absent, Set<Column> recorded, @Nullable LocalDate until) {
        /// Nothing is said.
        public static final Claims NONE = new Claims(Set.of(), Set.of(), null);

        public Claims {
            absent = Set.copyOf(absent);
            recorded = Set.copyOf(recorded);
        }
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
        this(delimiter, encoding, decimal, sheet, mapping, patients, knownOn, Claims.NONE, false, false);
    }

    /// Everything is found out, and identity numbers are refused.
    public static final ReadSettings PLAIN = new ReadSettings(null, null, null, null, null, Patients.REFUSED, null);

    /// Our columns that the source was declared not to record, by the call or by the mapping.
    public Set<Column> declaredAbsent() {
        var declared = EnumSet.noneOf(Column.class);
        declared.addAll(claims.absent());
        profile().stream()
                .flatMap(profile -> profile.absent().stream())
                .flatMap(name -> Column.named(name).stream())
                .forEach(declared::add);
        return declared;
    }

    /// Our columns that the source was said to record, by the call or by the mapping.
    public Set<Column> saidRecorded() {
        var said = EnumSet.noneOf(Column.class);
        said.addAll(claims.recorded());
        profile().stream()
                .flatMap(profile -> profile.records().stream())
                .flatMap(name -> Column.ofEvent(name).stream())
                .forEach(said::add);
        return said;
    }

    /// The same for a review.
    public ReadSettings forReview() {
        return new ReadSettings(delimiter, encoding, decimal, sheet, mapping, patients, knownOn, claims, newest, true);
    }

    public Optional<Mapping> profile() {
        return Optional.ofNullable(mapping);
    }
}
