package se.klardag.cli.report.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.cli.report.agreement.AgreementText;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;

/// The rules a bill rests on (*tillämpade bestämmelser*): each in words, with where it was read and how well it is known.
final class RuleTable {
    /// Groups that say who is left out: only the rule that left somebody out is listed.
    private static final Set<String> ONLY_IF_USED = Set.of("population", "deadlines", "notices");

    private final Agreement agreement;
    private final LocalDate on;
    private final Texts texts;
    private final TermWords words;

    /// @param on the day whose wording is shown
    RuleTable(Agreement agreement, LocalDate on, Texts texts) {
        this.agreement = agreement;
        this.on = on;
        this.texts = texts;
        this.words = new TermWords(texts, agreement);
    }

    /// @param figures whose values are listed, amounts with the year's own source
    /// @param others  rules that decided something outside the figures
    Node.Table of(List<Figure> figures, List<Term<?>> others) {
        var used = new LinkedHashMap<String, Term<?>>();
        others.forEach(term -> used.put(term.path(), term));
        figures.forEach(figure -> CitedTerms.all(figure).forEach(term -> used.putIfAbsent(term.path(), term)));
        var rows = new ArrayList<List<String>>();
        var listed = new LinkedHashSet<String>();
        for (var group : TermWords.groups()) {
            for (var stated : AgreementText.inGroup(agreement, group)) {
                if (!ONLY_IF_USED.contains(group) || used.containsKey(stated.path())) {
                    stated.versions()
                            .stream()
                            .filter(version -> version.covers(on) && version.status() != Status.UNKNOWN)
                            .findFirst()
                            .ifPresent(version -> {
                                rows.add(row(stated, version));
                                listed.add(stated.path());
                            });
                }
            }
        }
        rows.addAll(amounts(figures, listed, used));
        return new Node.Table(
                List.of(texts.get("page.rule"), texts.get("page.read-in"), texts.get("page.standing")), rows,
                List.of());
    }

    private List<String> row(StatedTerm stated, TermVersion version) {
        var status = version.adopted() ? version.status()
                : version.statusOn(on.withDayOfMonth(1)).orWeaker(agreement.atMost(on));
        var reading = version.reading();
        return List.of(
                words.lead(stated.path(), "") + words.sentence(stated.path(), version.value()),
                TerminalSafe.visible(version.source().cited()),
                standing(status) + (reading.isEmpty() ? "" : "\n" + texts.get("page.reading", reading)));
    }

    /// Amounts out of a table, and what no sentence of the agreement says.
    private List<List<String>> amounts(List<Figure> figures, Set<String> listed, Map<String, Term<?>> used) {
        var rows = new ArrayList<List<String>>();
        var seen = new LinkedHashSet<String>();
        var shown = new FigureText(texts);
        for (var figure : figures) {
            CitedTerms.rates(figure)
                    .filter(each -> seen.add(each.term().path()))
                    .forEach(each -> rows.add(List.of(
                            texts.get("label." + each.label().name()) + ": " + shown.amount(each),
                            TerminalSafe.visible(each.term().provenance().source().cited()),
                            standing(each.term().provenance().status()))));
        }
        used.values()
                .stream()
                .filter(term -> !listed.contains(term.path()) && !seen.contains(term.path()))
                .forEach(term -> rows.add(List.of(
                        words.name(term.path()),
                        TerminalSafe.visible(term.provenance().source().cited()),
                        standing(term.provenance().status()))));
        return rows;
    }

    /// Whether a binding bill may rest on it, and how it is known.
    private String standing(Status status) {
        return texts.get(status.binds() ? "page.binds" : "page.does-not-bind", texts.get("status." + status.code()));
    }
}
