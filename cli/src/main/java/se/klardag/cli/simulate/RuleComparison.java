package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.simulation.scenario.ShapleyEffects;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Rulebook;
import se.klardag.rules.TermOverride;
import se.klardag.rules.TermOverrides;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;

/// An agreement, the changes somebody wants to try, and the cases to try them on (*prövning av regler*).
public final class RuleComparison {
    private final Rulebook base;
    private final List<TermOverride> changes;
    private final PeriodCases cases;
    private final Rulebook changed;
    private final boolean other;
    private final Set<Integer> guests;
    private final IdentityHashMap<Rulebook, List<Settlement>> settled = new IdentityHashMap<>();

    /// Lays the changes over the agreement.
    ///
    /// @throws RuleFileException when a change cannot be laid over the agreement
    public RuleComparison(Agreement base, List<TermOverride> changes, PeriodCases cases) {
        this.base = Rulebook.of(base);
        this.changes = List.copyOf(changes);
        this.cases = cases;
        this.changed = with(changes);
        this.other = false;
        this.guests = guests(cases);
    }

    /// Other changes of the same base: what it says of each month is worked out once.
    private RuleComparison(RuleComparison trial, List<TermOverride> instead) {
        this.base = trial.base;
        this.changes = List.copyOf(instead);
        this.cases = trial.cases;
        this.changed = with(instead);
        this.other = false;
        this.guests = trial.guests;
    }

    private RuleComparison(RuleComparison trial, Rulebook instead) {
        this.base = trial.base;
        this.changes = List.of();
        this.cases = trial.cases;
        this.changed = instead;
        this.other = true;
        this.guests = trial.guests;
    }

    /// Another agreement in place of the changes, on the parties of the base.
    RuleComparison against(Agreement instead) {
        return new RuleComparison(this, Rulebook.of(instead));
    }

    /// Other changes in place of these.
    RuleComparison against(List<TermOverride> instead) {
        return new RuleComparison(this, instead);
    }

    /// Whether the changed terms are another agreement's, and no changes of the base.
    public boolean isOther() {
        return other;
    }

    /// Where no case is of a party, the terms are tried on whoever the cases are of: an answer of 0 would be no answer.
    private Set<Integer> guests(PeriodCases cases) {
        var all = cases.all().stream().map(RecordedCase::municipality).collect(Collectors.toCollection(TreeSet::new));
        boolean party = all.isEmpty() || cases.months()
                .stream()
                .map(month -> base.ruling(month.month()).terms().parties())
                .anyMatch(parties -> all.stream().anyMatch(parties::include));
        return party ? Set.of() : all;
    }

    /// Municipalities that are no parties, and tried all the same.
    public Set<Integer> guests() {
        return guests;
    }

    public Agreement base() {
        return base.agreement();
    }

    public Agreement changed() {
        return changed.agreement();
    }

    /// The terms of every month.
    List<AgreementTerms> baseTerms() {
        return terms(base);
    }

    /// The bills of every month under the changed terms.
    List<Settlement> settleChanged() {
        return settle(changed);
    }

    /// The changed terms of every month.
    List<AgreementTerms> changedTerms() {
        return terms(changed);
    }

    /// The changed terms of every month with further changes over them; empty where they leave a gap, or cannot be laid over them.
    ///
    /// @param further as arguments of `--change`
    public Optional<List<AgreementTerms>> changedTerms(List<String> further) {
        try {
            return Optional.of(terms(changed.with(changed().id(), TermOverrides.arguments("--change", further))));
        } catch (RuleGapException | RuleFileException _) {
            return Optional.empty(); // whoever asks must do without them
        }
    }

    /// The base and the changed terms, month by month.
    List<List<AgreementTerms>> rules() {
        return List.of(baseTerms(), changedTerms());
    }

    public List<TermOverride> changes() {
        return changes;
    }

    public PeriodCases cases() {
        return cases;
    }

    private Rulebook with(List<TermOverride> some) {
        return base.with(base().id() + "-changed", some);
    }

    private Rulebook some(List<TermOverride> chosen) {
        return chosen.size() == changes.size() ? changed : with(chosen);
    }

    private List<AgreementTerms> terms(Rulebook rules) {
        return cases.months().stream().map(month -> {
            var terms = rules.ruling(month.month()).terms();
            return (other ? terms.onPartiesOf(base.ruling(month.month()).terms()) : terms).alsoFor(guests);
        }).toList();
    }

    /// What the base and the changed terms give is asked for more than once.
    private List<Settlement> settle(Rulebook rules) {
        return rules == base || rules == changed
                ? settled.computeIfAbsent(rules, _ -> settle(terms(rules), cases))
                : settle(terms(rules), cases);
    }

    static List<Settlement> settle(List<AgreementTerms> terms, PeriodCases cases) {
        return terms.stream()
                .map(each -> MonthRequest.settle(cases.source(each), each, CaseListener.NOBODY))
                .toList();
    }

    /// The agreement as it is, against the changed one.
    public Comparison compare() {
        var before = settle(base);
        var after = changes.isEmpty() && !other ? before : settle(changed);
        var months = new ArrayList<Comparison.Month>();
        for (int i = 0; i < before.size(); i++) {
            months.add(new Comparison.Month(before.get(i), after.get(i)));
        }
        return new Comparison(months);
    }

