package se.klardag.cli.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.LengthBand;
import se.klardag.engine.indicators.Ratio;
import se.klardag.engine.indicators.Survival;
import se.klardag.rules.places.Municipalities;

/// Indicators for a screen (*indikatorer som tabell*): the national ones, those beside them, lengths, how long people
/// remain, the longest cases, and how it was all counted.
public final class IndicatorTable {
    private static final List<Long> DAYS = List.of(0L, 1L, 2L, 3L, 5L, 7L, 10L, 14L, 21L, 30L);
    private static final int GROUP_WIDTH = 26;
    private static final int LINE = 100;
    private static final String INDENT = "    ";

    private final IndicatorTotals gathering;
    private final Inhabitants inhabitants;
    private final Municipalities municipalities;
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public IndicatorTable(
            IndicatorTotals gathering, Inhabitants inhabitants, Municipalities municipalities, Texts texts,
            TerminalPage page) {
        this.gathering = gathering;
        this.inhabitants = inhabitants;
        this.municipalities = municipalities;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// The whole text.
    ///
    /// @param notes   how it was counted
    /// @param written whether every long-stayer is in a file
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

    private void wrap(String note, StringBuilder out) {
        var indent = "  ";
        for (var line : LineWrapper.wrap(note, page.proseWidth(LINE + INDENT.length()) - INDENT.length())) {
            out.append(indent).append(line).append('\n');
            indent = INDENT;
        }
    }

    private static void section(StringBuilder out, String title, String table) {
        out.append(title).append('\n').append(table).append('\n');
    }

    private String national() {
        return print(table()
                .right("indicator.column.stays", each -> numerals.people(each.getValue().delayedStays()))
                .right("indicator.column.days", each -> numerals.people(each.getValue().closedDays()))
                .right("column.mean", each -> decimals(each.getValue().meanOfDelayed()))
                .right("indicator.column.same-day", each -> percent(each.getValue().sameDayShare()))
                .right("indicator.column.per-thousand", each -> inhabitants.of(each.getKey(), gathering)
                        .flatMap(people -> each.getValue().closedDaysPerThousand(people).rounded(1))
                        .map(numerals::column)
                        .orElse("–")));
    }

    private String beside() {
        return print(table()
                .right("indicator.column.closed", each -> numerals.people(each.getValue().closedStays()))
                .right("indicator.column.mean-all", each -> decimals(each.getValue().meanOfAllClosed()))
                .right("indicator.column.in-period", each -> numerals.people(each.getValue().daysInPeriod()))
                .right("indicator.column.beds",
                        each -> each.getValue().bedsOccupied().rounded(1).map(numerals::column).orElse("–"))
                .right(each -> numerals.people(each.getValue().longStays()))
                .headed(texts.get("indicator.column.over", gathering.longStayOver()))
                .right("indicator.column.their-share", each -> percent(each.getValue().longStayShareOfDays())));
    }

    private String bands() {
        var table = table();
        for (var band : LengthBand.values()) {
            table.right(each -> numerals.people(each.getValue().closedIn(band))).headed(band.bounds());
        }
        return print(table.right("indicator.column.still-in", each -> numerals.people(each.getValue().stillIn())));
    }

    /// Days down, kinds of care across.
    private String remaining() {
        var table = new TextTable<Long>(texts).boldHeadings().right("indicator.column.days", numerals::people);
        gathering.totals()
                .forEach((group, its) -> table
                        .right("indicator.column.at-risk", day -> numerals.people(atRisk(its, day)))
                        .right(day -> atRisk(its, day) == 0 ? "–" : remaining(its, day))
                        .headed(care(group)));
        return table.print(DAYS, page);
    }

    private static long atRisk(Indicators its, long day) {
        return Survival.atRisk(its.leftByLength(), its.stillInByLength(), day);
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
        if (gathering.longStayers() > 0) {
            out.append(new TextTable<LongStayer>(texts).boldHeadings()
                    .left("check.column.case", LongStayer::caseId)
                    .left("column.municipality", each -> name(Municipality.codeText(each.municipality())))
                    .left("check.column.unit", each -> cut(each.unit(), 20))
                    .left("indicator.column.notified", LongStayer::ready)
                    .left("indicator.column.left",
                            each -> each.left().isEmpty() ? texts.get("indicator.still-in") : each.left())
                    .right("indicator.column.days", each -> numerals.people(each.days()))
                    .right("indicator.column.in-period", each -> numerals.people(each.daysInPeriod()))
                    .print(gathering.longest(), page));
        }
        long more = gathering.longStayers() - gathering.longest().size();
        if (more > 0) {
            out.append(texts.get(written ? "indicator.more-written" : "indicator.more", numerals.people(more)))
                    .append('\n');
        }
        out.append('\n');
    }

    /// A line per group and kind of care; the figures follow.
    private TextTable<Map.Entry<CaseGroup, Indicators>> table() {
        return new TextTable<Map.Entry<CaseGroup, Indicators>>(texts).boldHeadings()
                .left(each -> label(each.getKey()))
                .left("column.care-group", each -> care(each.getKey()));
    }

    private String print(TextTable<Map.Entry<CaseGroup, Indicators>> table) {
        return table.foot(List.copyOf(gathering.totals().entrySet()))
                .print(List.copyOf(gathering.groups().entrySet()), page);
    }

    private String label(CaseGroup group) {
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

    private String care(CaseGroup group) {
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
