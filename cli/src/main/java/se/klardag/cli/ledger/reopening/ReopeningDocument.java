package se.klardag.cli.ledger.reopening;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.text.RuleChangeText;
import se.klardag.cli.report.explanation.Document;
import se.klardag.cli.report.explanation.Node;
import se.klardag.cli.report.explanation.Node.Reader;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.facts.Municipality;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reopened months as one document (*omräkning som dokument*): for the terminal, as a page, and for machines. Which cases
/// changed is on the page alone.
public final class ReopeningDocument {
    private static final int MONTHS = 12;

    private final Reopening reopening;
    private final Texts texts;
    private final NumberFormats numerals;
    private final DateTimeFormats dates;

    public ReopeningDocument(Reopening reopening, Texts texts) {
        this.reopening = reopening;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.dates = new DateTimeFormats(texts);
    }

    /// The whole of it.
    public Document document() {
        var nodes = new ArrayList<Node>();
        nodes.add(Node.value("period", reopening.period().toString()));
        nodes.add(new Node.Value("binding", BooleanNode.valueOf(reopening.isBinding())));
        nodes.add(new Node.Title(texts.get("reopen.title", period())));
        nodes.addAll(lead());
        if (!reopening.months().isEmpty()) {
            nodes.add(new Node.Result(sentence(reopening, texts)));
            nodes.add(new Node.Heading(texts.get("reopen.municipalities")));
            nodes.add(municipalities());
            nodes.add(new Node.Heading(texts.get("reopen.months")));
            nodes.add(Node.only(Reader.LINES, months()));
            nodes.add(Node.only(Reader.PAGES, years()));
            nodes.add(Node.only(Reader.PAGES, cases()));
        }
        nodes.addAll(machines());
        return new Document(true, nodes);
    }

    private String period() {
        var period = reopening.period();
        var first = dates.month(period.from());
        return period.from().equals(period.to()) ? first : first + "–" + dates.month(period.to());
    }

    /// What happens to whose money, in a sentence or two.
    static String sentence(Reopening reopening, Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var sentence = texts.get("reopen.back", numerals.amount(reopening.back()),
                numerals.amount(reopening.billed()), numerals.amount(reopening.now()));
        var hidden = reopening.raised().subtract(reopening.more());
        return sentence
                + (reopening.more().signum() == 0 ? ""
                        : " " + texts.get("reopen.more", numerals.amount(reopening.more())))
                + (hidden.signum() <= 0 ? "" : " " + texts.get("reopen.hidden", numerals.amount(hidden)));
    }

    private List<Node> lead() {
        var lines = new ArrayList<String>();
        ruleChanges(reopening, texts).forEach(lines::add);
        if (reopening.months().isEmpty()) {
            lines.add(texts.get("reopen.nothing"));
        }
        if (!reopening.isBinding()) {
            lines.add(texts.get("reopen.provisional"));
        }
        if (!reopening.without().isEmpty()) {
            lines.add(texts.get("reopen.not-billed", words(reopening.without())));
        }
        if (!reopening.same().isEmpty()) {
            lines.add(texts.get("reopen.same", words(reopening.same())));
        }
        return lines.stream().<Node>map(Node.Lead::new).toList();
    }

    /// What is other than before, in words.
    static Stream<String> ruleChanges(Reopening reopening, Texts texts) {
        return new RuleChangeText(texts).sentences(reopening.ruleChanges()).stream();
    }

    private static String words(List<YearMonth> months) {
        return months.stream().map(YearMonth::toString).distinct().collect(Collectors.joining(", "));
    }

    private Node municipalities() {
        var rows = new ArrayList<List<String>>();
        reopening.municipalities()
                .forEach(line -> rows.add(List.of(
                        Municipality.codeText(line.municipality()), line.name(), money(line.billed()),
                        money(line.now()), blank(back(line.municipality())), blank(more(line.municipality())))));
        rows.add(List.of(texts.get("ledger.sum"), "", money(reopening.billed()), money(reopening.now()),
                blank(reopening.back()), blank(reopening.more())));
        return new Node.Table(headings("column.code", "column.municipality", "ledger.column.billed",
                "reopen.column.now", "reopen.column.back", "reopen.column.more"), rows, List.of(2, 3, 4, 5));
    }