    /// What each kind of change stands for, by municipality.
    ///
    /// @param kinds      in the order of [EffectKind]; none when nothing is changed
    /// @param amounts    of unrounded bills: a part for each kind
    /// @param toPay      the same of what is to be paid
    /// @param whole      why the effects of the changes cannot be separated; empty when they can
    public record Split(
            List<EffectKind> kinds,
            SortedMap<Integer, List<BigDecimal>> amounts,
            SortedMap<Integer, List<BigDecimal>> toPay,
            String whole) {
        /// A kind's part over all municipalities.
        public static BigDecimal total(SortedMap<Integer, List<BigDecimal>> parts, int kind) {
            return parts.values().stream().map(each -> each.get(kind)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /// A kind's part of what a municipality is to pay.
        public BigDecimal toPay(int municipality, int kind) {
            var parts = toPay.get(municipality);
            return parts == null ? BigDecimal.ZERO : parts.get(kind);
        }
    }

    /// Settles with every subset of the kinds of change. Where a subset makes no agreement, as half of a change of model, all
    /// changes stand for one effect.
    public Split effects() {
        var byKind = new TreeMap<EffectKind, List<TermOverride>>();
        changes.forEach(
                change -> byKind.computeIfAbsent(EffectKind.of(change), _ -> new ArrayList<>()).add(change));
        var kinds = List.copyOf(byKind.keySet());
        if (kinds.isEmpty()) {
            return new Split(kinds, new TreeMap<>(), new TreeMap<>(), "");
        }
        try {
            return split(kinds, set -> changesOf(kinds, byKind.values(), set), "");
        } catch (RuleFileException cannotStand) {
            return together(cannotStand.problems().getFirst().path());
        } catch (RuleGapException gap) {
            return together(gap.path());
        }
    }

    private Split together(String path) {
        return split(List.of(EffectKind.OTHER), set -> set == 0 ? List.of() : changes, path);
    }

    private Split split(List<EffectKind> kinds, IntFunction<List<TermOverride>> chosen, String whole) {
        var bySet = IntStream.range(0, 1 << kinds.size())
                .mapToObj(set -> point(Map.of(), some(chosen.apply(set))))
                .toList();
        return new Split(
                kinds,
                ShapleyEffects.split(kinds.size(), set -> bySet.get(set).amounts()),
                ShapleyEffects.split(kinds.size(), set -> bySet.get(set).toPay()),
                whole);
    }

    private static List<TermOverride> changesOf(List<EffectKind> kinds, Collection<List<TermOverride>> byKind,
            int set) {
        var chosen = new ArrayList<TermOverride>();
        int kind = 0;
        for (var some : byKind) {
            if ((set & (1 << kind)) != 0) {
                chosen.addAll(some);
            }
            kind++;
        }
        if (kind != kinds.size()) {
            throw new IllegalStateException("kinds and changes differ");
        }
        return chosen;
    }

    /// One point of a sweep.
    ///
    /// @param settings value by address
    /// @param amounts  by municipality, unrounded
    /// @param toPay    by municipality
    public record Point(
            Map<String, String> settings,
            SortedMap<Integer, BigDecimal> amounts,
            SortedMap<Integer, BigDecimal> toPay) {
        /// Everybody's unrounded bills.
        public BigDecimal total() {
            return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /// What everybody is to pay.
        public BigDecimal totalToPay() {
            return toPay.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// The changed agreement with each further setting laid over it; with several sweeps, every combination.
    public List<Point> sweep(List<Sweep> sweeps) {
        var settings = new ArrayList<Map<String, String>>();
        settings.add(Map.of());
        for (var sweep : sweeps) {
            var wider = new ArrayList<Map<String, String>>();
            for (var before : settings) {
                for (var value : sweep.values()) {
                    var one = new LinkedHashMap<>(before);
                    one.put(sweep.path(), value);
                    wider.add(one);
                }
            }
            settings.clear();
            settings.addAll(wider);
        }
        return settings.stream().map(this::pointAt).toList();
    }

    /// What each municipality owes under the changed agreement with further values.
    Point pointAt(Map<String, String> values) {
        return point(values, at(values));
    }

    /// Whether every bill counts the same cases and days as under the base terms, and is of the same amount.
    boolean countsAsToday(Map<String, String> values) {
        return counted(settle(at(values))).equals(counted(settle(base)));
    }

    private static List<List<Object>> counted(List<Settlement> settlements) {
        return settlements.stream()
                .flatMap(settlement -> settlement.bills().stream())
                .map(bill -> List.<Object>of(
                        bill.municipality(),
                        bill.careGroup(),
                        bill.pool().cases(),
                        bill.pool().days(),
                        bill.pool().individualCases(),
                        bill.amount().value().stripTrailingZeros()))
                .toList();
    }

    private Point point(Map<String, String> values, Rulebook rules) {
        var settled = settle(rules);
        return new Point(values, Comparison.amounts(settled), Comparison.toPay(settled));
    }

    /// The bills of every month under the changed agreement with further values.
    List<Settlement> settleAt(Map<String, String> values) {
        return settle(at(values));
    }

    /// The changed agreement with further values.
    ///
    /// @throws RuleFileException when a term cannot hold its value
    Rulebook at(Map<String, String> values) {
        var further = TermOverrides.arguments(
                "--sweep",
                values.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
        return changed.with(base().id() + "-tried", further);
    }
}
