package se.klardag.cli.report.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.klardag.cli.report.agreement.AgreementText;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.AdoptedValue;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;

/// The rules a bill rests on (*tillämpade bestämmelser*): each in words, with where it was read and how well it is known.
final class RuleTable {
    /// Groups that say who is left out: only the rule that decided about somebody is listed.
    private static final Set<String> ONLY_IF_USED = Set.of("population", "deadlines", "notices");

    private static final String FREE_DAYS = "liability.freeDays";

    private final Agreement agreement;
    private final AgreementTerms terms;
    private final LocalDate on;
    private final Texts texts;
    private final TermWords words;

    /// @param terms of the month whose last day's wording is shown
    RuleTable(Agreement agreement, AgreementTerms terms, Texts texts) {
        this.agreement = agreement;
        this.terms = terms;
        this.on = terms.period().month().atEndOfMonth();
        this.texts = texts;
        this.words = new TermWords(texts, agreement);
    }

    /// A figure of a bill.
    ///
    /// @param care the bill's kinds of care, where there are several bills; empty elsewhere
    record OfBill(String care, Figure figure) {}

    /// @param figures whose values are listed, amounts with the year's own source
    /// @param cases   whose verdicts are listed: the rule that left one out, the exception that counts one
    Node.Table of(List<OfBill> figures, List<ExplainedCase> cases) {
        return of(figures, List.of(), cases);
    }

    /// @param counting rules by which days were counted outside the figures
    Node.Table of(List<OfBill> figures, List<Term<?>> counting, List<ExplainedCase> cases) {
        var used = new LinkedHashMap<String, Set<Term<?>>>();
        counting.forEach(term -> use(term, used));
        cases.stream().flatMap(RuleTable::deciding).forEach(term -> use(term, used));
        figures.forEach(each -> CitedTerms.all(each.figure()).forEach(term -> use(term, used)));
        var rows = new ArrayList<List<String>>();
        var listed = new LinkedHashSet<String>();
        for (var group : TermWords.groups()) {
            for (var stated : AgreementText.inGroup(agreement, group)) {
                for (var version : ONLY_IF_USED.contains(group) ? deciding(stated, used) : held(stated, used)) {
                    rows.add(row(stated, version, cases));
                    listed.add(TermWords.bare(stated.path()));
                }
            }
        }
        rows.addAll(unclear(cases));
        rows.addAll(amounts(figures, listed, used));
        return new Node.Table(
                List.of(texts.get("page.rule"), texts.get("page.read-in"), texts.get("page.standing")), rows,
                List.of());
    }

    private static void use(Term<?> term, Map<String, Set<Term<?>>> used) {
        used.computeIfAbsent(TermWords.bare(term.path()), _ -> new LinkedHashSet<>()).add(term);
    }

    /// What decided about a case: the rule that left it out, what counts it although a rule would leave it out, or what frees all
    /// of its days.
    private static Stream<Term<?>> deciding(ExplainedCase each) {
        return Stream.<Stream<? extends Term<?>>>of(
                each.leftOutBy().stream(),
                each.countedAnyway().stream().filter(ReadingText::isTold).map(CountedAnyway::effect),
                each.freedBy().stream())
                .flatMap(terms -> terms);
    }

    /// The versions that decided about a case: one kind of care may have a rule of its own, read elsewhere.
    private static List<TermVersion> deciding(StatedTerm stated, Map<String, Set<Term<?>>> used) {
        var terms = used.getOrDefault(TermWords.bare(stated.path()), Set.of());
        return stated.versions()
                .stream()
                .filter(version -> version.status() != Status.UNKNOWN)
                .filter(version -> terms.stream()
                        .map(Term::provenance)
                        .anyMatch(found -> found.source().equals(version.source()) && version.covers(found.from())))
                .toList();
    }

    /// The versions that hold on the day, and those of other days that a figure or a case rests on; of a count of calendar days no
    /// holidays.
    private List<TermVersion> held(StatedTerm stated, Map<String, Set<Term<?>>> used) {
        var bare = TermWords.bare(stated.path());
        var by = TermWords.isIn("liability", bare) ? FREE_DAYS : bare;
        var days = new TreeSet<>(List.of(on));
        used.getOrDefault(by, Set.of())
                .stream()
                .map(Term::provenance)
                .filter(provenance -> !provenance.covers(on))
                .forEach(provenance -> days.add(provenance.from()));
        return stated.versions()
                .stream()
                .filter(version -> version.status() != Status.UNKNOWN)
                .filter(version -> days.stream()
                        .anyMatch(day -> version.covers(day)
                                && AgreementText.isNeeded(agreement, stated.path(), day)))
                .toList();
    }

