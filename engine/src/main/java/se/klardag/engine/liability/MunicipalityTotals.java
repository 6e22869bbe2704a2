package se.klardag.engine.liability;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.price.TariffLine;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

/// What the cases of one municipality add up to (*summering per kommun*), on plain numbers: memory does not grow with
/// the number of cases.
public final class MunicipalityTotals {
    private static final Comparator<LeftOutUnder> BY_REASON = Comparator.comparing(LeftOutUnder::reason)
            .thenComparing(LeftOutUnder::reading)
            .thenComparing(LeftOutUnder::confirmedBy);
    private static final Comparator<List<LeftOutUnder>> BY_REASONS = Comparator
            .<List<LeftOutUnder>>comparingInt(List::size)
            .thenComparing((one, other) -> IntStream.range(0, one.size())
                    .map(at -> BY_REASON.compare(one.get(at), other.get(at)))
                    .filter(order -> order != 0)
                    .findFirst()
                    .orElse(0));

    private final Map<Reason, Long> excluded = new EnumMap<>(Reason.class);
    private long added;
    private long cases;
    private long days;
    private long individualCases;
    private long individualDays;
    private long freeDays;
    private long excludedDays;
    private final FreeSums free = new FreeSums();
    private final List<TariffLine> lines;
    private final long[] daysOfLines;
    private final Map<CountedAnyway, MunicipalityTotals> countedAnyway = new LinkedHashMap<>();
    private final Map<List<LeftOutUnder>, MunicipalityTotals> leftOut = new LinkedHashMap<>();
    private final Map<List<LeftOutUnder>, Unsummed> unsummed = new LinkedHashMap<>();
    private final Map<CountedAnyway, Long> excepted = new LinkedHashMap<>();
    private long underReadings;
    private long underSeveralReadings;
    private long underExceptions;
    private final Map<Finding, FoundCases> found = new EnumMap<>(Finding.class);

    public MunicipalityTotals() {
        this(List.of());
    }

    /// @param lines of a tariff that price a day by its number in the stay
    public MunicipalityTotals(List<TariffLine> lines) {
        this.lines = List.copyOf(lines);
        this.daysOfLines = new long[lines.size()];
    }

    /// A pool for days that have this price.
    public static MunicipalityTotals under(Price price) {
        return switch (price) {
            case Price.Tariff tariff -> new MunicipalityTotals(tariff.lines());
            case Price.PerDay _,Price.Nothing _,Price.Unknown _ -> new MunicipalityTotals();
        };
    }

    /// The figures that the model starts from.
    public TotalsFigures figures(Liability liability, Optional<Figure> deciding) {
        return TotalsFigures.of(cases, days, individualCases, individualDays, daysOfLines(), liability, deciding);
    }

    /// Adds one case of the month.
    public void add(Assessment.InMonth here) {
        var split = here.split();
        added++;
        if (here.verdict() instanceof Verdict.LeftOut leftOut) {
            excluded.merge(leftOut.reason(), 1L, Long::sum);
            if (leftOut.by().value() == Effect.OUT_OF_NUMERATOR) {
                cases++;
            }
        } else if (inAverage(here)) {
            cases++;
        }
        addDays(split.inAverage(), split.individualDays(), split.free());
        excludedDays = Math.addExact(excludedDays, split.excluded());
        for (int i = 0; i < daysOfLines.length; i++) {
            long numbered = lines.get(i).days().value().of(here.before(), split.individualDays());
            daysOfLines[i] = Math.addExact(daysOfLines[i], numbered);
        }
    }

    /// Adds one case that counts, with all of its days in the average, or followed.
    public void addAveraged(long counted) {
        added++;
        cases++;
        days = Math.addExact(days, counted);
    }

    /// Adds one case that counts and is billed on its own, at one price for each day.
    ///
    /// @param liable days that are charged, 1 or more
    /// @param freed  days that are not
    public void addLiable(long liable, long freed) {
        added++;
        cases++;
        addDays(0, liable, freed);
    }

    private void addDays(long average, long liable, long freed) {
        if (liable > 0) {
            individualCases++;
        }
        days = Math.addExact(days, average);
        individualDays = Math.addExact(individualDays, liable);
        freeDays = Math.addExact(freeDays, freed);
    }

    /// Notes that a case of the sums has something recorded that the terms do not use.
    public void addFound(Finding finding, Assessment.InMonth here) {
        var split = here.split();
        found.merge(
                finding, new FoundCases(finding, 1, Math.addExact(split.inAverage(), split.individualDays())),
                FoundCases::plus);
    }

