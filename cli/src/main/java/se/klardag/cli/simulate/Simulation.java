package se.klardag.cli.simulate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.month.Origin;
import se.klardag.cli.month.SettledMonth;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.chance.Chance;
import se.klardag.engine.simulation.chance.CompiledRule;
import se.klardag.engine.simulation.scenario.CaseImpact;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.Scenario;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Payers;

/// What a call of `simulate` found (*simulering*), before anybody prints it.
///
/// @param trial       what was tried
/// @param partial     months of which the files may hold a part
/// @param scenarios   where changes came from files
/// @param payers      with their names
/// @param exact       what is arithmetic and not chance
/// @param chance      when it was asked for
/// @param notDrawn    why it was not drawn, where the terms do not let it
/// @param assumptions when they were asked for
/// @param origin      of the cases, with the base rules
/// @param changedRules hash of the rule files with the changes
public record Simulation(
        RuleComparison trial,
        MonthRange period,
        PartialMonths partial,
        List<Scenario> scenarios,
        Payers payers,
        Exact exact,
        Optional<Chance> chance,
        Optional<CompiledRule.Unfit> notDrawn,
        Optional<Assumptions> assumptions,
        Origin origin,
        String changedRules) {
    public Simulation {
        scenarios = List.copyOf(scenarios);
    }

    /// The result for the past under either rules.
    ///
    /// @param moves      the cases that move most
    /// @param movedCases how many cases the two terms count differently
    /// @param sweep      empty when none was asked for
    /// @param beside     other rules on the same cases, the changed ones first; none where there is nothing but those
    /// @param wards      the same by ward, where the cases name several
    public record Exact(
            Comparison comparison,
            RuleComparison.Split effects,
            List<CaseImpact> moves,
            int movedCases,
            List<RuleComparison.Point> sweep,
            Optional<Goal.Found> found,
            List<Alternative> beside,
            List<WardSums> wards) {
        public Exact {
            moves = List.copyOf(moves);
            sweep = List.copyOf(sweep);
            beside = List.copyOf(beside);
            wards = List.copyOf(wards);
        }
    }

    public Comparison comparison() {
        return exact.comparison();
    }

    public RuleComparison.Split effects() {
        return exact.effects();
    }

    /// The municipality's name.
    public String name(int code) {
        return payers.name(code);
    }

    /// A month under the base terms, as `settle` reports it.
    public SettledMonth base(Comparison.Month month) {
        return report(month.base(), trial.base(), origin.receipt().rules());
    }

    /// A month under the changed terms, as `settle` reports it under a file with the changes.
    public SettledMonth changed(Comparison.Month month) {
        return report(month.changed(), trial.changed(), changedRules);
    }

    private SettledMonth report(Settlement settlement, Agreement agreement, String hash) {
        return new SettledMonth(agreement, payers, settlement, origin.under(hash));
    }

    /// What is tried, as a title: the scenarios', and in words the changes that stand in none.
    public BilingualText title() {
        return title(trial, scenarios);
    }

    static BilingualText title(RuleComparison trial, List<Scenario> scenarios) {
        if (trial.isOther()) {
            return new BilingualText(
                    trial.changed().id() + " i stället för " + trial.base().id(),
                    trial.changed().id() + " instead of " + trial.base().id());
        }
        var ofScenarios = scenarios.stream().flatMap(scenario -> scenario.changes().stream()).toList();
        var others = trial.changes()
                .stream()
                .filter(change -> !ofScenarios.contains(change))
                .map(change -> ChangeWords.of(change.path(), change.shown()));
        return Stream.concat(scenarios.stream().map(Scenario::title), others)
                .reduce((one, other) -> one.and(BilingualText.same(". ")).and(other))
                .orElse(new BilingualText("Ingen ändring", "No change"));
    }
}
