package se.klardag.cli.report.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.report.facts.RecordedFacts;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.RuleValues;
import se.klardag.cli.words.StakeText;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.LeftOutShare;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Term;

/// The cases of a bill that a rule left out, and those that an exception counts although a rule would leave them out, each with its
/// clause (*uteslutna ärenden och undantag*), and those that count and have no liable day; pages have them among the facts.
final class DecidedCases {
    private final RecordedFacts facts;
    private final Texts texts;
    private final NumberFormats numerals;
    private final DateTimeFormats moments;

    /// @param columns which fields the cases do not have
    DecidedCases(FieldCoverage columns, Texts texts) {
        this.facts = new RecordedFacts(columns, texts);
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.moments = new DateTimeFormats(texts);
    }

    /// Cases that one rule left out in the same way.
    ///
    /// @param under the page on which its text is read; none where the text decides
    private record LeftOut(Reason reason, Optional<LeftOutUnder> under) {}

    List<Node> of(ExplainedBill explained) {
        var nodes = new ArrayList<>(exceptions(explained));
        nodes.addAll(leftOut(explained));
        nodes.addAll(free(explained.cases().stream().filter(each -> each.assessment().isFree()).toList()));
        return nodes;
    }

    /// Exceptions that no reading is behind: those that are read have a section of their own.
    private List<Node> exceptions(ExplainedBill explained) {
        var words = new ReadingText(texts);
        var byRule = ReadingText.exceptions(explained.cases());
        if (byRule.isEmpty()) {
            return List.of();
        }
        var nodes = new ArrayList<Node>();
        var values = new ArrayList<List<Node>>();
        var listed = new ArrayList<List<Node>>();
        nodes.add(Node.gap());
        nodes.add(new Node.Paragraph(0, words.exceptionTitle(byRule)));
        byRule.forEach((named, cases) -> {
            nodes.add(new Node.Paragraph(1, words.exception(named, cases)));
            cases.forEach(each -> nodes.add(new Node.Paragraph(2, texts.get(
                    "explain.anyway-case", TerminalSafe.named(each.fact().id()), behind(named.reason(), each)))));
            values.add(List.of(
                    Node.value("reason", named.reason().code()),
                    Node.value("path", named.effect().path()),
                    Node.value("source", named.effect().provenance().source().cited()),
                    Node.value("status", named.effect().provenance().status().code()),
                    Node.value("cases", Long.toString(cases.size()))));
            cases.forEach(each -> listed.add(values(named.reason(), each, List.of(), named.effect())));
        });
        return List.of(
                Node.only(Node.Reader.LINES, nodes), new Node.Items("countedByException", values),
                new Node.Items("exceptedCases", listed));
    }

    private List<Node> leftOut(ExplainedBill explained) {
        var byRule = new LinkedHashMap<LeftOut, List<ExplainedCase>>();
        for (var reason : explained.bill().excludedInOrder().keySet()) {
            for (var each : explained.cases()) {
                if (each.assessment().verdict() instanceof Verdict.LeftOut(var why, _) && why == reason) {
                    byRule.computeIfAbsent(new LeftOut(reason, each.leftOutUnder()), _ -> new ArrayList<>()).add(each);
                }
            }
        }
        if (byRule.isEmpty()) {
            return List.of();
        }
        var bill = explained.bill();
        var words = new StakeText(texts);
        var nodes = new ArrayList<Node>();
        long all = byRule.values().stream().mapToLong(List::size).sum();
        nodes.add(Node.gap());
        nodes.add(new Node.Paragraph(0, texts.get("table.excluded", numerals.people(all))));
        byRule.forEach((rule, cases) -> {
            nodes.add(new Node.Paragraph(1, heading(rule, cases)));
            share(rule, bill).ifPresent(share -> nodes.add(new Node.Paragraph(2, words.sentence(share, bill))));
            cases.forEach(each -> nodes.add(new Node.Paragraph(2, line(rule.reason(), each))));
        });
        Stream.concat(words.several(bill).stream(), words.notes(bill).stream())
                .forEach(line -> nodes.add(new Node.Paragraph(1, line)));
        var readings = byReading(byRule, bill);
        var parts = new ArrayList<Node>();
        parts.add(Node.only(Node.Reader.LINES, nodes));
        if (!readings.isEmpty()) {
            parts.add(new Node.Items("leftOutUnderReading", readings));
        }
        if (!bill.stakes().several().isEmpty()) {
            parts.add(new Node.Items("leftOutUnderSeveralReadings", several(bill)));
        }
        parts.add(new Node.Items("leftOutCases", byRule.entrySet()
                .stream()
                .flatMap(rule -> rule.getValue().stream().map(each -> leftOutValues(rule.getKey(), each)))
                .toList()));
        return parts;
    }

