package se.klardag.cli.month;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import se.klardag.cli.cases.Overlaps;
import se.klardag.cli.remarks.CaseRemarks;
import se.klardag.engine.basis.RepeatedStay;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.terms.AgreementTerms;

/// Finds stays of a month that the files hold more than once, under ids of their own (*upprepade vistelser*): the same
/// patient with the same ready notice, who left or was no longer ready at the same minute. Billed, one stay would be paid
/// for twice. Where the files have no pseudonym, none can be found.
public final class RepeatedStays {
    private final MonthFilter filter;
    private final Overlaps periods = new Overlaps();
    private int count;

    public RepeatedStays(AgreementTerms terms) {
        filter = MonthFilter.of(terms);
    }

    /// Takes a case as it is read; those of other months are left out.
    /// Patients are one by the form in which ids are compared.
    public void add(Case fact) {
        if (filter.lets(fact)) {
            add(fact, patient(fact));
        }
    }

    /// One key for all ways to write a pseudonym; 0 when it is blank.
    public static long patient(Case fact) {
        var pseudonym = fact.patient();
        return pseudonym.isEmpty() ? 0 : CaseRemarks.key(pseudonym);
    }

    /// Takes a case of which the patient is not at hand.
    ///
    /// @param patient as [#patient] tells
    public void add(Case fact, long patient) {
        if (filter.lets(fact)) {
            periods.add(patient, fact.readyNoticeAt(), Overlaps.end(fact), count++, true);
        }
    }

    /// The repeats among the cases taken, in the order of the files.
    ///
    /// @param again the same cases in the same order: they are read for the ids, and only where there is a repeat
    public List<RepeatedStay> find(CaseSource again) {
        var found = periods.alike();
        if (found.isEmpty()) {
            return List.of();
        }
        var ids = new HashMap<Long, String>();
        found.forEach(each -> {
            ids.put(each.place(), "");
            ids.put(each.earlierPlace(), "");
        });
        var place = new AtomicLong();
        again.forEach(fact -> {
            if (filter.lets(fact)) {
                ids.computeIfPresent(place.getAndIncrement(), (_, _) -> fact.id());
            }
        });
        return found.stream()
                .map(each -> new RepeatedStay(
                        ids.getOrDefault(each.place(), ""), ids.getOrDefault(each.earlierPlace(), "")))
                .toList();
    }
}