    /// Cases with something recorded that the terms do not use, by finding, in the order of their declaration.
    public List<FoundCases> found() {
        return List.copyOf(found.values());
    }

    /// Adds one case of the month that no sum has: its days are all free, or it is left out and would have had no other.
    ///
    /// @param rule of its free days; empty where it has no day
    public void addBeside(Assessment.InMonth here, Optional<Term<FreeDays>> rule) {
        switch (here.verdict()) {
            case Verdict.LeftOut(var reason, var _) -> {
                excluded.merge(reason, 1L, Long::sum);
                freeDays = Math.addExact(freeDays, here.split().free());
            }
            case Verdict.Counts _ -> addFree(rule, here.split().free());
        }
        excludedDays = Math.addExact(excludedDays, here.split().excluded());
    }

    /// Adds one case that counts and that no sum has: its days are all free.
    ///
    /// @param rule of its free days; empty where it has no day
    public void addFree(Optional<Term<FreeDays>> rule, long freed) {
        free.add(rule, freed);
        freeDays = Math.addExact(freeDays, freed);
    }

    /// Notes the rule of a counted case's free days, where it is too weak for a binding bill.
    public void addFreedBy(Term<FreeDays> rule) {
        free.note(rule);
    }

    /// Rules of free days that its cases rest on and that are too weak for a binding bill.
    public List<Term<FreeDays>> unread() {
        return free.unread();
    }

    /// Cases that count and have no liable day, by the rule of their free days; those without any day last. Under a model
    /// without free days there are none.
    public List<FreeCases> freeCases() {
        return free.all();
    }

    /// Adds one case to the sums of each reading that counts it, or would leave it out in another way than a rule does, and to exceptions.
    ///
    /// @param shows whether the case shows what another reading would leave it out for
    public void addToReadings(Assessment.InMonth here, Terms terms, Predicate<CountedAnyway> shows) {
        var named = terms.population().countedAnyway();
        if (named.isEmpty()) {
            return;
        }
        if (here.verdict() instanceof Verdict.LeftOut(var reason, var by)) {
            int more = by.value() == Effect.OUT_OF_NUMERATOR ? 1 : -1;
            terms.population()
                    .otherwiseLeftOut(reason, by.value())
                    .filter(shows)
                    .forEach(
                            each -> countedAnyway.computeIfAbsent(each,
                                    _ -> new MunicipalityTotals(lines)).cases += more);
            return;
        }
        int readings = 0;
        boolean excepts = false;
        for (int i = 0; i < named.size(); i++) { // no iterator for each row
            var each = named.get(i);
            if (each.isReading() && shows.test(each)) {
                var more = countedAnyway.computeIfAbsent(each, _ -> new MunicipalityTotals(lines));
                more.add(here);
                if (terms.population().otherwise(each) == Effect.OUT_OF_NUMERATOR) {
                    more.cases--; // it would stay in the denominator
                }
                readings++;
            } else if (each.isException() && shows.test(each)) {
                excepted.merge(each, 1L, Long::sum);
                excepts = true;
            }
        }
        underReadings += readings > 0 ? 1 : 0;
        underSeveralReadings += readings > 1 ? 1 : 0;
        underExceptions += excepts ? 1 : 0;
    }

    /// What of the sums is there by a reading of the text only, by reading, in the order of the reasons: that of the cases
    /// tells nothing.
    public Map<CountedAnyway, MunicipalityTotals> countedAnyway() {
        return inOrder(countedAnyway,
                Comparator.comparing(CountedAnyway::reason).thenComparing(CountedAnyway::reading));
    }

    /// How many cases count that a rule would leave out, were they not excepted, by exception, in the order of the reasons.
    public Map<CountedAnyway, Long> excepted() {
        return inOrder(excepted, Comparator.comparing(CountedAnyway::reason)
                .thenComparing(named -> named.effect().provenance().source().cited()));
    }

    /// Adds one case, left out by readings of unclear texts, to what the sums would be more had none of them been.
    ///
    /// @param under  the readings that fall: without the last of them alone, another would leave the case out
    /// @param then   the case then
    /// @param effect what leaving it out did before: a case that stays in the denominator is in these sums already
    public void addLeftOut(List<LeftOutUnder> under, Assessment.InMonth then, Effect effect) {
        var more = leftOut.computeIfAbsent(under, _ -> new MunicipalityTotals(lines));
        more.add(then);
        if (then.verdict() instanceof Verdict.LeftOut) {
            more.added--;
        }
        if (effect == Effect.OUT_OF_NUMERATOR) {
            more.cases--;
        }
    }

