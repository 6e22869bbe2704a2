package se.klardag.cli.simulate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.cli.indicators.MonthRange;
import se.klardag.cli.output.Receipt;
import se.klardag.cli.output.Report;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.CaseMove;
import se.klardag.engine.simulation.Comparison;
import se.klardag.engine.simulation.CompiledRule;
import se.klardag.engine.terms.Wording;
import se.klardag.rules.Agreement;
import se.klardag.rules.Payers;
import se.klardag.rules.Scenario;

/// What a call of `simulate` found (*simulering*), before anybody prints it.
///
/// @param trial       what was tried
/// @param scenarios   where changes came from files
/// @param payers      with their names
/// @param exact       what is arithmetic and not chance
/// @param chance      when it was asked for
/// @param notDrawn    why it was not drawn, where the terms do not let it
/// @param assumptions when they were asked for
public record Simulation(
        Trial trial,
        MonthRange period,
        List<Scenario> scenarios,
        Payers payers,
        Exact exact,
        Optional<Chance> chance,
        Optional<CompiledRule.Unfit> notDrawn,
        Optional<Assumptions> assumptions,
        Origin origin) {
    public Simulation {
        scenarios = List.copyOf(scenarios);
    }

    /// What the past comes to under either rules.
    ///
    /// @param moves      the cases that move most
    /// @param movedCases how many cases the two terms count differently
    /// @param sweep      empty when none was asked for
    public record Exact(
            Comparison comparison,
            Trial.Split effects,
            List<CaseMove> moves,
            int movedCases,
            List<Trial.Point> sweep,
            Optional<Goal.Found> found) {
        public Exact {
            moves = List.copyOf(moves);
            sweep = List.copyOf(sweep);
        }
    }

    /// What it was made with.
    ///
    /// @param engine       version of the program
    /// @param baseRules    hash of the rule files
    /// @param changedRules hash of the rule files with the changes
    /// @param cases        hash of the case files
    public record Origin(long rejectedRows, String engine, String baseRules, String changedRules, String cases) {}

    public Comparison comparison() {
        return exact.comparison();
    }

    public Trial.Split effects() {
        return exact.effects();
    }

    /// The municipality's name.
    public String name(int code) {
        return payers.name(code);
    }

    /// A month under the base terms, as `settle` reports it.
    public Report base(Comparison.Month month) {
        return report(month.base(), trial.base(), origin.baseRules());
    }

    /// A month under the changed terms, as `settle` reports it under a file with the changes.
    public Report changed(Comparison.Month month) {
        return report(month.changed(), trial.changed(), origin.changedRules());
    }

    private Report report(Settlement settlement, Agreement agreement, String hash) {
        return new Report(
                settlement,
                agreement.title(),
                payers,
                origin.rejectedRows(),
                Optional.empty(),
                new Receipt(origin.engine(), hash, origin.cases()));
    }

    /// What is tried, as a title: the scenarios', and the changes that stand in none.
    public Wording title() {
        var ofScenarios = scenarios.stream().flatMap(scenario -> scenario.changes().stream()).toList();
        var others = trial.changes()
                .stream()
                .filter(change -> !ofScenarios.contains(change))
                .map(change -> Wording.same(change.path() + " = " + change.shown()));
        return Stream.concat(scenarios.stream().map(Scenario::title), others)
                .reduce((one, other) -> one.and(Wording.same(", ")).and(other))
                .orElse(new Wording("Ingen ändring", "No change"));
    }
}
