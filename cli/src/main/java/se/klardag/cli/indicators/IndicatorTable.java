package se.klardag.cli.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.Prose;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.LengthBand;
import se.klardag.engine.indicators.Ratio;
import se.klardag.engine.indicators.Survival;
import se.klardag.rules.Municipalities;

/// Indicators for a screen (*indikatorer som tabell*): the national ones, those beside them, lengths, how long people
/// remain, the longest cases, and how it was all counted.
public final class IndicatorTable {
    private static final List<Long> DAYS = List.of(0L, 1L, 2L, 3L, 5L, 7L, 10L, 14L, 21L, 30L);
    private static final int GROUP_WIDTH = 26;
    private static final int LINE = 100;

    private final Gathering gathering;
    private final Inhabitants inhabitants;
    private final Municipalities municipalities;
    private final Texts texts;
    private final Numerals numerals;
    private final boolean styled;

    public IndicatorTable(
            Gathering gathering, Inhabitants inhabitants, Municipalities municipalities, Texts texts,
            boolean styled) {
        this.gathering = gathering;
        this.inhabitants = inhabitants;
        this.municipalities = municipalities;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.styled = styled;
    }

    /// The whole text.
    ///
    /// @param notes   how it was counted
    /// @param written whether every long-stayer stands in a file
    public String print(List<String> notes, boolean written) {
        var out = new StringBuilder(texts.get(
                "indicator.heading", gathering.months(), numerals.people(gathering.period().days())) + "\n\n");
        if (gathering.totals().isEmpty()) {
            out.append(texts.get("indicator.none")).append("\n\n");
        } else {
            section(out, texts.get("indicator.national"), national());
            section(out, texts.get("indicator.beside"), beside());
            section(out, texts.get("indicator.bands"), bands());
            section(out, texts.get("indicator.remaining"), remaining());
            longStayers(out, written);
        }
        out.append(texts.get("indicator.counted")).append('\n');
        notes.forEach(note -> wrap(note, out));
        return out.toString();
    }

    private static void wrap(String note, StringBuilder out) {
        var indent = "  ";
        for (var line : Prose.wrap(note, LINE)) {
            out.append(indent).append(line).append('\n');
            indent = "    ";
        }
    }

    private void section(StringBuilder out, String title, TextTable table) {
        out.append(title).append('\n').append(table.print(styled)).append('\n');
    }

    private TextTable national() {
        var table = table(5, "indicator.column.stays", "indicator.column.days", "column.mean",
                "indicator.column.same-day",
                "indicator.column.per-thousand");
        rows(table, (group, its) -> List.of(
                numerals.people(its.delayedStays()), numerals.people(its.closedDays()), decimals(its.meanOfDelayed()),
                percent(its.sameDayShare()),
                inhabitants.of(group, gathering)
                        .flatMap(people -> its.closedDaysPerThousand(people).rounded(1))
                        .map(numerals::column)
                        .orElse("–")));
        return table;
    }

    private TextTable beside() {
        var table = new TextTable(sides(6));
        table.add(Style.BOLD, head(Stream.of(
                texts.get("indicator.column.closed"), texts.get("indicator.column.mean-all"),
                texts.get("indicator.column.in-period"), texts.get("indicator.column.beds"),
                texts.get("indicator.column.over", gathering.longStayOver()),
                texts.get("indicator.column.their-share"))));
        rows(table, (_, its) -> List.of(
                numerals.people(its.closedStays()), decimals(its.meanOfAllClosed()),
                numerals.people(its.daysInPeriod()),
                its.bedsOccupied().rounded(1).map(numerals::column).orElse("–"), numerals.people(its.longStays()),
                percent(its.longStayShareOfDays())));
        return table;
    }

    private TextTable bands() {
        var table = new TextTable(sides(LengthBand.values().length + 1));
        table.add(Style.BOLD, head(Stream.concat(
                Stream.of(LengthBand.values()).map(LengthBand::bounds),
                Stream.of(texts.get("indicator.column.still-in")))));
        rows(table, (_, its) -> Stream.concat(
                Stream.of(LengthBand.values()).map(band -> numerals.people(its.closedIn(band))),
                Stream.of(numerals.people(its.stillIn()))).toList());
        return table;
    }

    /// Days down, kinds of care across.
    private TextTable remaining() {
        var totals = List.copyOf(gathering.totals().entrySet());
        var table = new TextTable(
                Stream.generate(() -> Side.RIGHT).limit(1 + 2L * totals.size()).toList());
        var head = new ArrayList<String>(List.of(texts.get("indicator.column.days")));
        for (var each : totals) {
            head.add(texts.get("indicator.column.at-risk"));
            head.add(care(each.getKey()));
        }
        table.add(Style.BOLD, head);
        for (long day : DAYS) {
            var line = new ArrayList<String>(List.of(numerals.people(day)));
            for (var each : totals) {
                var its = each.getValue();
                long atRisk = Survival.atRisk(its.leftByLength(), its.stillInByLength(), day);
                line.add(numerals.people(atRisk));
                line.add(atRisk == 0 ? "–" : remaining(its, day));
            }
            table.add(Style.PLAIN, line);
        }
        return table;
    }