    /// What the sums would be more for the cases that each list of readings leaves out together, in the order of the reasons; those that
    /// one reading leaves out first.
    public Map<List<LeftOutUnder>, MunicipalityTotals> leftOut() {
        return inOrder(leftOut, BY_REASONS);
    }

    /// What the sums would be more without some readings: the cases that they leave out, alone or together.
    public MunicipalityTotals without(List<LeftOutUnder> under) {
        var more = new MunicipalityTotals(lines);
        for (var each : leftOut.entrySet()) {
            if (under.containsAll(each.getKey())) {
                more = more.and(each.getValue(), 1);
            }
        }
        return more;
    }

    /// Cases left out by readings whose days had they been counted nobody knows (*ej beräknade*).
    ///
    /// @param cases how many
    /// @param gap   the value that the first of them lacks
    public record Unsummed(long cases, RuleGapException gap) {}

    /// Adds one case, left out by readings of unclear texts, that lacks a value by which it would have days.
    public void addUnsummed(List<LeftOutUnder> under, RuleGapException gap) {
        unsummed.merge(under, new Unsummed(1, gap), (all, one) -> new Unsummed(all.cases() + one.cases(), all.gap()));
    }

    /// The cases of which no sum can be told, by readings, in the order of the reasons.
    public Map<List<LeftOutUnder>, Unsummed> unsummed() {
        return inOrder(unsummed, BY_REASONS);
    }

    private static <K, T> Map<K, T> inOrder(Map<K, T> any, Comparator<K> order) {
        var ordered = new LinkedHashMap<K, T>();
        any.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(order))
                .forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    /// The figures that the model would start from with those cases counted.
    ///
    /// @param more what the sums would be more
    public TotalsFigures figuresWith(MunicipalityTotals more, Liability liability, Optional<Figure> deciding) {
        return and(more, 1).figures(liability, deciding);
    }

    /// Cases that count by an exception, each once.
    public long underExceptions() {
        return underExceptions;
    }

    /// Cases that are there by a reading of the text only, each once.
    public long underReadings() {
        return underReadings;
    }

    /// Of those, the cases that are in the sums of more than one reading.
    public long underSeveralReadings() {
        return underSeveralReadings;
    }

    /// The figures that the model would start from without some of the cases.
    ///
    /// @param part sums of cases that are in these
    public TotalsFigures figuresWithout(MunicipalityTotals part, Liability liability, Optional<Figure> deciding) {
        return and(part, -1).figures(liability, deciding);
    }

    /// What figures are made of, with some cases more (1) or less (-1).
    private MunicipalityTotals and(MunicipalityTotals part, int sign) {
        var sum = new MunicipalityTotals(lines);
        sum.cases = cases + sign * part.cases;
        sum.days = Math.addExact(days, sign * part.days);
        sum.individualCases = individualCases + sign * part.individualCases;
        sum.individualDays = Math.addExact(individualDays, sign * part.individualDays);
        for (int i = 0; i < daysOfLines.length; i++) {
            sum.daysOfLines[i] = Math.addExact(daysOfLines[i], sign * part.daysOfLines[i]);
        }
        return sum;
    }

    /// Whether a counted case is in the average: a long-stayer is only when the average keeps some of its days.
    static boolean inAverage(Assessment.InMonth here) {
        return !here.longStay() || here.split().inAverage() > 0;
    }

    /// Every case that was added to the sums, whatever became of it.
    public long added() {
        return added;
    }

    /// Cases in the average, or followed.
    public long cases() {
        return cases;
    }

    /// Days in the average, or followed.
    public long days() {
        return days;
    }

    /// Cases with days billed case by case.
    public long individualCases() {
        return individualCases;
    }

    /// Days billed case by case: every liable day, or a long-stayer's under an average.
    public long individualDays() {
        return individualDays;
    }

    /// Of those, the days that each line of the tariff reaches, in its order.
    public List<Long> daysOfLines() {
        return Arrays.stream(daysOfLines).boxed().toList();
    }

    /// Days not charged.
    public long freeDays() {
        return freeDays;
    }

    /// Days of cases left out.
    public long excludedDays() {
        return excludedDays;
    }

    /// Cases left out, by reason, in the order of the reasons' declaration.
    public Map<Reason, Long> excluded() {
        return Collections.unmodifiableMap(excluded);
    }
}
