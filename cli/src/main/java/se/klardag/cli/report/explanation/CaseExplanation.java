package se.klardag.cli.report.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.report.facts.RecordedFacts;
import se.klardag.cli.report.facts.WeekdayCount;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.DayCountText;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.RuleValues;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Finding;
import se.klardag.engine.eligibility.FindingDetection;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.CaseFigures;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;

/// What became of one case, and why (*förklaring av ett ärende*), in a lawyer's order: facts, rule, days, outcome.
public final class CaseExplanation {
    private final ExplainedCase explained;
    private final Agreement agreement;
    private final MonthStanding standing;
    private final AgreementTerms terms;
    private final RecordedFacts recorded;
    private final Texts texts;
    private final FigureText figures;
    private final NumberFormats numerals;

    /// @param standing of the month
    public CaseExplanation(ExplainedCase explained, Agreement agreement, MonthStanding standing, Texts texts) {
        this.explained = explained;
        this.agreement = agreement;
        this.standing = standing;
        this.terms = standing.terms();
        this.recorded = new RecordedFacts(terms.fields(), texts);
        this.texts = texts;
        this.figures = new FigureText(texts);
        this.numerals = new NumberFormats(texts.language());
    }

    /// A case that no bill of the month knows.
    ///
    /// @param verdict why, for programs
    /// @param reason  why, for people
    public static Document without(String id, String verdict, String reason) {
        return new Document(false, List.of(
                Node.value("case", IdentityMask.mask(id)),
                Node.value("verdict", verdict),
                new Node.Title(reason)));
    }

    /// The document.
    ///
    /// @param bill of the payer
    public Document of(CaseBill bill) {
        var nodes = new ArrayList<>(head());
        nodes.addAll(section("case.facts", "page.recorded-facts"));
        nodes.addAll(facts());
        nodes.addAll(section("case.rule", "page.rules"));
        nodes.addAll(verdict());
        nodes.add(Node.only(Reader.PAGES, new RuleTable(agreement, terms, texts)
                .of(rated(bill), CaseFigures.countingRules(explained.terms()), List.of(explained))));
        nodes.addAll(section("case.days", "page.arithmetic"));
        nodes.addAll(days());
        nodes.addAll(section("case.outcome", "page.result"));
        outcome(bill).forEach(line -> nodes.add(new Node.Result(line)));
        if (bill instanceof CaseBill.Stopped(var gap)) {
            nodes.add(new Node.Group("noOutcome", List.of(
                    Node.value("path", gap.path()), Node.value("reason", texts.of(gap.reason())))));
        }
        var code = Municipality.codeText(explained.payer());
        var files = new ArrayList<>(SettlementHead.rejected(standing, explained.payer(), code, texts));
        files.addAll(SettlementHead.files(standing.ofCase(explained.fact()), Set.of(), texts));
        if (!files.isEmpty()) {
            nodes.add(Node.gap());
            nodes.addAll(files);
        }
        return new Document(false, nodes);
    }

    private List<Node> head() {
        var id = TerminalSafe.of(explained.fact().id());
        var month = new DateTimeFormats(texts).month(terms.period().month());
        var head = new ArrayList<Node>();
        head.add(Node.only(Reader.LINES, new Node.Title(texts.get("case.heading", id))));
        head.add(Node.only(Reader.PAGES,
                new Node.Title(texts.get("page.case-heading", id, month, terms.agreement())),
                new Node.Lead(texts.of(agreement.title()))));
        head.addAll(SettlementHead.status(standing, texts));
        head.addAll(SettlementHead.values(standing.ofCase(explained.fact())));
        head.add(Node.value("case", IdentityMask.mask(explained.fact().id())));
        return head;
    }

    private List<Node> section(String lines, String pages) {
        return List.of(
                Node.only(Reader.LINES, new Node.Heading(texts.get(lines))),
                Node.only(Reader.PAGES, new Node.Heading(texts.get(pages))));
    }

    private Node.Paragraph paragraph(String key, Object... values) {
        return new Node.Paragraph(1, texts.get(key, values));
    }

    /// What the case rests on and what else was recorded: lines of text, a table on pages.
    private List<Node> facts() {
        var facts = recorded.of(explained, terms);
        return List.of(
                Node.only(Reader.LINES, facts.stream()
                        .map(each -> new Node.Paragraph(1, each.getFirst() + ": " + each.getLast()))
                        .toList()),
                Node.only(Reader.PAGES, new Node.Table(
                        List.of(texts.get("page.fact"), texts.get("page.recorded")), facts, List.of())));
    }

