package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.BillSlot;
import se.klardag.engine.simulation.CasePart;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.AgreementTerms;

/// Counts every case once under every rule and packs it for drawing (*läggs i lager*).
///
/// A month's cases may stand in for those of any month that counts alike: such months are one *stretch*. Months that count
/// otherwise have a stock of their own.
final class SampleBuilder {
    private final List<List<AgreementTerms>> rules;
    private final int[] stretchOf;
    private final List<BillSlot> slots = new ArrayList<>();
    private final SortedMap<Integer, Gathered> places = new TreeMap<>();
    private final Map<Use, CompiledRule> compiled = new HashMap<>();
    /// By stretch in place of month.
    private final Set<Use> used = new HashSet<>();

    private SampleBuilder(List<List<AgreementTerms>> rules, int months) {
        this.rules = rules;
        this.stretchOf = stretches(rules, months);
    }

    static SampleBuilder of(PeriodCases cases, List<List<AgreementTerms>> rules) {
        var months = cases.months();
        var stocking = new SampleBuilder(rules, months.size());
        for (int month = 0; month < months.size(); month++) {
            stocking.collect(cases.in(months.get(month)), month);
        }
        return stocking;
    }

    private static int[] stretches(List<List<AgreementTerms>> rules, int months) {
        var found = new ArrayList<List<CountingRules>>();
        var stretchOf = new int[months];
        for (int month = 0; month < months; month++) {
            var counting = CountingRules.of(rules, month);
            if (!found.contains(counting)) {
                found.add(counting);
            }
            stretchOf[month] = found.indexOf(counting);
        }
        return stretchOf;
    }

    /// By month, which stretch it belongs to.
    int[] stretchOf() {
        return stretchOf.clone();
    }

    /// By stretch, how many months it has.
    int[] monthsOf() {
        var months = new int[stretchOf.length];
        Arrays.stream(stretchOf).forEach(stretch -> months[stretch]++);
        return months;
    }

    /// The bills that a case was counted on.
    List<BillSlot> slots() {
        return List.copyOf(slots);
    }

    SortedMap<Integer, SampledMunicipality> places() {
        var packed = new TreeMap<Integer, SampledMunicipality>();
        places.forEach((code, gathered) -> packed.put(code, gathered.place()));
        return packed;
    }

    /// The month's price of a bill under a rule; `null` where its terms are not known, and then no case is counted on it.
    @Nullable
    CompiledRule priced(int rule, int month, int slot) {
        return compiled.get(new Use(rule, month, slots.get(slot)));
    }

    /// Kronor of the cases as they are, by municipality and rule: what settling them gives.
    SortedMap<Integer, double[]> asTheyAre() {
        var kronor = new TreeMap<Integer, double[]>();
        places.forEach((code, gathered) -> kronor.put(code, gathered.kronor()));
        return kronor;
    }

    /// A person's cases of the month are one unit; a case without a pseudonym is one by itself.
    private void collect(List<RecordedCase> cases, int month) {
        var units = new LinkedHashMap<Unit, List<CaseSums>>();
        for (var fact : cases) {
            var parts = rules.stream().map(rule -> CasePart.of(fact, rule.get(month))).toList();
            var payers = new TreeSet<Integer>();
            parts.forEach(each -> each.forEach(part -> payers.add(part.payer())));
            for (int payer : payers) {
                unit(fact, payer, parts, month, units);
            }
        }
        units.forEach((unit, sums) -> places.computeIfAbsent(unit.payer(), _ -> new Gathered())
                .add(unit.key(), sums, month));
    }