    private static List<Node> leftOutValues(LeftOut rule, ExplainedCase each) {
        var own = new ArrayList<>(List.of(
                Node.value("days", Long.toString(each.assessment().split().excluded()))));
        rule.under().ifPresent(under -> {
            own.add(Node.value("reading", under.reading()));
            if (under.isConfirmed()) {
                own.add(Node.value("confirmed", true));
            }
        });
        var values = new ArrayList<>(values(rule.reason(), each, own, each.leftOutBy().orElseThrow()));
        values.addAll(also(each));
        return values;
    }

    /// A case and the rule that decided it, for programs.
    ///
    /// @param own what else is told of it
    private static List<Node> values(Reason reason, ExplainedCase each, List<Node> own, Term<?> rule) {
        var values = new ArrayList<Node>();
        values.add(Node.value("case", IdentityMask.mask(each.fact().id())));
        values.add(Node.value("reason", reason.code()));
        values.addAll(own);
        values.add(Node.value("path", rule.path()));
        values.add(Node.value("source", rule.provenance().source().cited()));
        values.add(Node.value("status", rule.provenance().status().code()));
        return values;
    }

    /// Cases that count and cost nothing: their days, the rule that frees them, and from when a day could have cost.
    private List<Node> free(List<ExplainedCase> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        var byRule = new LinkedHashMap<Optional<Term<FreeDays>>, List<ExplainedCase>>();
        cases.forEach(each -> byRule.computeIfAbsent(each.freedBy(), _ -> new ArrayList<>()).add(each));
        var nodes = new ArrayList<Node>();
        nodes.add(Node.gap());
        nodes.add(new Node.Paragraph(0, texts.get(
                "table.free", numerals.people(cases.size()),
                numerals.people(cases.stream().mapToLong(each -> each.assessment().split().free()).sum()))));
        byRule.forEach((rule, freed) -> {
            nodes.add(new Node.Paragraph(1, rule
                    .map(term -> RuleValues.print(term.value(), texts) + ": " + numerals.people(freed.size()) + "  ["
                            + Citations.print(term, texts) + "]")
                    .orElseGet(() -> texts.get("table.free.no-day") + ": " + numerals.people(freed.size()))));
            freed.forEach(each -> nodes.add(new Node.Paragraph(2, freeLine(each))));
        });
        return List.of(
                Node.only(Node.Reader.LINES, nodes),
                new Node.Items("freeCases", cases.stream().map(DecidedCases::freeValues).toList()));
    }

    /// Cases that cost nothing here and something under another answer: who checks what hangs on the answer finds them nowhere else.
    List<Node> onlyOthers(List<ExplainedBill.OnlyOther> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        var byReading = new LinkedHashMap<String, List<ExplainedBill.OnlyOther>>();
        cases.forEach(each -> byReading.computeIfAbsent(each.answer().reading(), _ -> new ArrayList<>()).add(each));
        var nodes = new ArrayList<Node>();
        nodes.add(Node.gap());
        byReading.forEach((reading, charged) -> {
            nodes.add(new Node.Paragraph(0, texts.get(
                    "explain.only-other", reading, numerals.people(charged.size()))));
            charged.forEach(each -> nodes.add(new Node.Paragraph(1, onlyOther(each))));
        });
        nodes.add(new Node.Items("onlyUnderOtherAnswers", cases.stream().map(DecidedCases::onlyOtherValues).toList()));
        return nodes;
    }

