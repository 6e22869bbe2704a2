package se.klardag.cli.month;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.cases.IdSet;
import se.klardag.cli.cases.Overlaps;
import se.klardag.cli.cases.plain.PassedRow;
import se.klardag.cli.cases.row.CharField;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;
import se.klardag.engine.days.CountedDays;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.value.RuleGapException;

/// Finds stays of a month that the files hold more than once, under ids of their own (*upprepade vistelser*): the same
/// patient with the same ready notice, who left or was no longer ready at the same minute. Billed, one stay would be paid
/// for twice. Two that merely share time are found too, where both are charged, with the days that are paid for twice; where a
/// case counts in the month in which it closes, one of the two may be of another month. Cases without a pseudonym are counted,
/// since nothing of this can be found of them, and those of them that differ in the id alone are told.
public final class RepeatedStays {
    /// So many cases are kept as they are read; of more, the files are read again where there is something to tell.
    private static final int MOST_KEPT = 200_000;
    /// So many of the months around it.
    private static final int MOST_NEAR = 400_000;
    /// So many days before the month a case may have closed that is looked at. Who waits longer was told of when that one closed.
    private static final int FAR = 366;
    /// An odd number whose bits are half ones.
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final AgreementTerms terms;
    private final int mostKept;
    private final MonthFilter filter;
    private final List<MonthFilter> near;
    private final Overlaps periods = new Overlaps();
    private final Overlaps longBefore = new Overlaps();
    private final List<RecordedCase> kept = new ArrayList<>();
    private final BitSet blank = new BitSet();
    private final IdSet unnamed = new IdSet();
    private final Set<Long> suspectUnnamed = new HashSet<>();
    private int count;
    private long shown;
    private long own;
    private long unseen;

    public RepeatedStays(AgreementTerms terms) {
        this(terms, MOST_KEPT);
    }

    RepeatedStays(AgreementTerms terms, int mostKept) {
        this.terms = terms;
        this.mostKept = mostKept;
        filter = MonthFilter.of(terms);
        near = near(terms);
    }

    /// Takes a case as it is read; those of months far from this one are left out.
    /// Patients are one by the form in which ids are compared.
    public void add(Case fact) {
        if (isWanted(fact)) {
            take(fact, patient(fact), asWritten(fact));
        } else {
            pass(asWritten(fact), fact.readyNoticeAt(), Overlaps.end(fact), place(fact, shown++));
        }
    }

    /// Notes a row that is not shown as a case.
    public void pass(PassedRow row) {
        pass(row.patientHash(), row.readyNoticeAt(), row.dischargedAt(), farAway(row.origin().packed()));
    }

    /// A case that closed long before: an overlap with it is paid for twice too. Of rows that are not shown, only the pseudonym as it is
    /// written is known.
    private void pass(long written, long start, long end, long place) {
        if (!near.isEmpty() && isBefore(end)) {
            longBefore.add(written, start, end, place, false);
        }
    }

    private static long asWritten(Case fact) {
        var pseudonym = fact.patient().toCharArray();
        return pseudonym.length == 0 ? 0 : CharField.hash(pseudonym, 0, pseudonym.length);
    }

    private boolean isBefore(long end) {
        long first = filter.month().firstDay();
        return WallClock.isKnown(end) && WallClock.dayOf(end) < first && WallClock.dayOf(end) >= first - FAR;
    }

    /// Below 0, unlike those of cases that may be kept: by the row, or by how many were shown before it where no file states the
    /// case.
    private static long place(Case fact, long shown) {
        return farAway(fact.origin().equals(CaseOrigin.NONE) ? shown : fact.origin().packed());
    }

    private static long farAway(long number) {
        return -1 - number;
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
        if (isWanted(fact)) {
            take(fact, patient, patient);
        } else {
            pass(patient, fact.readyNoticeAt(), Overlaps.end(fact), place(fact, shown++));
        }
    }

    private boolean isKept() {
        return own <= mostKept && count - own <= MOST_NEAR;
    }

    private boolean isWanted(Case fact) {
        return filter.lets(fact) || isNear(fact);
    }

    /// Where a case counts in the month in which it closes, one that closes later, or closed in the month before, may have days of a
    /// case of this month too; so may one that closed earlier, but seldom.
    ///
    /// @return none where days count one by one
    public static List<MonthFilter> near(AgreementTerms terms) {
        var own = MonthFilter.of(terms);
        return own.least() == MonthFilter.Least.CLOSED_IN_MONTH
                ? List.of(
                        new MonthFilter(own.month(), MonthFilter.Least.PRESENT_IN_MONTH),
                        new MonthFilter(
                                Period.of(own.month().month().minusMonths(1)), MonthFilter.Least.CLOSED_IN_MONTH))
                : List.of();
    }

