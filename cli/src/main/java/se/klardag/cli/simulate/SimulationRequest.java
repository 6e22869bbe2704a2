package se.klardag.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.month.Origin;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.chance.Chance;
import se.klardag.engine.simulation.chance.CompiledRule;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.engine.simulation.scenario.CaseImpact;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.RuleHash;
import se.klardag.rules.Scenario;
import se.klardag.rules.TermOverride;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// What a call of `simulate` asks for (*simuleringsbegäran*).
///
/// @param against   what else the base is set against
/// @param scenarios where changes come from files
/// @param changes   all of them, those of the scenarios first
/// @param sweeps    none when no sweep is asked for
/// @param assumed   of behaviour
/// @param chance    how chance is drawn
/// @param page      whether a page will show the result: it shows chance too
/// @param top       how many of the cases that move most are named
public record SimulationRequest(
        Agreement base,
        List<Against> against,
        List<Scenario> scenarios,
        List<TermOverride> changes,
        MonthRange period,
        List<Sweep> sweeps,
        Optional<Goal> goal,
        List<Assumption.Assumed> assumed,
        Drawing chance,
        boolean page,
        int top) {
    /// A page without chance would show half of what matters.
    private static final int USUAL_REPLICATES = 1_000;

    /// How chance is drawn.
    ///
    /// @param replicates how many times; 0 where the call does not say
    public record Drawing(int replicates, long seed, Resampling.Volume volume) {}

    /// The months that are simulated.
    public List<Period> months() {
        return period.months().stream().map(Period::of).toList();
    }

    /// Where nothing is changed, the first that the base is set against is what it is compared with.
    private RuleComparison on(PeriodCases cases) {
        var trial = new RuleComparison(base, changes, cases);
        return firstIsChanged() ? against.getFirst().on(trial) : trial;
    }

    private boolean firstIsChanged() {
        return changes.isEmpty() && !against.isEmpty();
    }

    /// What is compared with the changed rules.
    private List<Against> further() {
        return firstIsChanged() ? against.subList(1, against.size()) : against;
    }

    /// Refuses what cannot be simulated, before any case is read.
    ///
    /// @throws RuleGapException with the reason
    public void refuse() {
        var trial = on(PeriodCases.of(_ -> {}, months()));
        var rules = new ArrayList<>(trial.rules());
        further().forEach(each -> rules.add(each.on(trial).changedTerms()));
        goal.ifPresent(each -> {
            each.refuseWords(trial);
            refuseStranger(each, rules);
        });
        rules.forEach(months -> months.forEach(terms -> {
            MonthRequest.refuseWithoutPrice(terms);
            if (!terms.price().currency().equals(Currency.SEK)) {
                throw new RuleGapException(
                        "price.currency",
                        new BilingualText("simulate räknar i kronor", "simulate counts in Swedish kronor"));
            }
        }));
        if (chance.replicates() != 0) {
            Resampling.unfit(trial.rules()).ifPresent(why -> {
                throw new RuleGapException(
                        why.path(),
                        new BilingualText("slumpen dras inte här: ", "chance is not drawn here: ").and(why.reason()));
            });
        }
    }

    /// A sum of somebody who is no party would be 0 whatever is tried.
    private void refuseStranger(Goal each, List<List<AgreementTerms>> rules) {
        boolean party = each.municipality() == 0
                || rules.stream()
                        .flatMap(List::stream)
                        .anyMatch(terms -> terms.parties().include(each.municipality()));
        if (!party || (each.municipality() != 0 && payers().name(each.municipality()).isEmpty())) {
            throw new UsageException(
                    "simulate.so-that-stranger", Municipality.codeText(each.municipality()), base.id());
        }
    }

    private Payers payers() {
        return Payers.of(base.parties(), Municipalities.shipped());
    }

    /// Simulates.
    ///
    /// @param cases  of every month
    /// @param wards  by id of case, as far as they are named
    /// @param origin of the cases
    /// @param until  last day that the export was said to cover; empty where nobody said
    /// @throws UsageException when the period is too long for so many replicates
    public Simulation simulate(
            PeriodCases cases, Map<String, String> wards, Origin origin, Optional<LocalDate> until) {
        var trial = on(cases);
        var comparison = trial.compare();
        var partial = PartialMonths.of(cases, trial.baseTerms(), until);
        var drawn = drawn(trial, comparison, partial);
        return new Simulation(
                trial,
                period,
                partial,
                scenarios(trial),
                payers(),
                exact(trial, comparison, wards),
                drawn.chance(),
                drawn.why(),
                assumed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Assumptions.of(trial, assumed, chance.seed())),
                origin,
                RuleHash.of(trial.changed()));
    }

    private List<Scenario> scenarios(RuleComparison trial) {
        return firstIsChanged() && !trial.isOther() && against.getFirst() instanceof Against.Proposal(var scenario)
                ? List.of(scenario)
                : scenarios;
    }

    private Simulation.Exact exact(RuleComparison trial, Comparison comparison, Map<String, String> wards) {
        var moves = CaseImpact.all(trial.cases(), comparison);
        var found = goal.map(each -> each.seek(trial, comparison));
        var beside = beside(trial, comparison, found);
        var rules = new ArrayList<List<Settlement>>();
        rules.add(comparison.months().stream().map(Comparison.Month::base).toList());
        rules.add(comparison.months().stream().map(Comparison.Month::changed).toList());
        beside.stream().skip(1).forEach(each -> rules.add(each.months()));
        return new Simulation.Exact(
                comparison,
                trial.effects(),
                moves.subList(0, Math.clamp(top, 0, moves.size())),
                moves.size(),
                sweeps.isEmpty() ? List.of() : trial.sweep(sweeps),
                found,
                beside,
                WardSums.of(trial.cases(), wards, rules));
    }

    /// The changed rules, what else the base is set against, and the value that was found, each on the same cases.
    private List<Alternative> beside(RuleComparison trial, Comparison comparison, Optional<Goal.Found> found) {
        var beside = new ArrayList<Alternative>();
        further().forEach(each -> beside.add(new Alternative(each.title(), each.on(trial).settleChanged())));
        found.filter(each -> each.solution().brackets())
                .ifPresent(each -> beside.add(new Alternative(
                        ChangeWords.of(each.goal().path(), NumberFormats.machine(each.solution().value())),
                        each.settled(trial))));
        if (!beside.isEmpty()) {
            beside.addFirst(new Alternative(
                    title(trial), comparison.months().stream().map(Comparison.Month::changed).toList()));
        }
        return beside;
    }

    private BilingualText title(RuleComparison trial) {
        return Simulation.title(trial, scenarios(trial));
    }

    /// What was drawn, or why not.
    private record Drawn(Optional<Chance> chance, Optional<CompiledRule.Unfit> why) {}

    /// A page is worth having without chance; a call that asks for it by number is refused.
    private Drawn drawn(RuleComparison trial, Comparison comparison, PartialMonths partial) {
        var unfit = Resampling.unfit(trial.rules());
        if (unfit.isPresent()) {
            return new Drawn(Optional.empty(), unfit);
        }
        try {
            return new Drawn(drawChance(trial, comparison, partial), Optional.empty());
        } catch (RuleGapException gap) {
            if (chance.replicates() != 0) {
                throw gap;
            }
            return new Drawn(Optional.empty(), Optional.of(new CompiledRule.Unfit(gap.path(), gap.reason())));
        }
    }

    private Optional<Chance> drawChance(RuleComparison trial, Comparison comparison, PartialMonths partial) {
        int times = chance.replicates() == 0 && page ? USUAL_REPLICATES : chance.replicates();
        if (times == 0 || trial.cases().size() == 0) {
            return Optional.empty();
        }
        var months = trial.cases().months();
        var whole = partial.whole(months);
        try {
            return Optional.of(Chance.of(
                    trial.cases().only(at(months, whole)),
                    trial.rules().stream().map(rules -> at(rules, whole)).toList(),
                    new Comparison(at(comparison.months(), whole)),
                    new Chance.Drawing(
                            times, chance.seed(), chance.volume(), Runtime.getRuntime().availableProcessors())));
        } catch (IllegalArgumentException tooLong) {
            throw new UsageException("simulate.too-long", String.valueOf(tooLong.getMessage()));
        }
    }

    private static <T> List<T> at(List<T> all, List<Integer> places) {
        return places.stream().map(all::get).toList();
    }
}
