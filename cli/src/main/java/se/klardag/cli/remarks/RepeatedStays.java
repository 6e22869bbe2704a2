package se.klardag.cli.remarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import se.klardag.cli.cases.IdSet;
import se.klardag.cli.cases.Overlaps;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.RuleGapException;

/// Finds stays of a month that the files hold more than once, under ids of their own (*upprepade vistelser*): the same
/// patient with the same ready notice, who left or was no longer ready at the same minute. Billed, one stay would be paid
/// for twice. Two that merely share time are found too, where both are charged, with the days that are paid for twice. Cases
/// without a pseudonym are counted, since nothing of this can be found of them, and those of them that differ in the id alone
/// are told.
public final class RepeatedStays {
    /// So many cases are kept as they are read; of more, the files are read again where there is something to tell.
    private static final int MOST_KEPT = 200_000;
    /// An odd number whose bits are half ones.
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final AgreementTerms terms;
    private final int mostKept;
    private final MonthFilter filter;
    private final Overlaps periods = new Overlaps();
    private final List<RecordedCase> kept = new ArrayList<>();
    private final IdSet unnamed = new IdSet();
    private final Set<Long> suspectUnnamed = new HashSet<>();
    private int count;
    private long unseen;

    public RepeatedStays(AgreementTerms terms) {
        this(terms, MOST_KEPT);
    }

    RepeatedStays(AgreementTerms terms, int mostKept) {
        this.terms = terms;
        this.mostKept = mostKept;
        filter = MonthFilter.of(terms);
    }

    /// Takes a case as it is read; those of other months are left out.
    /// Patients are one by the form in which ids are compared.
    public void add(Case fact) {
        if (filter.lets(fact)) {
            take(fact, patient(fact));
        }
    }

    /// One key for all ways to write a pseudonym; 0 when it is blank.
    public static long patient(Case fact) {
        var pseudonym = fact.patient();
        return pseudonym.isEmpty() ? 0 : IdSet.key(pseudonym);
    }

    /// Takes a case of which the patient is not at hand.
    ///
    /// @param patient as [#patient] tells
    public void add(Case fact, long patient) {
        if (filter.lets(fact)) {
            take(fact, patient);
        }
    }

    private void take(Case fact, long patient) {
        if (patient == 0) {
            unseen++;
            long content = content(fact);
            if (!unnamed.add(content)) {
                suspectUnnamed.add(content);
            }
        }
        periods.add(patient, fact.readyNoticeAt(), Overlaps.end(fact), count++, true);
        if (count <= mostKept) {
            kept.add(RecordedCase.copyOf(fact));
        } else {
            kept.clear();
        }
    }

    /// Cases of which nothing can be found; the only case of a month has no fellow.
    private long unseen() {
        return count > 1 ? unseen : 0;
    }

    /// What was found, in the order of the ids.
    ///
    /// @param source the same cases in the same order: they are read for the ids and for what counts, and only where there
    ///               is something to tell of more cases than are kept
    public FoundStays find(CaseSource source) {
        var alike = periods.alike();
        var suspects = periods.suspects();
        if (alike.isEmpty() && suspects.isEmpty() && suspectUnnamed.isEmpty()) {
            return new FoundStays(List.of(), List.of(), false, unseen(), List.of());
        }
        var asked = new HashSet<>(suspects);
        alike.forEach(each -> {
            asked.add(each.place());
            asked.add(each.earlierPlace());
        });
        var again = new Suspects(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
        var next = new AtomicLong();
        var cases = count <= mostKept ? (CaseSource) kept::forEach : source;
        cases.forEach(fact -> {
            if (filter.lets(fact)) {
                long place = next.getAndIncrement();
                if (suspectUnnamed.contains(content(fact))) {
                    again.unnamed().add(RecordedCase.copyOf(fact));
                }
                if (asked.contains(place)) {
                    again.placeOf().put(fact.id(), place);
                    if (suspects.contains(place)) {
                        charged(fact).ifPresent(parts -> again.charged().put(fact.id(), parts));
                    }
                }
            }
        });
        return again.found(periods, unseen());
    }

    /// Cases read again (*misstänkta ärenden*), by id: what is found does not hang on the order of the rows.
    ///
    /// @param placeOf each that may have a fellow
    /// @param charged the parts of those that may be paid for
    /// @param unnamed those without a pseudonym that may be alike
    private record Suspects(
            SortedMap<String, Long> placeOf,
            Map<String, List<ExplainedCase>> charged,
            List<RecordedCase> unnamed) {
        FoundStays found(Overlaps periods, long unseen) {
            var ids = List.copyOf(placeOf.keySet());
            var rank = new HashMap<Long, Long>();
            for (int i = 0; i < ids.size(); i++) {
                rank.put(placeOf.getOrDefault(ids.get(i), 0L), (long) i);
            }
            var alike = periods.moved(rank).alike();
            rank.values().removeIf(each -> !charged.containsKey(ids.get(Math.toIntExact(each))));
            var overlaps = new ArrayList<>(periods.moved(rank).lasting().find());
            overlaps.removeAll(alike);
            return new FoundStays(
                    alike.stream().map(each -> pair(each, ids)).sorted().toList(),
                    overlaps.stream().map(each -> shared(pair(each, ids))).sorted().toList(),
                    false, unseen, RepeatedStays.alike(unnamed));
        }

        private static CasePair pair(Overlaps.Overlap pair, List<String> ids) {
            return new CasePair(
                    ids.get(Math.toIntExact(pair.place())), ids.get(Math.toIntExact(pair.earlierPlace())));
        }

        private SharedDays shared(CasePair pair) {
            var earlier = charged.getOrDefault(pair.first(), List.of());
            return new SharedDays(pair, charged.getOrDefault(pair.id(), List.of())
                    .stream()
                    .flatMapToLong(part -> earlier.stream().mapToLong(part::daysSharedWith))
                    .sum());
        }
    }

    /// Its parts, where the case counts and may cost something; no parts where that cannot be told by the terms.
    private Optional<List<ExplainedCase>> charged(Case fact) {
        try {
            var parts = MonthExplainer.explainCase(fact, terms);
            return parts.stream()
                    .map(ExplainedCase::assessment)
                    .anyMatch(each -> each.listed() && each.verdict() instanceof Verdict.Counts)
                            ? Optional.of(parts)
                            : Optional.empty();
        } catch (RuleGapException _) {
            return Optional.of(List.of());
        }
    }

    /// A hash of when things happened: the same for two cases that say the same.
    private static long content(Case fact) {
        long hash = fact.municipality();
        for (long moment : new long[]{fact.admittedAt(), fact.readyAt(), fact.readyNoticeAt(), Overlaps.end(fact)}) {
            hash = (hash ^ moment) * MIX;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash;
    }

    /// Those that say the same in all but the id, each with the first of them by id.
    private static List<CasePair> alike(List<RecordedCase> facts) {
        var ids = new HashMap<RecordedCase, TreeSet<String>>();
        facts.forEach(fact -> ids.computeIfAbsent(fact.nameless(), _ -> new TreeSet<>()).add(fact.id()));
        return ids.values()
                .stream()
                .flatMap(alike -> alike.stream().skip(1).map(id -> new CasePair(id, alike.first())))
                .sorted()
                .toList();
    }
}