    private BigDecimal back(int municipality) {
        return of(municipality).map(ReopenedMonth.Line::back).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal more(int municipality) {
        return of(municipality).map(ReopenedMonth.Line::more).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<ReopenedMonth.Line> of(int municipality) {
        return reopening.months()
                .stream()
                .flatMap(month -> month.lines().stream())
                .filter(line -> line.municipality() == municipality);
    }

    /// Every month in which something changes.
    private Node months() {
        var rows = new ArrayList<List<String>>();
        reopening.months()
                .forEach(month -> changed(month).forEach(line -> rows.add(List.of(
                        month.period().toString(), Municipality.codeText(line.municipality()), line.name(),
                        money(line.billed()), money(line.now()), money(line.now().subtract(line.billed()))))));
        if (rows.isEmpty()) {
            return new Node.Paragraph(0, texts.get("ledger.no-sum-changes"));
        }
        return new Node.Table(headings("ledger.column.period", "column.code", "column.municipality",
                "ledger.column.billed", "reopen.column.now", "ledger.column.difference"), rows, List.of(3, 4, 5));
    }

    private static Stream<ReopenedMonth.Line> changed(ReopenedMonth month) {
        return month.lines().stream().filter(line -> line.billed().compareTo(line.now()) != 0);
    }

    /// A table for each year: what changes for each municipality, month by month.
    private List<Node> years() {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node.Paragraph(0, texts.get("reopen.difference-note")));
        nodes.add(new Node.Paragraph(0, texts.get("reopen.unseen")));
        var years = new TreeSet<Integer>();
        reopening.months().forEach(month -> years.add(month.period().getYear()));
        for (int year : years) {
            nodes.add(new Node.Subheading(Integer.toString(year)));
            nodes.add(year(year));
        }
        return nodes;
    }

    private Node year(int year) {
        var sums = new TreeMap<Integer, BigDecimal[]>();
        var names = new TreeMap<Integer, String>();
        for (var month : reopening.months()) {
            if (month.period().getYear() == year) {
                for (var line : month.lines()) {
                    names.put(line.municipality(), line.name());
                    var row = sums.computeIfAbsent(line.municipality(), _ -> empty());
                    int at = month.period().getMonthValue() - 1;
                    row[at] = row[at].add(line.now().subtract(line.billed()));
                }
            }
        }
        var shown = reopening.period().months().stream().filter(month -> month.getYear() == year).toList();
        var headings = new ArrayList<String>();
        headings.add(texts.get("column.municipality"));
        shown.forEach(month -> headings.add(month.toString()));
        headings.add(texts.get("ledger.sum"));
        var rows = new ArrayList<List<String>>();
        var total = empty();
        sums.forEach((code, row) -> {
            rows.add(row(names.getOrDefault(code, ""), row, shown));
            for (int i = 0; i < MONTHS; i++) {
                total[i] = total[i].add(row[i]);
            }
        });
        rows.add(row(texts.get("ledger.sum"), total, shown));
        return new Node.Table(headings, rows, IntStream.rangeClosed(1, shown.size() + 1).boxed().toList());
    }

    private static BigDecimal[] empty() {
        return Stream.generate(() -> BigDecimal.ZERO).limit(MONTHS).toArray(BigDecimal[]::new);
    }

    private List<String> row(String name, BigDecimal[] sums, List<YearMonth> shown) {
        var cells = new ArrayList<String>();
        cells.add(name);
        shown.forEach(month -> cells.add(blank(sums[month.getMonthValue() - 1])));
        cells.add(money(Stream.of(sums).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return cells;
    }

    /// Which cases changed, month by month, folded.
    private List<Node> cases() {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node.Heading(texts.get("reopen.cases")));
        for (var month : reopening.months()) {
            var changes = month.month().changes();
            if (!changes.isEmpty()) {
                nodes.add(new Node.Fold(
                        texts.get("reopen.cases-of", dates.month(month.period()), numerals.people(changes.size())),
                        List.of(new Node.Table(
                                headings("column.code", "ledger.column.case", "ledger.column.reason",
                                        "ledger.column.days-before", "ledger.column.days-after"),
                                changes.stream().map(this::change).toList(), List.of(3, 4)))));
            }
        }
        return nodes.size() > 1 ? nodes : List.of();
    }

    private List<String> change(CaseChange change) {
        return List.of(
                Municipality.codeText(change.key().municipality()), IdentityMask.mask(change.caseId()),
                texts.get("ledger.reason." + change.reason().code()), numerals.people(change.daysBefore()),
                numerals.people(change.daysAfter()));
    }

    private List<Node> machines() {
        var changes = reopening.ruleChanges().stream().map(ReopeningDocument::item).toList();
        var lines = new ArrayList<List<Node>>();
        reopening.municipalities()
                .forEach(line -> lines.add(items(sums(line, JsonNodeFactory.instance.objectNode())
                        .put("back", NumberFormats.machine(back(line.municipality())))
                        .put("more", NumberFormats.machine(more(line.municipality()))))));
        var months = new ArrayList<List<Node>>();
        reopening.months()
                .forEach(month -> month.lines()
                        .forEach(line -> months.add(items(sums(
                                line, JsonNodeFactory.instance.objectNode()
                                        .put("period", month.period().toString())
                                        .put("series", month.month().series()))))));
        var total = JsonNodeFactory.instance.objectNode()
                .put("billed", NumberFormats.machine(reopening.billed()))
                .put("recalculated", NumberFormats.machine(reopening.now()))
                .put("back", NumberFormats.machine(reopening.back()))
                .put("more", NumberFormats.machine(reopening.more()));
        var without = JsonNodeFactory.instance.arrayNode();
        reopening.without().forEach(month -> without.add(month.toString()));
        return List.of(
                new Node.Items("ruleChanges", changes), new Node.Items("municipalities", lines),
                new Node.Items("months", months), new Node.Group("total", items(total)),
                new Node.Value("notBilled", without));
    }

    private static List<Node> item(EntryBody.RuleChange change) {
        return items(JsonNodeFactory.instance.objectNode()
                .put("path", change.path())
                .put("cause", change.cause())
                .put("before", change.before())
                .put("after", change.after()));
    }

    private static ObjectNode sums(ReopenedMonth.Line line, ObjectNode node) {
        return node.put("code", Municipality.codeText(line.municipality()))
                .put("name", line.name())
                .put("billed", NumberFormats.machine(line.billed()))
                .put("recalculated", NumberFormats.machine(line.now()));
    }

    private static List<Node> items(ObjectNode node) {
        return node.properties().stream().<Node>map(each -> new Node.Value(each.getKey(), each.getValue())).toList();
    }

    private List<String> headings(String... keys) {
        return Stream.of(keys).map(texts::get).toList();
    }

    private String money(BigDecimal amount) {
        return numerals.amount(amount);
    }

    private String blank(BigDecimal amount) {
        return amount.signum() == 0 ? "" : money(amount);
    }
}