    private String onlyOther(ExplainedBill.OnlyOther each) {
        var span = each.part().assessment().span();
        return texts.get(
                "explain.only-other-case", TerminalSafe.named(each.part().fact().id()), started(each.part()),
                left(each.part()), DateTimeFormats.date(span.firstDay()), DateTimeFormats.date(span.endDay() - 1),
                numerals.people(each.days()));
    }

    private static List<Node> onlyOtherValues(ExplainedBill.OnlyOther each) {
        var span = each.part().assessment().span();
        return List.of(
                Node.value("reading", each.answer().reading()),
                Node.value("case", IdentityMask.mask(each.part().fact().id())),
                Node.value("firstDay", DateTimeFormats.date(span.firstDay())),
                Node.value("lastDay", DateTimeFormats.date(span.endDay() - 1)),
                Node.value("days", Long.toString(each.days())));
    }

    private String left(ExplainedCase each) {
        return WallClock.isKnown(each.fact().dischargedAt())
                ? texts.get("explain.discharged", moments.people(each.fact().dischargedAt()))
                : texts.get("explain.still-in");
    }

    private String freeLine(ExplainedCase each) {
        var here = each.assessment();
        var fact = each.fact();
        var left = left(each);
        var id = TerminalSafe.named(fact.id());
        if (here.span().count() == 0) {
            return texts.get("explain.free-case.no-day", id, started(each), left);
        }
        var line = texts.get(
                "explain.free-case", id, started(each), left, DateTimeFormats.date(here.span().firstDay()),
                DateTimeFormats.date(here.span().endDay() - 1), numerals.people(here.split().free()));
        if (here.split().excluded() > 0) {
            line += ", " + texts.get("explain.free-case.paused", numerals.people(here.split().excluded()));
        }
        return line + each.liableFrom().map(day -> ", " + texts.get("explain.free-case.until", day)).orElse("");
    }

    private static List<Node> freeValues(ExplainedCase each) {
        var here = each.assessment();
        var values = new ArrayList<Node>();
        values.add(Node.value("case", IdentityMask.mask(each.fact().id())));
        if (here.span().count() > 0) {
            values.add(Node.value("firstDay", DateTimeFormats.date(here.span().firstDay())));
            values.add(Node.value("lastDay", DateTimeFormats.date(here.span().endDay() - 1)));
        }
        values.add(Node.value("days", Long.toString(here.split().total())));
        values.add(Node.value("free", Long.toString(here.split().free())));
        each.freedBy().ifPresent(rule -> {
            each.liableFrom().ifPresent(day -> values.add(Node.value("liableFrom", day.toString())));
            values.add(Node.value("path", rule.path()));
            values.add(Node.value("source", rule.provenance().source().cited()));
            values.add(Node.value("status", rule.provenance().status().code()));
        });
        return values;
    }

    /// Reasons that leave cases out by a reading of an unclear text, for programs.
    private static List<List<Node>> byReading(Map<LeftOut, List<ExplainedCase>> byRule, Bill bill) {
        var values = new ArrayList<List<Node>>();
        byRule.forEach((rule, cases) -> rule.under()
                .ifPresent(under -> {
                    var value = new ArrayList<>(List.of(
                            Node.value("reading", under.reading()),
                            Node.value("reason", rule.reason().code()),
                            Node.value("cases", Long.toString(cases.size())),
                            Node.value("days", Long.toString(cases.stream()
                                    .mapToLong(each -> each.assessment().split().excluded())
                                    .sum()))));
                    if (under.isConfirmed()) {
                        value.add(Node.value("confirmed", true));
                    }
                    share(rule, bill).ifPresent(share -> value.addAll(List.of(
                            Node.value("casesIfCounted", Long.toString(share.cases())),
                            Node.value("daysIfCounted", Long.toString(share.days())),
                            Node.value("amount", NumberFormats.machine(share.amount())),
                            Node.value("payable", NumberFormats.machine(share.toPay())))));
                    values.add(value);
                }));
        return values;
    }

