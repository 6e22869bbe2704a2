package se.klardag.cli.report.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.month.Editions;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.report.facts.BlankAnswerText;
import se.klardag.cli.report.facts.FactTable;
import se.klardag.cli.report.facts.WeekdayCount;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.cli.words.StakeText;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.UnbilledShare;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Payers;

/// Why a municipality owes what it owes (*förklaring av en räkning*), from the krona down to events and clauses. Pages have a
/// lawyer's order: facts, rules, arithmetic, result; text has the arithmetic and the cases left out.
public final class BillExplanation {
    private final Agreement agreement;
    private final MonthStanding standing;
    private final AgreementTerms terms;
    private final Texts texts;
    private final String month;
    private final FigureText figures;
    private final NumberFormats numerals;

    /// @param standing of the month
    public BillExplanation(Agreement agreement, MonthStanding standing, Texts texts) {
        this.agreement = agreement;
        this.standing = standing;
        this.terms = standing.terms();
        this.texts = texts;
        this.month = new DateTimeFormats(texts).month(terms.period().month());
        this.figures = new FigureText(texts);
        this.numerals = new NumberFormats(texts.language());
    }

    /// A municipality and its bills.
    ///
    /// @param code its code, as programs read it
    /// @param name its heading, "Malmö (1280)"
    /// @param unbilled what it would owe under other answers, where it has no bill
    public record Place(String code, String name, List<ExplainedBill> bills, ExplainedBill.Unbilled unbilled) {
        /// One that has a bill.
        public Place(String code, String name, List<ExplainedBill> bills) {
            this(code, name, bills, ExplainedBill.Unbilled.NONE);
        }

        public Place {
            bills = List.copyOf(bills);
        }

        private List<ExplainedCase> cases() {
            return Stream.concat(
                    bills.stream().flatMap(bill -> bill.cases().stream()),
                    unbilled.cases().stream().map(ExplainedBill.OnlyOther::part)).toList();
        }
    }

    /// One municipality.
    public Document of(Place place) {
        var nodes = new ArrayList<Node>();
        nodes.add(title(place));
        nodes.addAll(lead());
        nodes.addAll(parts(place));
        nodes.addAll(whatBinds());
        return new Document(false, nodes);
    }

    /// What the standing means, once in a document; pages have it with the result.
    private List<Node> whatBinds() {
        return List.of(Node.only(Reader.LINES, Node.gap(), new Node.Paragraph(0, texts.get("page.what-binds"))));
    }

    /// Several municipalities: on one page, each folded; as text, one after another.
    public Document ofAll(List<Place> places) {
        var head = new ArrayList<Node>();
        head.add(new Node.Title(texts.get("page.all", month, terms.agreement())));
        head.addAll(lead());
        head.add(new Node.Heading(texts.get("page.places")));
        head.add(new Node.Table(
                List.of(texts.get("column.municipality"), texts.get("label.TO_PAY")),
                places.stream().map(each -> List.of(each.name(), payable(each.bills()))).toList(),
                List.of(1)));
        standing.rejected(texts).forEach(line -> head.add(new Node.Paragraph(0, line)));
        var all = new ArrayList<List<Node>>();
        for (var place : places) {
            var own = new ArrayList<Node>();
            if (!all.isEmpty()) {
                own.add(Node.gap());
            }
            own.add(title(place));
            own.addAll(lead());
            all.add(List.of(
                    Node.only(Reader.LINES, own),
                    new Node.Fold(place.name(), parts(place))));
        }
        var nodes = new ArrayList<Node>();
        nodes.add(Node.only(Reader.PAGES, head));
        nodes.add(new Node.Items("", all));
        standing.rejected(texts).forEach(line -> nodes.add(Node.only(Reader.LINES, new Node.Paragraph(0, line))));
        nodes.addAll(whatBinds());
        return new Document(false, nodes);
    }