    private boolean isNear(Case fact) {
        for (var month : near) {
            if (month.lets(fact)) {
                return true;
            }
        }
        return false;
    }

    private void take(Case fact, long patient, long written) {
        boolean ofMonth = filter.lets(fact);
        own += ofMonth ? 1 : 0;
        if (patient == 0 && ofMonth) {
            unseen++;
            blank.set(count);
            long content = content(fact);
            if (!unnamed.add(content)) {
                suspectUnnamed.add(content);
            }
        }
        if (ofMonth && !near.isEmpty()) {
            longBefore.add(written, fact.readyNoticeAt(), Overlaps.end(fact), count, true);
        }
        periods.add(patient, fact.readyNoticeAt(), Overlaps.end(fact), count++, ofMonth);
        if (isKept()) {
            kept.add(RecordedCase.copyOf(fact));
        } else {
            kept.clear();
        }
    }

    /// A case that has a pseudonym may be the same stay as one that has none: looked for among the cases that are kept.
    private void suspectNamed() {
        if (unseen == 0 || !isKept()) {
            return;
        }
        var contents = new HashSet<Long>();
        blank.stream().forEach(place -> contents.add(content(kept.get(place))));
        for (int place = 0; place < kept.size(); place++) {
            if (!blank.get(place) && filter.lets(kept.get(place)) && contents.contains(content(kept.get(place)))) {
                suspectUnnamed.add(content(kept.get(place)));
            }
        }
    }

    /// Cases of which nothing can be found; the only case of a month has no fellow.
    private long unseen() {
        return own > 1 ? unseen : 0;
    }

