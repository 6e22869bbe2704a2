package se.klardag.engine.terms;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import se.klardag.engine.facts.CaseField;

/// Which fields the cases do not have (*uppgifter som saknas i underlaget*). Nothing is recorded in them, whatever happened:
/// a blank there says nothing of a case.
///
/// @param missing the terms ask for them, and nobody has said why they are not there: the result is provisional
/// @param absent  whoever delivered the cases declared that their source does not record them, asked for or not
/// @param lacking no file has them, asked for or not; where that is not on record, at least those that are missing or absent
public record FieldCoverage(Set<CaseField> missing, Set<CaseField> absent, Set<CaseField> lacking) {
    /// Every field is there.
    public static final FieldCoverage WHOLE = new FieldCoverage(Set.of(), Set.of(), Set.of());

    public FieldCoverage {
        missing = ordered(missing);
        absent = ordered(absent);
        lacking = ordered(lacking);
    }

    /// Whether a blank in the field says nothing of a case.
    public boolean isSilent(CaseField field) {
        return missing.contains(field) || absent.contains(field) || lacking.contains(field);
    }

    private static Set<CaseField> ordered(Set<CaseField> fields) {
        var sorted = EnumSet.noneOf(CaseField.class);
        sorted.addAll(fields);
        return Collections.unmodifiableSet(sorted);
    }
}
