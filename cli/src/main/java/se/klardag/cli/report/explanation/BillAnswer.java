package se.klardag.cli.report.explanation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import se.klardag.cli.month.Editions;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.StakeText;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.OtherAnswerShare;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;

/// What is to be paid and why, in two sentences (*svar*), before any table.
final class BillAnswer {
    private final MonthStanding standing;
    private final AgreementTerms terms;
    private final Texts texts;
    private final String month;
    private final FigureText figures;
    private final NumberFormats numerals;
    private final DateTimeFormats moments;

    /// @param month in words
    BillAnswer(MonthStanding standing, String month, Texts texts) {
        this.standing = standing;
        this.terms = standing.terms();
        this.texts = texts;
        this.month = month;
        this.figures = new FigureText(texts);
        this.numerals = new NumberFormats(texts.language());
        this.moments = new DateTimeFormats(texts);
    }

    /// A paragraph for each bill.
    ///
    /// @param name of the municipality, "Malmö (1280)"
    List<Node> of(String name, List<Bill> bills) {
        var nodes = new ArrayList<Node>();
        for (var bill : bills) {
            var answer = which(bill) + toPay(name, bill) + " " + why(bill);
            nodes.add(Node.only(Reader.LINES, new Node.Paragraph(0, answer)));
            nodes.add(Node.only(Reader.PAGES, new Node.Result(answer)));
        }
        nodes.add(Node.gap());
        return nodes;
    }

    private String which(Bill bill) {
        var edition = Editions.areApart(terms)
                ? texts.get("explain.edition", bill.edition().from(), bill.edition().to()) + ". "
                : "";
        return edition + (terms.split() ? texts.get("care-group." + bill.careGroup().code()) + ": " : "");
    }

    private String toPay(String name, Bill bill) {
        var key = bill.toPay().value().signum() == 0 ? "answer.nothing" : "answer.pay";
        return texts.get(
                standing.isBinding() ? key : key + "-provisionally", name, month, figures.amount(bill.toPay()));
    }

    private String why(Bill bill) {
        if (bill.shadow().isPresent()) {
            return texts.get("answer.not-billed", figures.amount(bill.shadow().get().toPay()));
        }
        return switch (bill.terms().liability()) {
            case Liability.FollowUpOnly _ -> texts.get("answer.followed");
            case Liability.Individual _ when bill.charge().billable().value().signum() == 0 ->
                texts.get("answer.individual-none");
            case Liability.Individual _ ->
                texts.get(
                        "answer.individual",
                        figures.amount(bill.charge().cases()),
                        figures.amount(bill.charge().billable()));
            case Liability.Average average -> average(bill, average);
        };
    }

    private String average(Bill bill, Liability.Average average) {
        var charge = bill.charge();
        if (charge.mean().isEmpty()) {
            return charge.billable().value().signum() > 0
                    ? texts.get("answer.no-mean-stays", figures.amount(charge.billable()))
                    : texts.get("answer.no-mean");
        }
        boolean above = charge.excessOfMonth().value().signum() > 0;
        boolean charged = charge.billable().value().signum() > 0;
        var month = texts.get(
                above ? charged ? "answer.above" : "answer.above-uncharged"
                        : charged ? "answer.stays" : "answer.within",
                figures.amount(charge.cases()),
                figures.amount(charge.days()),
                figures.amount(charge.mean().get()),
                numerals.people(average.threshold().value()),
                figures.amount(charge.billable()));
        return charge.decided().map(decided -> month + " " + decided(decided)).orElse(month);
    }

    /// What earlier months decide.
    private String decided(Figure.Released decided) {
        return texts.get(
                decided.isReleased() ? "answer.decided" : "answer.decided-against",
                moments.month(months(decided.by()).min(Comparator.naturalOrder()).orElseThrow()),
                moments.month(months(decided.by()).max(Comparator.naturalOrder()).orElseThrow()),
                figures.amount(decided.by()));
    }

    private static Stream<YearMonth> months(Figure figure) {
        return figure instanceof Figure.OfMonth(var _, var month, var _)
                ? Stream.of(month)
                : figure.parts().stream().flatMap(BillAnswer::months);
    }

    /// What hangs on readings of other terms than who counts, for programs: the keys are those of a settlement.
    static List<Node> stakes(Bill bill, AgreementTerms terms) {
        var nodes = new ArrayList<Node>();
        var answered = bill.stakes()
                .answered()
                .stream()
                .map(BillAnswer::other)
                .toList();
        if (!answered.isEmpty()) {
            nodes.add(new Node.Items("otherAnswers", answered));
        }
        var untold = StakeText.untold(bill, terms).stream().map(stake -> {
            var value = new ArrayList<>(List.of(Node.value("reading", stake.reading())));
            stake.reason().ifPresent(reason -> {
                value.add(Node.value("reason", reason.code()));
                value.add(Node.value("cases", Long.toString(stake.cases())));
            });
            value.add(Node.value("why", stake.why().english()));
            return List.copyOf(value);
        }).toList();
        if (!untold.isEmpty()) {
            nodes.add(new Node.Items("untoldReadings", untold));
        }
        return nodes;
    }

    static List<Node> other(OtherAnswerShare share) {
        return List.of(
                Node.value("reading", share.answer().reading()),
                new Node.Items("values", share.answer()
                        .values()
                        .entrySet()
                        .stream()
                        .map(each -> List.of(
                                Node.value("path", each.getKey()), Node.value("value", each.getValue())))
                        .toList()),
                Node.value("days", Long.toString(share.days())),
                Node.value("amount", NumberFormats.machine(share.amount())),
                Node.value("payable", NumberFormats.machine(share.toPay())));
    }
}
