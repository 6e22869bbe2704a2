package se.klardag.cli.documents.pdf;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.CaseStart;
import se.klardag.cli.documents.DayColumn;
import se.klardag.cli.documents.LineText;
import se.klardag.cli.documents.Typography;
import se.klardag.cli.output.ExplanationText;
import se.klardag.cli.output.TermWords;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;

/// The pages behind the first (*underlag*): how the sum came about, each case, each case left out, what it was made with.
final class BasisPages {
    private final BillDocument bill;
    private final Texts texts;
    private final Typography typography;
    private final Html html;

    BasisPages(BillDocument bill, Texts texts, Html html) {
        this.bill = bill;
        this.texts = texts;
        this.typography = new Typography(texts.language());
        this.html = html;
    }

    void write() {
        html.element("h1", texts.get("pdf.basis", bill.basisId()), "class", "basis");
        html.element("p", bill.recipient().name() + ", " + LineText.month(bill, texts), "class", "quiet");
        if (bill.isCorrection()) {
            html.element("p", texts.get(bill.isWithdrawal() ? "pdf.basis.withdrawn" : "pdf.basis.anew"));
        }
        explanation();
        cases();
        excluded();
        openTerms();
        receipt();
    }

    private void explanation() {
        html.element("h2", texts.get("pdf.explanation"));
        html.open("table", "class", "tree");
        html.headings(List.of(texts.get("sheet.column.figure"), texts.get("sheet.column.value"),
                texts.get("sheet.column.how")), 0);
        html.open("tbody");
        var engine = bill.basis().explained().bill();
        for (var line : new ExplanationText(texts).lines(engine.toPay())) {
            html.open("tr");
            html.element("th", Html.capital(line.label()), "scope", "row", "class",
                    "depth" + Math.min(line.depth(), 6));
            html.element("td", typography.number(line.figure().value()) + "\u00a0"
                    + texts.get("unit." + line.figure().unit().name()), "class", "value");
            html.element("td", line.how());
            html.close("tr");
        }
        html.close("tbody").close("table");
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
        html.element("h2", texts.get("pdf.cases", typography.number(counted.size())));
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
                    moment(CaseStart.of(each)),
                    moment(each.fact().dischargedAt()),
                    typography.number(each.assessment().split().total())));
            days.forEach(column -> cells.add(typography.number(column.of(each))));
            html.row(cells, 1 + days.size(), "line");
        }
        html.close("tbody").close("table");
    }

    private void excluded() {
        var left = bill.basis()
                .explained()
                .cases()
                .stream()
                .filter(each -> each.assessment().listed() && each.assessment().verdict() instanceof Verdict.LeftOut)
                .toList();
        if (left.isEmpty()) {
            return;
        }
        html.element("h2", texts.get("pdf.excluded", typography.number(left.size())));
        html.open("table", "class", "cases");
        html.headings(List.of(
                texts.get("sheet.column.case"), start(), texts.get("sheet.column.discharged"),
                texts.get("sheet.column.reason"), texts.get("sheet.column.stay-days")), 1);
        html.open("tbody");
        left.forEach(this::excluded);
        html.close("tbody").close("table");
    }

    private void excluded(ExplainedCase each) {
        if (each.assessment().verdict() instanceof Verdict.LeftOut(var reason, var by)) {
            html.row(List.of(
                    IdentityMask.mask(each.fact().id()),
                    moment(CaseStart.of(each)),
                    moment(each.fact().dischargedAt()),
                    texts.get("reason." + reason.code()) + " (" + by.provenance().source().cited() + ")",
                    typography.number(each.assessment().split().excluded())), 1, "line");
        }
    }

    /// What makes a settlement provisional.
    private void openTerms() {
        var open = bill.basis().terms().openTerms();
        if (open.isEmpty()) {
            return;
        }
        html.element("h2", texts.get(open.size() == 1 ? "open-terms.one" : "open-terms", open.size()));
        html.open("ul");
        var words = new TermWords(texts);
        open.forEach(term -> html.element("li",
                Html.capital(words.name(term.path())) + ": " + texts.get("status." + term.status().code())));
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

    private String start() {
        return texts.get(CaseStart.heading(List.of(bill)));
    }

    private String moment(long moment) {
        return WallClock.isKnown(moment)
                ? WallClock.toLocal(moment).toString().replace('T', ' ')
                : texts.get("moment.none");
    }
}
