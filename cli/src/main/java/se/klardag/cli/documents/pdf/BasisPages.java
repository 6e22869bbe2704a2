package se.klardag.cli.documents.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.CaseStart;
import se.klardag.cli.documents.model.DayColumn;
import se.klardag.cli.documents.model.LineText;
import se.klardag.cli.report.explanation.FigureText;
import se.klardag.cli.report.facts.BlankAnswerText;
import se.klardag.cli.report.facts.RecordedFacts;
import se.klardag.cli.report.facts.WeekdayCount;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.RuleValues;
import se.klardag.cli.words.StakeText;
import se.klardag.cli.words.TermWords;
import se.klardag.cli.words.UnitText;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.settlement.ExplainedCase;

/// The pages behind the first (*underlag*): how the sum came about, each case, each case left out, what it was made with.
final class BasisPages {
    private final BillDocument bill;
    private final Texts texts;
    private final NumberFormats numerals;
    private final DateTimeFormats moments;
    private final RecordedFacts facts;
    private final XhtmlWriter html;

    BasisPages(BillDocument bill, Texts texts, XhtmlWriter html) {
        this.bill = bill;
        this.texts = texts;
        this.moments = new DateTimeFormats(texts);
        this.facts = new RecordedFacts(bill.basis().terms().fields(), texts);
        this.numerals = NumberFormats.inPrint(texts.language());
        this.html = html;
    }

    void write() {
        html.element("h1", texts.get("pdf.basis", bill.basisId()), "class", "basis");
        html.element("p", bill.recipient().name() + ", " + LineText.month(bill, texts), "class", "quiet");
        if (bill.isCorrection()) {
            html.element("p", texts.get(bill.isWithdrawal() ? "pdf.basis.withdrawn" : "pdf.basis.anew"));
        }
        changes();
        explanation();
        if (bill.isCorrection()) {
            new Charts(bill, texts, html).write();
        }
        cases();
        liability();
        readings();
        excepted();
        excluded();
        free();
        openTerms();
        receipt();
    }

    /// Which cases and terms a correction changes, from what to what.
    private void changes() {
        var posted = bill.basis().posted();
        var words = new ChangedCaseText(texts);
        var cases = posted.map(BillDocument.Posted::cases).orElse(List.of());
        if (!cases.isEmpty()) {
            html.element("h2", texts.get("pdf.changes"));
            html.open("table", "class", "changes");
            html.headings(List.of(
                    texts.get("sheet.column.case"), texts.get("pdf.changes.what"),
                    texts.get("ledger.column.days-before"), texts.get("ledger.column.days-after")), 2);
            html.open("tbody");
            cases.forEach(change -> html.row(List.of(
                    IdentityMask.mask(change.caseId()),
                    XhtmlWriter.capital(words.of(change)),
                    numerals.people(change.daysBefore()),
                    numerals.people(change.daysAfter())), 2, "line"));
            html.close("tbody").close("table");
        }
        var terms = posted.map(BillDocument.Posted::terms).orElse(List.of());
        if (!terms.isEmpty()) {
            html.element("h2", texts.get("pdf.changes.terms"));
            html.open("ul");
            terms.forEach(change -> html.element("li", words.of(change)));
            html.close("ul");
        }
    }

    private void explanation() {
        html.element("h2", texts.get(
                !bill.isCorrection() ? "pdf.explanation"
                        : bill.isWithdrawal() ? "pdf.explanation.withdrawn" : "pdf.explanation.anew"));
        html.open("table", "class", "tree");
        html.headings(List.of(texts.get("sheet.column.figure"), texts.get("sheet.column.value"),
                texts.get("sheet.column.how")), 0);
        html.open("tbody");
        var engine = bill.basis().explained().bill();
        for (var line : new FigureText(texts).lines(engine.toPay())) {
            html.open("tr");
            html.element("th", XhtmlWriter.capital(line.label()), "scope", "row", "class",
                    "depth" + Math.min(line.depth(), 6));
            html.element("td", UnitText.number(line.figure().value(), line.figure().unit(), numerals) + "\u00a0"
                    + UnitText.print(line.figure().unit(), isOne(line.figure()), texts), "class", "value");
            html.element("td", line.how());
            html.close("tr");
        }
        html.close("tbody").close("table");
        Citations.notes(
                bill.basis().agreement(), engine.municipality(),
                bill.basis().terms().period().month().atEndOfMonth(), texts)
                .forEach(line -> html.element("p", line));
        new StakeText(texts).othersOnBill(engine, bill.basis().terms()).forEach(line -> html.element("p", line));
        new BlankAnswerText(texts).lines(bill.basis().explained().cases()).forEach(line -> html.element("p", line));
    }