    /// What the bill lacks by the rule; none where the text decides, or leaves out every case of it for another reason.
    private static Optional<LeftOutShare> share(LeftOut rule, Bill bill) {
        return bill.leftOut()
                .stream()
                .filter(share -> rule.under().filter(share.under()::equals).isPresent())
                .findFirst();
    }

    private String heading(LeftOut rule, List<ExplainedCase> cases) {
        var first = cases.getFirst();
        return ActWords.reason(rule.reason(), first.terms(), first.fact(), texts)
                + rule.under().map(under -> " (" + new ReadingText(texts).name(under) + ")").orElse("") + ": "
                + numerals.people(cases.size())
                + first.leftOutBy().map(by -> "  [" + Citations.print(by, texts) + "]").orElse("");
    }

    private String line(Reason reason, ExplainedCase each) {
        var fact = each.fact();
        return texts.get(
                "explain.excluded-case",
                TerminalSafe.named(fact.id()),
                started(each),
                moments.people(fact.dischargedAt()),
                facts.behind(reason, each)
                        .stream()
                        .map(what -> ", " + what)
                        .collect(Collectors.joining()),
                numerals.people(each.assessment().split().excluded()))
                + new ReadingText(texts).more(each);
    }

    /// What else leaves a case out, for programs; nothing where nothing does.
    static List<Node> also(ExplainedCase each) {
        var rules = each.alsoLeftOutBy();
        return rules.isEmpty()
                ? List.of()
                : List.of(new Node.Items("alsoLeftOut", rules.stream()
                        .map(rule -> Stream.concat(
                                Stream.of(
                                        Node.value("reason", rule.reason().code()),
                                        Node.value("clause", rule.effect().provenance().source().cited())),
                                each.under(rule).stream().map(under -> Node.value("reading", under.reading())))
                                .toList())
                        .toList()));
    }

    /// What hangs on several readings that leave the same cases out, for programs.
    private static List<List<Node>> several(Bill bill) {
        return bill.stakes()
                .several()
                .stream()
                .map(share -> List.<Node>of(
                        new Node.Items("readings", share.under()
                                .stream()
                                .map(under -> List.<Node>of(
                                        Node.value("reading", under.reading()),
                                        Node.value("reason", under.reason().code())))
                                .toList()),
                        Node.value("casesIfCounted", Long.toString(share.cases())),
                        Node.value("daysIfCounted", Long.toString(share.days())),
                        Node.value("amount", NumberFormats.machine(share.amount())),
                        Node.value("payable", NumberFormats.machine(share.toPay()))))
                .toList();
    }

    /// The event of the case's own act with which its time begins.
    private String started(ExplainedCase each) {
        RecordedCase fact = each.fact();
        var message = ActWords.message(each.terms(), fact);
        if (message.isEmpty()) {
            return texts.get("explain.notice", moments.people(fact.readyNoticeAt()));
        }
        return message.get() == FreeDays.Message.PLANNING_CALL
                ? texts.get("explain.judged", moments.people(fact.readyAt()))
                : texts.get("explain.admitted", moments.people(fact.admittedAt()));
    }

    private String behind(Reason reason, ExplainedCase each) {
        return String.join(", ", facts.behind(reason, each));
    }

    /// What is recorded of where patients live and does not decide who pays, for programs.
    static Optional<Node> residence(Bill bill) {
        var found = bill.pool()
                .found()
                .stream()
                .map(each -> List.of(
                        Node.value("finding", each.finding().code()),
                        Node.value("cases", Long.toString(each.cases())),
                        Node.value("days", Long.toString(each.days()))))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Node.Items("residenceNotUsed", found));
    }
}