    /// What was decided, and by which rule.
    private List<Node> verdict() {
        var nodes = new ArrayList<Node>();
        switch (explained.assessment().verdict()) {
            case Verdict.Counts _ -> {
                var anyway = explained.countedAnyway().stream().filter(ReadingText::isTold).toList();
                var unseen = recorded.unseen(explained);
                if (anyway.isEmpty()) {
                    nodes.add(paragraph(unseen.isEmpty() ? "case.counts" : "case.counts-as-read"));
                }
                if (!unseen.isEmpty()) {
                    nodes.add(paragraph("case.unseen", String.join("; ", unseen)));
                }
                var words = new ReadingText(texts);
                anyway.forEach(named -> nodes.add(new Node.Paragraph(1, words.sentence(named, explained))));
                nodes.add(Node.value("verdict", "counts"));
                var exceptions = anyway.stream()
                        .filter(named -> !named.isReading())
                        .map(named -> List.<Node>of(
                                Node.value("reason", named.reason().code()),
                                Node.value("source", named.effect().provenance().source().cited()),
                                Node.value("status", named.effect().provenance().status().code())))
                        .toList();
                if (!exceptions.isEmpty()) {
                    nodes.add(new Node.Items("countedByException", exceptions));
                }
                var readings = anyway.stream().filter(CountedAnyway::isReading).toList();
                if (!readings.isEmpty()) {
                    // the first came as one value, before any case could name two
                    nodes.add(Node.value("countedUnderReading", readings.getFirst().reading()));
                    nodes.add(new Node.Items("countedUnderReadings", readings.stream()
                            .map(CaseExplanation::reading)
                            .toList()));
                }
            }
            case Verdict.LeftOut(var reason, var rule) -> {
                Term<?> by = explained.leftOutBy().orElse(rule);
                var under = explained.leftOutUnder();
                nodes.add(under.isEmpty()
                        ? paragraph("case.left-out",
                                ActWords.reason(reason, explained.terms(), explained.fact(), texts), cited(by))
                        : paragraph("case.left-out.reading",
                                ActWords.reason(reason, explained.terms(), explained.fact(), texts), cited(by),
                                new ReadingText(texts).name(under.get())));
                new ReadingText(texts).sentences(explained)
                        .forEach(more -> nodes.add(new Node.Paragraph(1, more)));
                nodes.add(Node.value("verdict", "left-out"));
                nodes.add(Node.value("reason", reason.code()));
                var source = by.provenance().source();
                nodes.add(Node.value("clause", source.cited()));
                Optional.ofNullable(source.dated()).ifPresent(day -> {
                    nodes.add(Node.value("dated", day.toString()));
                    nodes.add(Node.value("dayIs", source.dayIs().code()));
                });
                Optional.ofNullable(source.speaksFrom())
                        .ifPresent(day -> nodes.add(Node.value("speaksFrom", day.toString())));
                under.ifPresent(read -> {
                    nodes.add(Node.value("leftOutUnderReading", read.reading()));
                    if (read.isConfirmed()) {
                        nodes.add(Node.value("confirmed", true));
                    }
                });
                nodes.addAll(DecidedCases.also(explained));
            }
        }
        FindingDetection.unusedResidence(explained.fact(), terms.parties().residence()).forEach(unused -> {
            var said = unused.details().getFirst();
            nodes.add(paragraph("case." + unused.finding().code(), said));
            nodes.add(Node.value(
                    unused.finding() == Finding.STAY_MUNICIPALITY_NOT_USED ? "stayNotUsed"
                            : unused.finding() == Finding.MOVE_WITHOUT_DATE ? "moveWithoutDate" : "moveNotUsed",
                    said));
        });
        freeDays().ifPresent(free -> {
            var care = DayCountText.care(Set.of(explained.fact().careType()), texts);
            nodes.add(care.isEmpty()
                    ? paragraph("case.free-days", RuleValues.print(free.value(), texts), cited(free))
                    : paragraph("case.free-days.of-care", RuleValues.print(free.value(), texts), cited(free), care));
            new WeekdayCount(texts).of(explained).forEach(line -> nodes.add(new Node.Paragraph(2, line)));
            explained.liableFrom().ifPresent(date -> {
                nodes.add(paragraph("case.liable-from", date));
                nodes.add(Node.value("liableFrom", date.toString()));
            });
        });
        return nodes;
    }

    private static List<Node> reading(CountedAnyway named) {
        var values = new ArrayList<Node>();
        values.add(Node.value("reading", named.reading()));
        values.add(Node.value("reason", named.reason().code()));
        if (named.isConfirmed()) {
            values.add(Node.value("confirmed", true));
        }
        return values;
    }

    private static List<RuleTable.OfBill> rated(CaseBill bill) {
        return bill.made().map(made -> List.of(new RuleTable.OfBill("", made.toPay()))).orElse(List.of());
    }