    private String remaining(Indicators its, long day) {
        var step = Survival.at(its.survival(), day);
        if (step.isEmpty()) {
            return percent(new Ratio(1, 1));
        }
        var share = numerals.column(inHundred(step.get().remaining()));
        return step.get()
                .standardError()
                .map(error -> share + " ± " + numerals.column(inHundred(error)) + " %")
                .orElse(share + " %");
    }

    private static BigDecimal inHundred(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }

    private void longStayers(StringBuilder out, boolean written) {
        out.append(texts.get("indicator.long-stayers", gathering.longStayOver(),
                numerals.people(gathering.longStayers()))).append('\n');
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT,
                Side.RIGHT));
        table.add(Style.BOLD, List.of(texts.get("check.column.case"), texts.get("column.municipality"),
                texts.get("check.column.unit"), texts.get("indicator.column.notified"),
                texts.get("indicator.column.left"), texts.get("indicator.column.days"),
                texts.get("indicator.column.in-period")));
        for (var each : gathering.longest()) {
            table.add(Style.PLAIN, List.of(each.caseId(), name(Municipality.codeText(each.municipality())),
                    cut(each.unit(), 20), each.ready(),
                    each.left().isEmpty() ? texts.get("indicator.still-in") : each.left(),
                    numerals.people(each.days()), numerals.people(each.daysInPeriod())));
        }
        if (gathering.longStayers() > 0) {
            out.append(table.print(styled));
        }
        long more = gathering.longStayers() - gathering.longest().size();
        if (more > 0) {
            out.append(texts.get(written ? "indicator.more-written" : "indicator.more", numerals.people(more)))
                    .append('\n');
        }
        out.append('\n');
    }

    /// The figures of one line.
    private interface Figures {
        List<String> of(Group group, Indicators its);
    }

    private void rows(TextTable table, Figures figures) {
        if (!gathering.groups().isEmpty()) {
            rows(table, gathering.groups(), figures);
            table.rule();
        }
        rows(table, gathering.totals(), figures);
    }

    private void rows(TextTable table, SortedMap<Group, Indicators> of, Figures figures) {
        of.forEach((group, its) -> table.add(Style.PLAIN,
                Stream.concat(Stream.of(label(group), care(group)), figures.of(group, its).stream()).toList()));
    }

    private TextTable table(int figures, String... keys) {
        var table = new TextTable(sides(figures));
        table.add(Style.BOLD, head(Stream.of(keys).map(texts::get)));
        return table;
    }

    private static List<Side> sides(int figures) {
        return Stream.concat(Stream.of(Side.LEFT, Side.LEFT), Stream.generate(() -> Side.RIGHT).limit(figures))
                .toList();
    }

    private List<String> head(Stream<String> figures) {
        return Stream.concat(Stream.of("", texts.get("column.care-group")), figures).toList();
    }

    private String label(Group group) {
        if (group.labels().isEmpty()) {
            return texts.get("indicator.all");
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < group.labels().size(); i++) {
            var label = group.labels().get(i);
            words.add(switch (gathering.by().get(i)) {
                case kommun -> name(label);
                case delregion -> label.isEmpty() ? texts.get("indicator.no-delregion") : label;
                case hospital -> label.isEmpty() ? texts.get("indicator.no-hospital") : label;
                case unit -> label.isEmpty() ? texts.get("check.no-unit") : label;
                case month -> label;
            });
        }
        return cut(String.join(" · ", words), GROUP_WIDTH);
    }

    private String name(String code) {
        return municipalities.find(Integer.parseInt(code)).map(Municipality::name).orElse(code);
    }

    private String care(Group group) {
        return switch (group.careType()) {
            case SOMATIC, GERIATRIC, LONG_TERM -> texts.get("care-group.somatic");
            case PSYCHIATRIC -> texts.get("care-group.psychiatric");
            case NOT_STATED -> texts.get("indicator.care-not-stated");
        };
    }

    private String decimals(Ratio ratio) {
        return ratio.rounded(2).map(numerals::column).orElse("–");
    }

    private String percent(Ratio ratio) {
        return ratio.times(100).rounded(1).map(share -> numerals.column(share) + " %").orElse("–");
    }

    private static String cut(String text, int width) {
        return text.codePointCount(0, text.length()) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }
}
