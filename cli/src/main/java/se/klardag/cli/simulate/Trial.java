package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.settlement.CaseWatcher;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.simulation.Comparison;
import se.klardag.engine.simulation.Effects;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.RuleGap;
import se.klardag.rules.Agreement;
import se.klardag.rules.Change;
import se.klardag.rules.Changing;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Resolving;
import se.klardag.rules.RuleFileException;

/// An agreement, the changes somebody wants to try, and the cases to try them on (*prövning av regler*).
public final class Trial {
    private final Agreement base;
    private final List<Change> changes;
    private final Municipalities municipalities;
    private final PeriodCases cases;
    private final Agreement changed;

    /// Lays the changes over the agreement.
    ///
    /// @throws RuleFileException when a change cannot be laid over the agreement
    public Trial(Agreement base, List<Change> changes, Municipalities municipalities, PeriodCases cases) {
        this.base = base;
        this.changes = List.copyOf(changes);
        this.municipalities = municipalities;
        this.cases = cases;
        this.changed = with(changes);
    }

    public Agreement base() {
        return base;
    }

    public Agreement changed() {
        return changed;
    }

    public List<Change> changes() {
        return changes;
    }

    public PeriodCases cases() {
        return cases;
    }

    /// The agreement with some changes laid over it.
    private Agreement with(List<Change> some) {
        return Changing.apply(base, base.id() + "-changed", some);
    }

    /// The terms of every month.
    public List<AgreementTerms> terms(Agreement agreement) {
        return cases.months()
                .stream()
                .map(month -> Resolving.resolve(agreement, month.month(), municipalities))
                .toList();
    }

    /// Every month settled.
    public List<Settlement> settle(Agreement agreement) {
        return settle(terms(agreement), cases);
    }

    static List<Settlement> settle(List<AgreementTerms> terms, PeriodCases cases) {
        return terms.stream()
                .map(each -> Settling.settle(cases.source(each), each, CaseWatcher.NOBODY))
                .toList();
    }

    /// The agreement as it is, against the changed one.
    public Comparison compare() {
        var before = settle(base);
        var after = changes.isEmpty() ? before : settle(changed);
        var months = new ArrayList<Comparison.Month>();
        for (int i = 0; i < before.size(); i++) {
            months.add(new Comparison.Month(before.get(i), after.get(i)));
        }
        return new Comparison(months);
    }

    /// What each kind of change stands for, by municipality.
    ///
    /// @param kinds      in the order of [EffectKind]; none when nothing is changed
    /// @param byMunicipality a part for each kind
    /// @param whole      why the changes cannot be told apart; empty when they are
    public record Split(List<EffectKind> kinds, SortedMap<Integer, List<BigDecimal>> byMunicipality, String whole) {
        /// A kind's part over all municipalities.
        public BigDecimal total(int kind) {
            return byMunicipality.values()
                    .stream()
                    .map(parts -> parts.get(kind))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// Settles with every subset of the kinds of change. Where a subset makes no agreement, as half of a change of model, all
    /// changes stand for one effect.
    public Split effects() {
        var byKind = new TreeMap<EffectKind, List<Change>>();
        changes.forEach(
                change -> byKind.computeIfAbsent(EffectKind.of(change), _ -> new ArrayList<>()).add(change));
        var kinds = List.copyOf(byKind.keySet());
        if (kinds.isEmpty()) {
            return new Split(kinds, new TreeMap<>(), "");
        }
        try {
            return new Split(
                    kinds,
                    Effects.split(kinds.size(), set -> amounts(changesOf(kinds, byKind.values(), set))),
                    "");
        } catch (RuleFileException cannotStand) {
            return together(cannotStand.problems().getFirst().path());
        } catch (RuleGap gap) {
            return together(gap.path());
        }
    }

    private Split together(String path) {
        var all = Effects.split(1, set -> amounts(set == 0 ? List.of() : changes));
        return new Split(List.of(EffectKind.OTHER), all, path);
    }

    private static List<Change> changesOf(List<EffectKind> kinds, Collection<List<Change>> byKind, int set) {
        var chosen = new ArrayList<Change>();
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

    private Map<Integer, BigDecimal> amounts(List<Change> some) {
        return Comparison.amounts(settle(with(some)));
    }

    /// One point of a sweep.
    ///
    /// @param settings value by address
    public record Point(Map<String, String> settings, SortedMap<Integer, BigDecimal> amounts) {
        public BigDecimal total() {
            return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
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
        return settings.stream().map(each -> new Point(each, amountsAt(each))).toList();
    }

    /// What each municipality owes under the changed agreement with further values.
    SortedMap<Integer, BigDecimal> amountsAt(Map<String, String> values) {
        return Comparison.amounts(settle(at(values)));
    }

    private Agreement at(Map<String, String> values) {
        var further = Changing.arguments(
                "--sweep",
                values.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
        return Changing.apply(changed, base.id() + "-tried", further);
    }
}