    private Node title(Place place) {
        return new Node.Title(texts.get("explain.heading", place.name(), month, terms.agreement()));
    }

    private List<Node> lead() {
        var lead = new ArrayList<Node>();
        lead.add(new Node.Lead(texts.of(agreement.title())));
        Editions.follows(terms)
                .ifPresent(term -> lead.add(new Node.Lead(
                        texts.get(
                                "explain.follows", Editions.title(agreement, term, texts),
                                Citations.print(term, texts)))));
        lead.addAll(SettlementHead.status(standing, texts));
        lead.add(Node.gap());
        return lead;
    }

    private List<Node> parts(Place place) {
        var bills = place.bills();
        var own = standing.to(place.cases());
        var nodes = new ArrayList<>(SettlementHead.values(own));
        Editions.followed(terms).ifPresent(id -> nodes.add(Node.value("follows", id)));
        nodes.add(Node.value("municipality", place.code()));
        if (bills.isEmpty()) {
            nodes.addAll(withoutBill(place));
        } else {
            nodes.addAll(new BillAnswer(standing, month, texts)
                    .of(place.name(), bills.stream().map(ExplainedBill::bill).toList()));
        }
        nodes.addAll(rejected(place));
        if (!bills.isEmpty()) {
            nodes.add(Node.only(Reader.PAGES, facts(bills)));
        }
        nodes.add(new Node.Items("bills", bills.stream().map(this::arithmetic).toList()));
        if (!bills.isEmpty()) {
            nodes.add(Node.only(Reader.PAGES, result(bills)));
        }
        nodes.add(Node.gap());
        nodes.addAll(SettlementHead.open(own, BlankAnswerText.told(bills), agreement, texts));
        return nodes;
    }

    /// Rows of the files that are in no sum and may be the municipality's.
    private List<Node> rejected(Place place) {
        var lines = SettlementHead.rejected(standing, Integer.parseInt(place.code()), place.name(), texts);
        return lines.isEmpty() ? List.of() : Stream.concat(lines.stream(), Stream.of(Node.gap())).toList();
    }

    /// Every municipality with a bill, and every party of which rows were rejected.
    public static List<Place> places(
            SortedMap<Integer, List<ExplainedBill>> bills, MonthStanding standing, Payers payers) {
        var codes = new TreeSet<>(bills.keySet());
        standing.coverage()
                .rejected()
                .byMunicipality()
                .keySet()
                .stream()
                .filter(standing.terms().parties()::include)
                .forEach(codes::add);
        return codes.stream()
                .map(code -> new Place(
                        Municipality.codeText(code), SettlementHead.place(payers, code),
                        bills.getOrDefault(code, List.of())))
                .toList();
    }

    /// Nothing to pay, and what there would be under other answers.
    private List<Node> withoutBill(Place place) {
        var shares = place.unbilled().shares().stream().map(UnbilledShare::share).toList();
        var nodes = new ArrayList<Node>();
        boolean rejected = !standing.rejected(Integer.parseInt(place.code()), place.name(), texts).isEmpty();
        nodes.add(new Node.Paragraph(0, texts.get(
                !shares.isEmpty() ? "explain.no-bill" : rejected ? "explain.no-cases-read" : "explain.no-cases",
                place.name(), month)));
        if (!shares.isEmpty()) {
            var words = new StakeText(texts);
            var unit = Unit.money(terms.price().currency());
            shares.forEach(share -> nodes.add(new Node.Paragraph(0, words.unbilled(share, unit, terms))));
            nodes.add(new Node.Items("unbilled", shares.stream().map(BillAnswer::other).toList()));
            nodes.addAll(new DecidedCases(terms.fields(), texts).onlyOthers(place.unbilled().cases()));
        }
        return nodes;
    }