    private List<String> row(StatedTerm stated, TermVersion version, List<ExplainedCase> cases) {
        var day = version.covers(on) ? on : version.from();
        var status = version.adopted() ? version.status()
                : version.statusOn(day.withDayOfMonth(1)).orWeaker(agreement.atMost(on));
        var vouched = confirmed(stated, version, cases);
        var reading = vouched.isEmpty() && !version.reading().isEmpty()
                ? texts.get("page.reading", version.reading())
                : vouched;
        return List.of(
                words.lead(stated.path(), version.covers(on) ? "" : words.when(version.from(), version.to()))
                        + words.sentence(stated.path(), version),
                Citations.cited(version.source(), texts)
                        + version.stated()
                                .map(party -> Citations.adopted(party, version.source(), texts))
                                .orElse(""),
                (status.binds() || terms.isOpenOn(stated.path()) ? standing(status, version.stated())
                        : texts.get("page.decided-nothing"))
                        + (reading.isEmpty() ? "" : "\n" + reading));
    }

    /// The reading that a party vouches for, where one of the cases counts or is left out by it; empty elsewhere.
    private String confirmed(StatedTerm stated, TermVersion version, List<ExplainedCase> cases) {
        var words = new ReadingText(texts);
        return cases.stream()
                .flatMap(each -> each.countedAnyway().stream())
                .filter(named -> named.isConfirmed() && version.isConfirmed()
                        && TermWords.bare(named.effect().path()).equals(TermWords.bare(stated.path())))
                .findFirst()
                .map(words::name)
                .or(() -> cases.stream()
                        .filter(each -> version.isConfirmed() && each.leftOutBy()
                                .filter(by -> TermWords.bare(by.path()).equals(TermWords.bare(stated.path())))
                                .isPresent())
                        .flatMap(each -> each.leftOutUnder().stream())
                        .filter(LeftOutUnder::isConfirmed)
                        .findFirst()
                        .map(words::name))
                .orElse("");
    }

    /// That an unclear answer left cases out, where only our reading says so.
    private List<List<String>> unclear(List<ExplainedCase> cases) {
        return cases.stream()
                .flatMap(each -> each.leftOutUnderUnclear()
                        .stream()
                        .map(reading -> List.of(
                                ActWords.reason(Reason.OPEN_CARE_NOT_READY, each.terms(), each.fact(), texts) + ": "
                                        + texts.get("page.left-out-all"),
                                each.leftOutBy()
                                        .map(by -> Citations.cited(by.provenance(), texts))
                                        .orElse(""),
                                standing(
                                        each.leftOutBy().map(by -> by.provenance().status()).orElse(Status.ASSUMED),
                                        Optional.empty())
                                        + "\n" + each.leftOutUnder()
                                                .map(new ReadingText(texts)::name)
                                                .orElse(texts.get("page.reading", reading)))))
                .distinct()
                .toList();
    }

    /// Amounts out of a table, and what no sentence of the agreement says.
    private List<List<String>> amounts(List<OfBill> figures, Set<String> listed, Map<String, Set<Term<?>>> used) {
        var rows = new LinkedHashSet<List<String>>();
        var seen = new LinkedHashSet<String>();
        var shown = new FigureText(texts);
        for (var each : figures) {
            CitedTerms.rates(each.figure()).forEach(rate -> {
                var provenance = rate.term().provenance();
                seen.add(TermWords.bare(rate.term().path()));
                rows.add(List.of(
                        (each.care().isEmpty() ? "" : each.care() + ": ")
                                + texts.get("label." + rate.label().name()) + ": " + shown.amount(rate),
                        Citations.cited(provenance, texts) + "; " + Citations.held(provenance, texts),
                        standing(provenance.status(), provenance.adopted())));
            });
        }
        used.forEach((path, terms) -> {
            if (!listed.contains(path) && !seen.contains(path)) {
                terms.forEach(term -> rows.add(List.of(
                        words.name(path),
                        Citations.cited(term.provenance(), texts),
                        standing(term.provenance().status(), term.provenance().adopted()))));
            }
        });
        return List.copyOf(rows);
    }

    /// Whether a binding bill may rest on it, and how it is known.
    private String standing(Status status, Optional<AdoptedValue> stated) {
        return texts.get(
                status.binds() ? "page.binds" : "page.does-not-bind", Citations.standing(status, stated, texts));
    }
}
