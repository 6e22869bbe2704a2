package se.klardag.cli.month;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import se.klardag.cli.cases.IdSet;
import se.klardag.cli.cases.Overlaps;
import se.klardag.engine.basis.RepeatedStay;
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
/// for twice. Two that merely share time are found too, where both are charged: the same days are paid for twice. Where the
/// files have no pseudonym, none can be found.
public final class RepeatedStays {
    /// So many cases are kept as they are read; of more, the files are read again where there is something to tell.
    private static final int MOST_KEPT = 200_000;

    private final AgreementTerms terms;
    private final int mostKept;
    private final MonthFilter filter;
    private final Overlaps periods = new Overlaps();
    private final List<RecordedCase> kept = new ArrayList<>();
    private int count;

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
        periods.add(patient, fact.readyNoticeAt(), Overlaps.end(fact), count++, true);
        if (count <= mostKept) {
            kept.add(RecordedCase.copyOf(fact));
        } else {
            kept.clear();
        }
    }

    /// What was found (*funna vistelser*).
    ///
    /// @param repeats  stays that come more than once
    /// @param overlaps other periods of a patient that share time with an earlier one, both counted
    public record Found(List<RepeatedStay> repeats, List<RepeatedStay> overlaps) {}

    /// The repeats and overlaps among the cases taken, in the order of their ids.
    ///
    /// @param again the same cases in the same order: they are read for the ids and for what counts, and only where there
    ///              is something to tell of more cases than are kept
    public Found find(CaseSource again) {
        var alike = periods.alike();
        var suspects = periods.suspects();
        if (alike.isEmpty() && suspects.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        var asked = new HashSet<>(suspects);
        alike.forEach(each -> {
            asked.add(each.place());
            asked.add(each.earlierPlace());
        });
        var ids = new HashMap<Long, String>();
        var charged = new HashSet<Long>();
        var next = new AtomicLong();
        var cases = count <= mostKept ? (CaseSource) kept::forEach : again;
        cases.forEach(fact -> {
            if (!filter.lets(fact)) {
                return;
            }
            long place = next.getAndIncrement();
            if (asked.contains(place)) {
                ids.put(place, fact.id());
                if (suspects.contains(place) && isCharged(fact)) {
                    charged.add(place);
                }
            }
        });
        var overlaps = new ArrayList<>(periods.at(charged).find());
        overlaps.removeAll(alike);
        return new Found(named(alike, ids), named(overlaps, ids));
    }

    /// Whether the case counts and may cost something; one that cannot be told by the terms is taken to.
    private boolean isCharged(Case fact) {
        try {
            return MonthExplainer.explainCase(fact, terms)
                    .stream()
                    .map(ExplainedCase::assessment)
                    .anyMatch(each -> each.listed() && each.verdict() instanceof Verdict.Counts);
        } catch (RuleGapException _) {
            return true;
        }
    }

    private static List<RepeatedStay> named(List<Overlaps.Overlap> found, Map<Long, String> ids) {
        return found.stream()
                .map(each -> new RepeatedStay(
                        ids.getOrDefault(each.place(), ""), ids.getOrDefault(each.earlierPlace(), "")))
                .sorted()
                .toList();
    }
}