    private void cases() {
        var counted = bill.basis()
                .explained()
                .cases()
                .stream()
                .filter(each -> each.assessment().listed() && each.assessment().verdict() instanceof Verdict.Counts)
                .toList();
        if (counted.isEmpty()) {
            return;
        }
        html.element("h2", texts.get("pdf.cases", numerals.people(counted.size())));
        html.open("table", "class", "cases");
        var days = DayColumn.shown(List.of(bill));
        var titles = new ArrayList<>(List.of(
                texts.get("sheet.column.case"), start(), texts.get("sheet.column.discharged"),
                texts.get("sheet.column.stay-days")));
        days.forEach(column -> titles.add(texts.get(column.heading(List.of(bill)))));
        html.headings(titles, 1 + days.size());
        html.open("tbody");
        for (var each : counted) {
            var cells = new ArrayList<>(List.of(
                    IdentityMask.mask(each.fact().id()),
                    moments.people(CaseStart.of(each)),
                    moments.people(each.fact().dischargedAt()),
                    numerals.people(each.assessment().split().total())));
            days.forEach(column -> cells.add(numerals.people(column.of(each))));
            html.row(cells, 1 + days.size(), "line");
        }
        html.close("tbody").close("table");
    }

    /// Under a limit in weekdays: what was recorded of each case, the first day that it can cost, and the weekdays, one by one.
    private void liability() {
        var count = new WeekdayCount(texts);
        var counted = bill.basis()
                .explained()
                .cases()
                .stream()
                .filter(each -> each.assessment().listed() && !count.of(each).isEmpty())
                .toList();
        if (counted.isEmpty()) {
            return;
        }
        html.element("h2", texts.get("pdf.liability"));
        html.open("table", "class", "changes");
        html.headings(List.of(
                texts.get("sheet.column.case"), texts.get("page.recorded-facts"), texts.get("pdf.liable-from")), 0);
        html.open("tbody");
        for (var each : counted) {
            var recorded = facts.of(each, bill.basis().terms())
                    .stream()
                    .map(fact -> fact.getFirst() + ": " + fact.getLast())
                    .collect(Collectors.joining("; "));
            var from = each.liableFrom().map(Object::toString).orElse("");
            html.row(List.of(
                    IdentityMask.mask(each.fact().id()), recorded, from + ". " + String.join(". ", count.of(each))),
                    0, "line");
        }
        html.close("tbody").close("table");
    }

    /// The cases that only a reading of an unclear text counts, and what of the bill hangs on each reading.
    private void readings() {
        var explained = bill.basis().explained();
        if (explained.bill().readings().isEmpty()) {
            return;
        }
        var words = new ReadingText(texts);
        html.element("h2", texts.get("reading.cases", numerals.people(
                explained.bill().pool().underReadings())));
        words.overlap(explained.bill().pool().underSeveralReadings()).ifPresent(line -> html.element("p", line));
        for (var share : explained.bill().readings()) {
            html.element("p", words.share(share, explained.bill()));
            html.open("table", "class", "changes");
            html.headings(List.of(texts.get("sheet.column.case"), texts.get("page.verdict")), 0);
            html.open("tbody");
            explained.cases()
                    .stream()
                    .filter(each -> each.assessment().listed() && each.countedAnyway().contains(share.counted()))
                    .forEach(each -> html.row(List.of(
                            IdentityMask.mask(each.fact().id()), words.standing(share.counted(), each)), 0, "line"));
            html.close("tbody").close("table");
        }
    }

    /// The cases that an exception counts although a rule would leave them out, each with what is missing or late.
    private void excepted() {
        var byRule = ReadingText.exceptions(bill.basis().explained().cases());
        if (byRule.isEmpty()) {
            return;
        }
        var words = new ReadingText(texts);
        html.element("h2", words.exceptionTitle(byRule));
        byRule.forEach((named, cases) -> {
            html.element("p", words.exception(named, cases));
            html.open("table", "class", "changes");
            html.headings(List.of(texts.get("sheet.column.case"), texts.get("page.recorded")), 0);
            html.open("tbody");
            cases.forEach(each -> html.row(List.of(
                    IdentityMask.mask(each.fact().id()),
                    XhtmlWriter.capital(String.join(", ", facts.behind(named.reason(), each)))), 0, "line"));
            html.close("tbody").close("table");
        });
    }