    /// How many days, and where each ended up.
    private List<Node> days() {
        var assessment = explained.assessment();
        var split = assessment.split();
        var nodes = new ArrayList<Node>();
        nodes.add(paragraph(
                "case.total",
                numerals.people(split.total()),
                DayCountText.print(CaseFigures.countingRules(explained.terms()), texts)));
        var span = assessment.span();
        if (span.count() > 0) {
            nodes.add(paragraph("case.span", DateTimeFormats.date(span.firstDay()),
                    DateTimeFormats.date(span.endDay() - 1)));
        }
        // days that an interruption took out of the stay are among those that do not count
        var paused = assessment.paused();
        if (paused.count() > 0) {
            nodes.add(paragraph(
                    "case.paused",
                    numerals.people(paused.count()),
                    DateTimeFormats.date(paused.firstDay()),
                    DateTimeFormats.date(paused.endDay() - 1)));
        }
        part("in-average", split.inAverage(), nodes);
        part(assessment.longStay() ? "long-stay" : "individual", split.individualDays(), nodes);
        part("free", split.free(), nodes);
        part("excluded", split.excluded(), nodes);
        nodes.add(paragraph(
                "case.adds-up",
                numerals.people(split.inAverage()),
                numerals.people(split.individualDays()),
                numerals.people(split.free()),
                numerals.people(split.excluded()),
                numerals.people(split.total())));
        nodes.add(new Node.Group("days", List.of(
                Node.value("inAverage", Long.toString(split.inAverage())),
                Node.value("individual", Long.toString(split.individualDays())),
                Node.value("free", Long.toString(split.free())),
                Node.value("excluded", Long.toString(split.excluded())),
                Node.value("total", Long.toString(split.total())))));
        return nodes;
    }

    private void part(String kind, long days, List<Node> nodes) {
        if (days > 0) {
            nodes.add(paragraph("case.part." + kind + (days == 1 ? ".one" : ""), numerals.people(days)));
        }
    }

    /// Why the case costs what it costs, or nothing, or why nobody can say.
    private List<String> outcome(CaseBill bill) {
        if (explained.assessment().verdict() instanceof Verdict.LeftOut(var _, var by)) {
            return List.of(texts.get(
                    "case.out.left-out", Citations.cited(by.provenance(), texts)));
        }
        return switch (bill) {
            case CaseBill.Stopped(var gap) ->
                List.of(texts.get("case.out.stopped", TerminalSafe.of(texts.of(gap.reason())),
                        new TermWords(texts).title(gap.path())));
            case CaseBill.NotParty _ -> List.of(texts.get("case.out.not-party"));
            case CaseBill.Made(var made) -> {
                var lines = new ArrayList<>(made(made));
                // under an average a case has no amount of its own
                lines.add(texts.get("case.out.bill", figures.amount(made.toPay())));
                yield lines;
            }
        };
    }

    private List<String> made(Bill bill) {
        if (bill.shadow().isPresent()) {
            return List.of(texts.get("case.out.not-activated"));
        }
        return switch (bill.terms().liability()) {
            case Liability.Average average -> average(bill, average);
            case Liability.Individual _ -> List.of(texts.get(
                    explained.assessment().split().individualDays() > 0 ? "case.out.liable" : "case.out.free"));
            case Liability.FollowUpOnly _ -> List.of(texts.get("case.out.followed"));
        };
    }

    private List<String> average(Bill bill, Liability.Average average) {
        var lines = new ArrayList<String>();
        lines.add(texts.get(explained.assessment().longStay() ? "case.out.long-stay" : "case.out.in-average"));
        bill.charge().mean().ifPresent(mean -> lines.add(figures.words(mean)));
        var limit = average.threshold();
        lines.add(figures.words(new Figure.Agreed(Label.THRESHOLD, Unit.DAYS_PER_CASE, limit.value(), limit)));
        boolean above = bill.charge().excessOfMonth().value().signum() > 0;
        boolean charged = bill.charge().decided().map(Figure.Released::isReleased).orElse(true);
        lines.add(texts.get(above ? charged ? "case.out.above" : "case.out.above-uncharged" : "case.out.not-above"));
        bill.charge()
                .decided()
                .ifPresent(decided -> lines.add(figures.words(decided.by()) + ", " + texts.get(
                        decided.isReleased() ? "case.out.decided" : "case.out.decided-against") + "  ["
                        + cited(decided.rule()) + "]"));
        return lines;
    }

    /// None for a case that is left out, or has no day: no responsibility enters for it.
    private Optional<Term<FreeDays>> freeDays() {
        var here = explained.assessment();
        return here.verdict() instanceof Verdict.LeftOut || here.span().count() == 0
                ? Optional.empty()
                : explained.freeDays();
    }

    private String cited(Term<?> term) {
        return Citations.print(term, texts);
    }

    /// The bill a case belongs to, or why there is none (*ärendets räkning*).
    public sealed interface CaseBill {
        /// A bill was made.
        record Made(Bill bill) implements CaseBill {}

        /// A value that the month needs is not known: facts, rule and days of the one case hold all the same.
        record Stopped(RuleGapException gap) implements CaseBill {}

        /// Who pays for these days is outside the agreement.
        record NotParty() implements CaseBill {}

        /// The bill where there is one.
        default Optional<Bill> made() {
            return this instanceof Made(var bill) ? Optional.of(bill) : Optional.empty();
        }
    }
}
