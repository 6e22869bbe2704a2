package se.klardag.cli.indicators.kolada;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.klardag.cli.indicators.kolada.AnnualTotals.YearPlace;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.month.Origin;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.KeyFigure;
import se.klardag.engine.indicators.PublishedMean;
import se.klardag.engine.indicators.Ratio;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The figures of the national database for every kommun, region and year, as table, CSV and JSON (*nyckeltal per år*).
///
/// @param only code of the one place that is shown; empty for all
/// @param origin of the cases
public record KoladaReport(
        AnnualTotals totals,
        AnnualInhabitants inhabitants,
        DisposableBeds beds,
        PublishedFigures published,
        Optional<String> only,
        Origin origin,
        Texts texts) {
    /// Columns of the comparison file.
    public static final List<String> HEADER = List.of("municipality", "name", "year", "months", "kpi", "title", "ours",
            "numerator", "denominator", "published", "difference");
    private static final int LINE = 100;
    private static final String INDENT = "    ";
    private static final int QUOTIENT = 2;

    /// Names of the columns, and each row below them: a place, a year and a figure.
    public void rows(Consumer<List<String>> lines) {
        shown().forEach((place, year) -> figures(place, year).forEach(figure -> lines.accept(row(figure))));
    }

    private List<String> row(PlaceFigure figure) {
        var place = figure.place();
        return List.of(place.code(), totals.name(place.code()), Integer.toString(place.year()),
                Integer.toString(totals.monthsOf(place.year()).size()), figure.figure().name(), title(figure.figure()),
                machine(figure.value()), figure.ratio().map(ratio -> Long.toString(ratio.over())).orElse(""),
                figure.ratio().map(ratio -> Long.toString(ratio.under())).orElse(""), machine(figure.published()),
                machine(figure.difference()));
    }

    private static String machine(Optional<BigDecimal> value) {
        return value.map(NumberFormats::machine).orElse("");
    }

    /// One object.
    public String json() {
        var root = JsonNodeFactory.instance.objectNode();
        root.putObject("period")
                .put("from", totals.months().from().toString())
                .put("to", totals.months().to().toString());
        var list = root.putArray("figures");
        shown().forEach((place, year) -> figures(place, year).forEach(figure -> node(list.addObject(), figure)));
        var checks = root.putArray("publishedMeans");
        published.checked()
                .forEach(each -> checks.addObject()
                        .put("municipality", each.place().code())
                        .put("year", each.place().year())
                        .put("N20403", NumberFormats.machine(each.figures().mean()))
                        .put("quotient", each.figures().quotient(QUOTIENT).map(NumberFormats::machine).orElse(null))
                        .put("fits", each.figures().fits()));
        var counted = root.putArray("counted");
        notes().forEach(counted::add);
        root.put("rejectedRows", origin.rejectedRows());
        root.putObject("receipt")
                .put("engine", origin.receipt().engine())
                .put("cases", "sha256:" + origin.receipt().cases());
        return PrintedJson.of(root);
    }

    private void node(ObjectNode node, PlaceFigure figure) {
        var row = row(figure);
        for (int i = 0; i < HEADER.size(); i++) {
            switch (HEADER.get(i)) {
                case "year", "months" -> node.put(HEADER.get(i), Integer.parseInt(row.get(i)));
                default -> node.put(HEADER.get(i), row.get(i).isEmpty() ? null : row.get(i));
            }
        }
    }

    /// For a screen: a table for each year, our own figures beside, what each figure is, and the check.
    public String table(TerminalPage page) {
        var out = new StringBuilder(texts.get("kolada.heading", totals.months())).append("\n\n");
        if (shown().isEmpty()) {
            out.append(texts.get("indicator.none")).append("\n\n");
        }
        shown().keySet().stream().map(YearPlace::year).distinct().forEach(year -> out.append(table(year, page)));
        for (var figure : KeyFigure.values()) {
            if (figure != KeyFigure.N79176 || beds.isKnown()) {
                wrap(figure.name() + "  " + title(figure), page, out);
            }
        }
        out.append('\n');
        notes().forEach(note -> wrap(note, page, out));
        checks().forEach(line -> wrap(line, page, out));
        return out.toString();
    }

    private String table(int year, TerminalPage page) {
        int months = totals.monthsOf(year).size();
        var table = new TextTable<Map.Entry<YearPlace, Indicators>>(texts).boldHeadings()
                .left(each -> totals.name(each.getKey().code()))
                .headed(months == 12 ? Integer.toString(year) : texts.get("kolada.part-year", year, months));
        for (var figure : KeyFigure.values()) {
            if (figure != KeyFigure.N79176 || beds.isKnown()) {
                table.right(each -> cell(each, figure)).headed(figure.name());
            }
        }
        var rows = shown().entrySet().stream().filter(each -> each.getKey().year() == year).toList();
        return table
                .right("indicator.column.mean-all", each -> cell(each.getValue().meanOfAllClosed(), 2))
                .right("indicator.column.same-day",
                        each -> percent(each.getValue().sameDayShare()))
                .print(rows, page) + "\n";
    }

    /// Ours, and the published one in brackets.
    private String cell(Map.Entry<YearPlace, Indicators> entry, KeyFigure asked) {
        var figure = figures(entry.getKey(), entry.getValue()).stream()
                .filter(each -> each.figure() == asked)
                .findFirst()
                .orElseThrow();
        var numerals = new NumberFormats(texts.language());
        int decimals = switch (asked) {
            case N20403 -> 2;
            case N20404, N20405 -> 4;
            case U79135, N79176 -> 1;
        };
        var ours = figure.value()
                .map(value -> numerals.column(value.setScale(decimals, RoundingMode.HALF_UP)))
                .orElse("–");
        return ours + figure.published().map(value -> " (" + numerals.column(value) + ")").orElse("");
    }

    private String cell(Ratio ratio, int decimals) {
        return ratio.rounded(decimals).map(new NumberFormats(texts.language())::column).orElse("–");
    }

    private String percent(Ratio share) {
        return share.under() == 0 ? "–" : cell(share.times(100), 1) + " %";
    }

    private static void wrap(String note, TerminalPage page, StringBuilder out) {
        var indent = "";
        for (var line : LineWrapper.wrap(note, page.proseWidth(LINE + INDENT.length()) - INDENT.length())) {
            out.append(indent).append(line).append('\n');
            indent = INDENT;
        }
    }

    private Map<YearPlace, Indicators> shown() {
        var shown = new TreeMap<>(totals.sums());
        only.ifPresent(code -> shown.keySet().removeIf(place -> !place.code().equals(code)));
        return shown;
    }

    private List<PlaceFigure> figures(YearPlace place, Indicators year) {
        return PlaceFigure.of(place, year, totals, inhabitants, beds, published);
    }

    private String title(KeyFigure figure) {
        return texts.get("kolada.title." + figure.name());
    }

    private List<String> notes() {
        var notes = new ArrayList<>(Stream.of("kolada.note.days", "kolada.note.ages", "kolada.note.region")
                .map(texts::get)
                .toList());
        if (beds.isKnown()) {
            notes.add(texts.get("kolada.note.beds"));
        }
        return notes;
    }

    /// What the published values say of each other: how many fit, and those that do not.
    public List<String> checks() {
        var checked = published.checked();
        if (!published.isKnown()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        var numerals = new NumberFormats(texts.language());
        lines.add(texts.get("kolada.check", numerals.people(checked.size()),
                numerals.people(checked.stream().filter(each -> each.figures().fits()).count())));
        checked.stream()
                .filter(each -> !each.figures().fits())
                .forEach(each -> lines.add(texts.get("kolada.check.differs", totals.name(each.place().code()),
                        each.place().year(), numerals.column(each.figures().mean()), quotient(each.figures()))));
        return lines;
    }

    private String quotient(PublishedMean figures) {
        return figures.quotient(QUOTIENT).map(new NumberFormats(texts.language())::column).orElse("–");
    }

    /// Whether some published values cannot be of the same days and stays.
    public boolean differs() {
        return published.checked().stream().anyMatch(each -> !each.figures().fits());
    }
}
