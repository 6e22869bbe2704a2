package se.klardag.cli.check;

import java.util.List;

/// What two sources say of one case (*skillnad*).
///
/// @param municipality of the case, by the first source that has it
/// @param fact         `case` where only one source has the case, else the column
/// @param one          what the first says; empty for nothing
/// @param other        what the second says
public record SourceDifference(String caseId, String municipality, String fact, String one, String other) {
    /// Names of [#fields].
    public static final List<String> COLUMNS = List.of("case_id", "municipality", "fact", "first", "second");

    static final String CASE = "case";

    /// The difference as a row of a table.
    public List<String> fields() {
        return List.of(caseId, municipality, fact, one, other);
    }

    /// Whether one source lacks the case.
    boolean isWholeCase() {
        return fact.equals(CASE);
    }
}