    private void excluded() {
        var left = bill.basis()
                .explained()
                .cases()
                .stream()
                .filter(each -> each.assessment().verdict() instanceof Verdict.LeftOut)
                .toList();
        if (left.isEmpty()) {
            return;
        }
        html.element("h2", texts.get("pdf.excluded", numerals.people(left.size())));
        html.open("table", "class", "cases");
        html.headings(List.of(
                texts.get("sheet.column.case"), start(), texts.get("sheet.column.discharged"),
                texts.get("sheet.column.reason"), texts.get("sheet.column.stay-days")), 1);
        html.open("tbody");
        left.forEach(this::excluded);
        html.close("tbody").close("table");
        new StakeText(texts).named(bill.basis().explained().bill()).forEach(line -> html.element("p", line));
    }

    private void excluded(ExplainedCase each) {
        if (each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var by)) {
            html.row(List.of(
                    IdentityMask.mask(each.fact().id()),
                    moments.people(CaseStart.of(each)),
                    moments.people(each.fact().dischargedAt()),
                    ActWords.reason(reason, each.terms(), each.fact(), texts) + " ("
                            + Citations.cited(by.provenance(), texts) + ")"
                            + facts.behind(reason, each)
                                    .stream()
                                    .map(fact -> "; " + fact)
                                    .collect(
                                            Collectors.joining())
                            + new ReadingText(texts).more(each),
                    numerals.people(each.assessment().split().excluded())), 1, "line");
        }
    }

    /// Cases that count and have no liable day, each with the rule that frees its days.
    private void free() {
        var free = bill.basis().explained().cases().stream().filter(each -> each.assessment().isFree()).toList();
        if (free.isEmpty()) {
            return;
        }
        html.element("h2", texts.get(
                "table.free", numerals.people(free.size()),
                numerals.people(free.stream().mapToLong(each -> each.assessment().split().free()).sum())));
        html.open("table", "class", "cases");
        html.headings(List.of(
                texts.get("sheet.column.case"), start(), texts.get("sheet.column.discharged"),
                texts.get("page.rule"), texts.get("page.free-days")), 1);
        html.open("tbody");
        free.forEach(each -> html.row(List.of(
                IdentityMask.mask(each.fact().id()),
                moments.people(CaseStart.of(each)),
                moments.people(each.fact().dischargedAt()),
                freedBy(each),
                numerals.people(each.assessment().split().free())), 1, "line"));
        html.close("tbody").close("table");
    }

    private String freedBy(ExplainedCase each) {
        var span = each.assessment().span();
        if (span.count() == 0) {
            return texts.get("table.free.no-day");
        }
        return DateTimeFormats.date(span.firstDay()) + "–" + DateTimeFormats.date(span.endDay() - 1)
                + each.freedBy()
                        .map(rule -> "; " + RuleValues.print(rule.value(), texts) + " ("
                                + Citations.cited(rule.provenance(), texts) + ")")
                        .orElse("")
                + each.liableFrom().map(day -> "; " + texts.get("explain.free-case.until", day)).orElse("");
    }

    /// What makes a settlement provisional, and what its source does not record.
    private void openTerms() {
        var terms = bill.basis().terms();
        html.element("p", texts.get("page.what-binds"));
        bill.basis()
                .standingOfBill()
                .filesOnBill(BlankAnswerText.told(List.of(bill.basis().explained())), texts)
                .forEach(line -> html.element("p", line));
        var open = terms.openTerms();
        if (open.isEmpty()) {
            return;
        }
        html.element("h2", texts.get(open.size() == 1 ? "open-terms.one" : "open-terms", open.size()));
        html.open("ul");
        var words = new TermWords(texts, terms);
        open.forEach(term -> html.element("li",
                words.title(term.path()) + ": " + texts.get("status." + term.status().code())));
        html.close("ul");
    }

    private void receipt() {
        var receipt = bill.basis().receipt();
        html.element("h2", texts.get("pdf.receipt"));
        html.element("p", texts.get("pdf.receipt.attached"));
        html.element("p", texts.get("sheet.receipt.engine", receipt.engine()), "class", "hash");
        html.element("p", texts.get("sheet.receipt.rules", receipt.rules()), "class", "hash");
        html.element("p", texts.get("sheet.receipt.cases", receipt.cases()), "class", "hash");
        bill.basis()
                .posted()
                .ifPresent(posted -> html.element(
                        "p", texts.get("sheet.receipt.ledger", posted.entry(), posted.head()), "class", "hash"));
        bill.basis()
                .knownOn()
                .ifPresent(day -> html.element("p", texts.get("sheet.receipt.known-on", day.toString())));
    }

    private static boolean isOne(Figure figure) {
        return figure.value().compareTo(BigDecimal.ONE) == 0;
    }

    private String start() {
        return texts.get(CaseStart.heading(List.of(bill)));
    }
}
