package se.klardag.engine.terms;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import se.klardag.engine.facts.CaseField;

/// Which fields that the terms ask for the cases do not have (*uppgifter som saknas i underlaget*). Nothing is recorded in
/// them, whatever happened.
///
/// @param missing nobody has said why: the result is provisional
/// @param absent  whoever delivered the cases declared that their source does not record them
public record FieldCoverage(Set<CaseField> missing, Set<CaseField> absent) {
    /// Every field is there.
    public static final FieldCoverage WHOLE = new FieldCoverage(Set.of(), Set.of());

    public FieldCoverage {
        missing = ordered(missing);
        absent = ordered(absent);
    }

    private static Set<CaseField> ordered(Set<CaseField> fields) {
        var sorted = EnumSet.noneOf(CaseField.class);
        sorted.addAll(fields);
        return Collections.unmodifiableSet(sorted);
    }
}