    private void unit(
            RecordedCase fact, int payer, List<List<CasePart>> parts, int month, Map<Unit, List<CaseSums>> units) {
        var own = new ArrayList<BillSlot>();
        var sums = new ArrayList<CaseSums>();
        for (int rule = 0; rule < rules.size(); rule++) {
            var part = parts.get(rule).stream().filter(each -> each.payer() == payer).findFirst();
            var agreement = rules.get(rule).get(month);
            own.add(part.map(CasePart::slot).orElseGet(() -> BillSlot.of(fact.careType(), agreement)));
            sums.add(part.map(each -> CaseSums.of(each.assessment())).orElse(CaseSums.NONE));
        }
        if (sums.stream().allMatch(CaseSums.NONE::equals)) {
            return;
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            if (!sums.get(rule).equals(CaseSums.NONE)) {
                use(rule, month, own.get(rule));
            } else if (!slots.contains(own.get(rule))) {
                slots.add(own.get(rule));
            }
        }
        var careType = fact.careType() == CareType.NOT_STATED ? CareType.SOMATIC : fact.careType();
        var who = fact.patient().isEmpty() ? "case " + fact.id() : "patient " + fact.patient();
        units.merge(new Unit(payer, new Key(careType, own), who), sums, SampleBuilder::both);
    }

    /// Compiles the price of a bill for every month whose cases can be drawn onto it.
    private void use(int rule, int month, BillSlot slot) {
        if (!used.add(new Use(rule, stretchOf[month], slot))) {
            return;
        }
        if (!slots.contains(slot)) {
            slots.add(slot);
        }
        for (int other = 0; other < stretchOf.length; other++) {
            if (stretchOf[other] == stretchOf[month]) {
                var agreement = rules.get(rule).get(other);
                compiled.computeIfAbsent(
                        new Use(rule, other, slot), _ -> CompiledRule.of(slot.terms(agreement)));
            }
        }
    }

    private static List<CaseSums> both(List<CaseSums> one, List<CaseSums> other) {
        var together = new ArrayList<CaseSums>();
        for (int rule = 0; rule < one.size(); rule++) {
            together.add(one.get(rule).plus(other.get(rule)));
        }
        return together;
    }

    private record Use(int rule, int month, BillSlot slot) {}

    private record Unit(int payer, Key key, String who) {}

    /// Cases that are drawn for each other: of one kind of care, on the same bills.
    private record Key(CareType careType, List<BillSlot> slots) {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::careType)
                .thenComparing(key -> key.slots().toString());
    }

    /// One municipality's units under collection.
    private final class Gathered {
        private final SortedMap<Key, List<List<CaseSums>>> units = new TreeMap<>(Key.ORDER);
        private final Map<Key, int[]> observed = new HashMap<>();
        private final Map<Use, CaseSums> bills = new HashMap<>();

        void add(Key key, List<CaseSums> unit, int month) {
            units.computeIfAbsent(key, _ -> {
                var byStretch = new ArrayList<List<CaseSums>>();
                for (int i = 0; i < stretchOf.length; i++) {
                    byStretch.add(new ArrayList<>());
                }
                return byStretch;
            }).get(stretchOf[month]).addAll(unit);
            observed.computeIfAbsent(key, _ -> new int[stretchOf.length])[month]++;
            for (int rule = 0; rule < rules.size(); rule++) {
                bills.merge(new Use(rule, month, key.slots().get(rule)), unit.get(rule), CaseSums::plus);
            }
        }

        SampledMunicipality place() {
            var strata = new ArrayList<SampledMunicipality.Stratum>();
            units.forEach((key, byStretch) -> strata.add(new SampledMunicipality.Stratum(
                    key.slots().stream().mapToInt(slots::indexOf).toArray(),
                    byStretch.stream()
                            .map(each -> each.stream().mapToLong(PackedSums::of).toArray())
                            .toArray(long[][]::new),
                    monthsOf(),
                    observed.getOrDefault(key, new int[stretchOf.length]))));
            return new SampledMunicipality(strata);
        }

        double[] kronor() {
            var kronor = new double[rules.size()];
            bills.forEach((use, sums) -> {
                var rule = compiled.get(use);
                if (rule != null) {
                    kronor[use.rule()] += rule.kronor(sums.cases(), sums.days(), sums.individualDays());
                }
            });
            return kronor;
        }
    }
}