    /// What was found, in the order of the ids.
    ///
    /// @param source the same cases in the same order: they are read for the ids and for what counts, and only where there
    ///               is something to tell of more cases than are kept
    public FoundStays find(CaseSource source) {
        var alike = periods.alike();
        var suspects = new HashSet<>(periods.suspects());
        suspects.addAll(longBefore.suspects());
        suspectNamed();
        if (alike.isEmpty() && suspects.isEmpty() && suspectUnnamed.isEmpty()) {
            return new FoundStays(List.of(), List.of(), false, unseen(), List.of());
        }
        var asked = new HashSet<>(suspects);
        alike.forEach(each -> {
            asked.add(each.place());
            asked.add(each.earlierPlace());
        });
        var again = new Suspects(new TreeMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        var next = new AtomicLong();
        var others = new AtomicLong();
        boolean allKept = isKept() && asked.stream().allMatch(place -> place >= 0);
        var cases = allKept ? (CaseSource) kept::forEach : source;
        cases.forEach(fact -> {
            if (!isWanted(fact)) {
                again.take(fact, place(fact, others.getAndIncrement()), asked, this::charged);
            } else {
                long place = next.getAndIncrement();
                if (filter.lets(fact) && suspectUnnamed.contains(content(fact))) {
                    again.unnamed().add(new Unnamed(RecordedCase.copyOf(fact), blank.get(Math.toIntExact(place))));
                }
                again.take(fact, place, asked, this::charged);
            }
        });
        return again.found(periods, longBefore, unseen());
    }

    /// Cases read again (*misstänkta ärenden*), by id: what is found does not hang on the order of the rows.
    ///
    /// @param placeOf each that may have a fellow
    /// @param municipalityOf of registration, of the same cases
    /// @param charged dates of those that may be paid for
    /// @param unnamed those without a pseudonym that may be alike
    private record Suspects(
            SortedMap<String, Long> placeOf,
            Map<String, Integer> municipalityOf,
            Map<String, List<CountedDays>> charged,
            List<Unnamed> unnamed) {
        void take(Case fact, long place, Set<Long> asked, Function<Case, Optional<List<CountedDays>>> days) {
            if (asked.contains(place)) {
                placeOf.put(fact.id(), place);
                municipalityOf.put(fact.id(), fact.municipality());
                days.apply(fact).ifPresent(each -> charged.put(fact.id(), each));
            }
        }

        FoundStays found(Overlaps periods, Overlaps longBefore, long unseen) {
            var ids = List.copyOf(placeOf.keySet());
            var rank = new HashMap<Long, Long>();
            for (int i = 0; i < ids.size(); i++) {
                rank.put(placeOf.getOrDefault(ids.get(i), 0L), (long) i);
            }
            var alike = periods.moved(rank).alike();
            rank.values().removeIf(each -> !charged.containsKey(ids.get(Math.toIntExact(each))));
            var overlaps = new ArrayList<>(periods.moved(rank).lasting().find());
            overlaps.removeAll(alike);
            var shared = overlaps.stream().map(each -> shared(pair(each, ids))).toList();
            // of rows that are not shown, the withdrawal is not known before they are read again
            var before = longBefore.moved(rank)
                    .lasting()
                    .find()
                    .stream()
                    .map(each -> shared(pair(each, ids)))
                    .filter(each -> each.days() > 0 && (isFar(each.cases().id()) || isFar(each.cases().first())));
            return new FoundStays(
                    alike.stream().map(each -> pair(each, ids)).sorted().toList(),
                    Stream.concat(shared.stream(), before).distinct().sorted().toList(),
                    false, unseen, RepeatedStays.alike(unnamed));
        }

        private boolean isFar(String id) {
            return placeOf.getOrDefault(id, 0L) < 0;
        }

        private CasePair pair(Overlaps.Overlap pair, List<String> ids) {
            var id = ids.get(Math.toIntExact(pair.place()));
            var first = ids.get(Math.toIntExact(pair.earlierPlace()));
            return new CasePair(
                    id, first,
                    municipalityOf.getOrDefault(id, 0).equals(municipalityOf.getOrDefault(first, 0)));
        }

        private SharedDays shared(CasePair pair) {
            return new SharedDays(pair, days(
                    charged.getOrDefault(pair.id(), List.of()), charged.getOrDefault(pair.first(), List.of())));
        }
    }

    /// How many dates count in both of two cases, one of them of the month.
    public long shared(RecordedCase one, RecordedCase other) {
        return days(charged(one).orElse(List.of()), charged(other).orElse(List.of()));
    }

    private static long days(List<CountedDays> one, List<CountedDays> other) {
        return one.stream().flatMapToLong(part -> other.stream().mapToLong(part::sharedWith)).sum();
    }

    /// Its dates, where the case counts and may cost something; no dates where that cannot be told by the terms.
    private Optional<List<CountedDays>> charged(Case fact) {
        try {
            if (!filter.lets(fact)) {
                return chargedElsewhere(fact);
            }
            var parts = MonthExplainer.explainCase(fact, terms);
            return parts.stream()
                    .map(ExplainedCase::assessment)
                    .anyMatch(each -> each.listed() && each.verdict() instanceof Verdict.Counts)
                            ? Optional.of(parts.stream().map(ExplainedCase::countedDays).toList())
                            : Optional.empty();
        } catch (RuleGapException _) {
            return Optional.of(List.of());
        }
    }

    /// The same of a case that counts in the month in which it closes, by the terms of this one.
    private Optional<List<CountedDays>> chargedElsewhere(Case fact) {
        var days = terms.current().of(fact.careType()) instanceof CareTerms.Known known
                && known.terms().attribution() instanceof Attribution.ClosedInMonth
                        ? CountedDays.of(fact, known.terms(), filter.month().endDay() * WallClock.DAY)
                        : CountedDays.NONE;
        return days.span().count() == 0 ? Optional.empty() : Optional.of(List.of(days));
    }

    /// A hash of when things happened: the same for two cases that say the same.
    private static long content(Case fact) {
        long hash = 0;
        for (long moment : new long[]{fact.admittedAt(), fact.readyAt(), fact.readyNoticeAt(), Overlaps.end(fact)}) {
            hash = (hash ^ moment) * MIX;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash;
    }

    /// A case that may be alike with another (*ärende utan pseudonym*).
    ///
    /// @param isBlank whether it has no pseudonym
    private record Unnamed(RecordedCase fact, boolean isBlank) {}

    /// Those that say the same in all but the id, each with the first of them by id, where one has no pseudonym.
    private static List<CasePair> alike(List<Unnamed> facts) {
        var alike = new HashMap<RecordedCase, List<Unnamed>>();
        facts.forEach(each -> alike.computeIfAbsent(each.fact().nameless(), _ -> new ArrayList<>()).add(each));
        var pairs = new ArrayList<CasePair>();
        alike.values().stream().filter(each -> each.stream().anyMatch(Unnamed::isBlank)).forEach(each -> {
            each.sort(Comparator.comparing(one -> one.fact().id()));
            var first = each.getFirst().fact();
            each.stream()
                    .skip(1)
                    .map(Unnamed::fact)
                    .forEach(fact -> pairs.add(new CasePair(
                            fact.id(), first.id(), fact.municipality() == first.municipality())));
        });
        Collections.sort(pairs);
        return pairs;
    }
}