    /// Facts and rules, up to the heading of the arithmetic.
    private List<Node> facts(List<ExplainedBill> bills) {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node.Heading(texts.get("page.recorded-facts")));
        for (var bill : bills) {
            nodes.addAll(named(bill.bill()));
            var facts = new FactTable(bill.bill(), bill.cases(), terms, texts);
            nodes.add(new Node.Table(facts.headings(), facts.rows(), facts.numbers()));
            facts.withoutEntry().forEach(blank -> nodes.add(new Node.Paragraph(0, blank)));
            nodes.addAll(weekdays(bill));
            nodes.addAll(readings(bill));
        }
        nodes.add(new Node.Heading(texts.get("page.rules")));
        nodes.add(new RuleTable(agreement, terms, texts).of(
                bills.stream().flatMap(bill -> rated(bill.bill())).toList(),
                bills.stream().flatMap(bill -> bill.cases().stream()).toList()));
        nodes.add(new Node.Heading(texts.get("page.arithmetic")));
        return nodes;
    }

    /// Time limits in weekdays, day by day, where the terms have such.
    private List<Node> weekdays(ExplainedBill explained) {
        var count = new WeekdayCount(texts);
        var rows = new ArrayList<List<String>>();
        for (var each : explained.cases()) {
            var lines = count.of(each);
            if (!lines.isEmpty()) {
                rows.add(List.of(TerminalSafe.of(each.fact().id()), String.join("\n", lines)));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Node.Table(
                        List.of(texts.get("page.case"), texts.get("page.weekdays")), rows, List.of()));
    }

    /// What hangs on a reading of an unclear text: how many cases, and what the bill would be without them, or with them.
    private List<Node> readings(ExplainedBill explained) {
        var bill = explained.bill();
        var words = new ReadingText(texts);
        return Stream.of(
                bill.readings().stream().map(share -> words.share(share, bill)),
                words.overlap(bill.pool().underSeveralReadings()).stream(),
                new StakeText(texts).named(bill).stream(),
                new BlankAnswerText(texts).lines(explained.cases()).stream())
                .flatMap(lines -> lines)
                .<Node>map(line -> new Node.Paragraph(0, line))
                .toList();
    }

    /// The same before the cases left out, with the cases; pages have those among the facts.
    private List<Node> underReading(ExplainedBill explained) {
        var bill = explained.bill();
        if (bill.readings().isEmpty()) {
            return List.of();
        }
        var words = new ReadingText(texts);
        var nodes = new ArrayList<Node>();
        var values = new ArrayList<List<Node>>();
        nodes.add(Node.gap());
        nodes.add(new Node.Paragraph(0, texts.get(
                "reading.cases", numerals.people(bill.pool().underReadings()))));
        for (var share : bill.readings()) {
            nodes.add(new Node.Paragraph(1, words.share(share, bill)));
            var value = new ArrayList<>(List.of(
                    Node.value("reading", share.counted().reading()),
                    Node.value("reason", share.counted().reason().code()),
                    Node.value("cases", Long.toString(share.cases())),
                    Node.value("days", Long.toString(share.days())),
                    Node.value("amount", NumberFormats.machine(share.amount())),
                    Node.value("payable", NumberFormats.machine(share.toPay()))));
            if (share.counted().isConfirmed()) {
                value.add(Node.value("confirmed", true));
            }
            values.add(value);
            explained.cases()
                    .stream()
                    .filter(each -> each.assessment().listed() && each.countedAnyway().contains(share.counted()))
                    .forEach(each -> nodes.add(new Node.Paragraph(2, texts.get(
                            "reading.case", TerminalSafe.named(each.fact().id()),
                            words.standing(share.counted(), each)))));
        }
        long several = bill.pool().underSeveralReadings();
        words.overlap(several).ifPresent(line -> nodes.add(new Node.Paragraph(1, line)));
        var shown = new ArrayList<Node>();
        shown.add(Node.only(Reader.LINES, nodes));
        shown.add(new Node.Items("countedUnderReading", values));
        if (several > 0) {
            shown.add(Node.value("countedUnderSeveralReadings", Long.toString(several)));
        }
        return shown;
    }

    private Stream<RuleTable.OfBill> rated(Bill bill) {
        var care = terms.split() ? texts.get("care-group." + bill.careGroup().code()) : "";
        return trees(bill).map(figure -> new RuleTable.OfBill(care, figure));
    }

    private static Stream<Figure> trees(Bill bill) {
        return Stream.of(
                Optional.of(bill.toPay()), bill.shadow().map(shadow -> shadow.toPay()), bill.charge().mean())
                .flatMap(Optional::stream);
    }

    /// Which bill it is, where there are several.
    private List<Node> named(Bill bill) {
        var nodes = new ArrayList<Node>();
        if (terms.split()) {
            nodes.add(new Node.Subheading(texts.get("care-group." + bill.careGroup().code())));
        }
        if (Editions.areApart(terms)) {
            nodes.add(new Node.Paragraph(
                    0, texts.get("explain.edition", bill.edition().from(), bill.edition().to())));
        }
        return nodes;
    }

    private List<Node> arithmetic(ExplainedBill explained) {
        var bill = explained.bill();
        var nodes = new ArrayList<Node>();
        nodes.add(Node.value("careGroup", bill.careGroup().code()));
        nodes.addAll(named(bill));
        nodes.add(new Node.Tree("figure", bill.toPay()));
        Stream.concat(
                Citations.notes(agreement, bill.municipality(), terms.period().month().atEndOfMonth(), texts).stream(),
                new StakeText(texts).others(bill, terms).stream())
                .forEach(line -> nodes.add(new Node.Paragraph(0, line)));
        bill.shadow().ifPresent(shadow -> {
            nodes.add(Node.gap());
            nodes.add(new Node.Paragraph(0, texts.get("explain.shadow", Citations.print(shadow.because(), texts))));
            nodes.add(new Node.Tree("shadow", shadow.toPay()));
        });
        bill.charge().mean().ifPresent(mean -> {
            nodes.add(Node.gap());
            nodes.addAll(mean(mean, bill.terms().liability() instanceof Liability.FollowUpOnly));
        });
        nodes.addAll(underReading(explained));
        var decided = new DecidedCases(terms.fields(), texts);
        nodes.addAll(decided.onlyOthers(explained.onlyOthers()));
        nodes.addAll(decided.of(explained));
        nodes.addAll(BillAnswer.stakes(bill, terms));
        var blanks = new BlankAnswerText(texts).lines(explained.cases());
        if (!blanks.isEmpty()) {
            nodes.add(Node.only(Reader.LINES, Node.gap()));
            blanks.forEach(line -> nodes.add(Node.only(Reader.LINES, new Node.Paragraph(0, line))));
        }
        DecidedCases.residence(bill).ifPresent(nodes::add);
        return nodes;
    }

    /// Where nothing is charged the mean is the result, down to its cases; else people see only its own line.
    private List<Node> mean(Figure mean, boolean followed) {
        var tree = new Node.Tree("mean", mean);
        var intro = new Node.Paragraph(0, texts.get(followed ? "explain.followed" : "explain.mean"));
        return followed
                ? List.of(intro, tree)
                : List.of(intro, new Node.Paragraph(0, figures.words(mean)), Node.only(Reader.PROGRAMS, tree));
    }

    /// The result of each bill.
    private List<Node> result(List<ExplainedBill> bills) {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node.Heading(texts.get("page.result")));
        for (var bill : bills) {
            nodes.addAll(named(bill.bill()));
            nodes.add(new Node.Result(standing.toPay(figures.amount(bill.bill().toPay()), texts)));
        }
        return nodes;
    }

    private String payable(List<ExplainedBill> bills) {
        return bills.isEmpty()
                ? "–"
                : bills.stream()
                        .map(bill -> figures.amount(bill.bill().toPay()))
                        .collect(Collectors.joining(" + "));
    }
}
