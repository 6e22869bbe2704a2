package se.klardag.cli.remarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import se.klardag.cli.cases.IdSet;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.terms.FieldCoverage;

/// What somebody should look at in cases that are settled all the same (*att se över*): questions that
/// some or all cases leave blank, and ids that differ only in case and blanks. What is told of them is decided
/// here, for every output.
///
/// @param blanks   cases without an answer, by field: none where all have one
/// @param alikeIds ids that read like an earlier one, which may be the same case a second time
public record CaseRemarks(SortedMap<CaseField, BlankCases> blanks, List<CasePair> alikeIds) {
    public static final CaseRemarks NONE = new CaseRemarks(new TreeMap<>(), List.of());

    /// The page of readings on which an answer of the field is read.
    private static final Map<CaseField, String> READINGS = new EnumMap<>(Map.of(
            CaseField.CONSENT, "R-007",
            CaseField.OPEN_CARE_READY, "R-005",
            CaseField.SIP_REQUIRED, "R-003",
            CaseField.LEGAL_BASIS, "R-013",
            CaseField.OUTCOME, "R-022"));

    public CaseRemarks {
        blanks = Collections.unmodifiableSortedMap(new TreeMap<>(blanks));
        alikeIds = List.copyOf(alikeIds);
    }

    /// The fields that are questions: a blank in them is no answer.
    public static Set<CaseField> questions() {
        return Collections.unmodifiableSet(READINGS.keySet());
    }

    /// The reading that an answer of the field hangs on, `R-007`.
    ///
    /// @throws IllegalArgumentException where the field is no question
    public static String reading(CaseField field) {
        var reading = READINGS.get(field);
        if (reading == null) {
            throw new IllegalArgumentException("no question: " + field);
        }
        return reading;
    }

    /// The same of some of the cases, as those of one municipality: the same fields, counted among these.
    public CaseRemarks among(Collection<? extends Case> cases) {
        var count = new BlankCount();
        cases.forEach(count::add);
        return new CaseRemarks(count.among(blanks.keySet()), alikeIds);
    }

    /// The same without some of the fields, which something else tells.
    public CaseRemarks without(Set<CaseField> told) {
        var rest = new TreeMap<>(blanks);
        rest.keySet().removeAll(told);
        return new CaseRemarks(rest, alikeIds);
    }

    /// The same naming a case and those that are nearly alike.
    public CaseRemarks fellowsOf(String id) {
        return new CaseRemarks(blanks, CasePair.among(alikeIds, Set.of(id)));
    }

    /// The same naming no other case than those of the ids.
    public CaseRemarks naming(Set<String> ids) {
        return new CaseRemarks(blanks, CasePair.among(alikeIds, ids));
    }

    /// Looks at cases as they are read (*sökning*). Memory holds five bytes a case.
    public static final class Search {
        private final Predicate<? super Case> wanted;
        private final BlankCount blank = new BlankCount();
        private final IdSet seen = new IdSet();
        private final Set<Long> suspects = new HashSet<>();

        /// @param wanted whether a case is looked at
        public Search(Predicate<? super Case> wanted) {
            this.wanted = wanted;
        }

        /// Takes a case as it is shown.
        public void add(Case fact) {
            if (!wanted.test(fact)) {
                return;
            }
            blank.add(fact);
            long key = IdSet.key(fact.id());
            if (!seen.add(key)) {
                suspects.add(key);
            }
        }

        /// What was found.
        ///
        /// @param asked   fields that matter; a blank in another says nothing
        /// @param columns which fields the files lack
        /// @param again   the same cases: they are read for the ids, and only where two may be alike
        public CaseRemarks found(Set<CaseField> asked, FieldCoverage columns, CaseSource again) {
            var told = EnumSet.noneOf(CaseField.class);
            asked.stream().filter(field -> !columns.isSilent(field)).forEach(told::add);
            return new CaseRemarks(blank.among(told), alike(again));
        }

        private List<CasePair> alike(CaseSource again) {
            var alike = new ArrayList<CasePair>();
            if (suspects.isEmpty()) {
                return alike;
            }
            var first = new HashMap<String, String>();
            var municipalities = new HashMap<String, Integer>();
            again.forEach(fact -> {
                if (wanted.test(fact) && suspects.contains(IdSet.key(fact.id()))) {
                    var compared = IdText.compared(fact.id());
                    var earlier = first.putIfAbsent(compared, fact.id());
                    municipalities.putIfAbsent(compared, fact.municipality());
                    if (earlier != null && !earlier.equals(fact.id())) {
                        alike.add(new CasePair(
                                fact.id(), earlier,
                                municipalities.getOrDefault(compared, 0) == fact.municipality()));
                    }
                }
            });
            Collections.sort(alike);
            return alike;
        }
    }
}
