package se.klardag.cli.report.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.DayCountText;
import se.klardag.cli.words.UnitText;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.figure.Evidence;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.value.Term;

/// A figure as a tree of lines (*förklaring som text*): each number with the arithmetic that made it, down to events and
/// clauses.
public final class FigureText {
    private static final int WRITTEN_OUT = 4;

    private final Texts texts;
    private final NumberFormats numerals;
    private final DateTimeFormats moments;

    /// One line of the tree.
    ///
    /// @param depth 0 for the figure that is explained
    /// @param how   the arithmetic and what it rests on; empty for a plain fact
    public record Line(int depth, Figure figure, String label, String how) {}

    public FigureText(Texts texts) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.moments = new DateTimeFormats(texts);
    }

    /// What the figure counts, its number, and how that was made.
    public String words(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay when stay.label() == Label.STAY_DAYS -> named(stay.evidence());
            case Figure.WithoutDays without -> named(without.evidence());
            case Figure other -> label(other);
        } + ": " + amount(figure) + how(figure);
    }

    /// The tree as lines, down to the sums over cases: the cases of the settled month have a table of their own. Those of other
    /// months that decide about it have none, and are listed.
    public List<Line> lines(Figure figure) {
        var lines = new ArrayList<Line>();
        collect(figure, 0, false, lines);
        return lines;
    }

    private void collect(Figure figure, int depth, boolean otherMonth, List<Line> lines) {
        var how = how(figure).strip();
        lines.add(new Line(depth, figure, label(figure), how.startsWith("=") ? how.substring(1).strip() : how));
        boolean other = otherMonth || figure instanceof Figure.OfMonth;
        if (other || figure.parts().stream().noneMatch(FigureText::isOfCase)) {
            figure.parts().forEach(part -> collect(part, depth + 1, other, lines));
        }
    }

    private static boolean isOfCase(Figure figure) {
        return switch (figure) {
            case Figure.StayDays _,Figure.WithoutDays _ -> true;
            case Figure.Excess(var _, var from, var _) -> isOfCase(from);
            case Figure.AtMost(var _, var from, var _) -> isOfCase(from);
            case Figure.Counted _,Figure.Agreed _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Released _,Figure.Mean _,Figure.NoMean _,Figure.OwedTo _,Figure.OfMonth _,Figure.Rounded _ ->
                false;
        };
    }

    /// What the figure counts; of a case, its id as the files have it.
    String label(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay when stay.label() == Label.STAY_DAYS -> ofCase(stay.evidence());
            case Figure.WithoutDays without -> ofCase(without.evidence());
            case Figure.AtMost(var _, Figure.StayDays stay, var _) -> ofCase(stay.evidence());
            case Figure.OfMonth(var _, var month, var _) -> moments.month(month);
            case Figure.OwedTo owed -> texts.get("label.OWED_TO", owed.payee().value());
            case Figure other -> texts.get("label." + other.label().name());
        };
    }

    private String ofCase(Evidence evidence) {
        return texts.get("label.case", TerminalSafe.of(evidence.caseId()));
    }

    /// The same within a line that ends with a citation.
    private String named(Evidence evidence) {
        return texts.get("label.case", TerminalSafe.named(evidence.caseId()));
    }

    /// How its number was made, with the citation in brackets; empty for what was counted.
    String how(Figure figure) {
        return switch (figure) {
            case Figure.Counted _ -> "";
            case Figure.StayDays stay when stay.label() == Label.INTERRUPTED_DAYS ->
                " = " + breaks(stay) + "  [" + cited(stay.rules().getFirst()) + "]";
            case Figure.StayDays stay -> " = " + days(stay);
            case Figure.OwedTo owed -> "  [" + cited(owed.payee()) + "]";
            case Figure.WithoutDays without ->
                "  (" + texts.get("how.without-days") + ")  [" + cited(without.by()) + "]";
            case Figure.Agreed agreed -> "  [" + cited(agreed.term()) + "]";
            case Figure.Tally _ -> "  (" + texts.get("how.tally") + ")";
            case Figure.Sum sum -> " = " + sum(sum);
            case Figure.Product(var _, var left, var right) -> " = " + amount(left) + " × " + amount(right);
            case Figure.Excess(var _, var from, var limit) ->
                " = " + amount(from) + " − " + amount(limit) + floor(from, limit);
            case Figure.AtMost(var _, var from, var limit) ->
                " = " + texts.get("how.at-most", amount(from), amount(limit));
            case Figure.OfMonth month -> how(month.part());
            case Figure.NoMean _ -> ", " + texts.get("how.no-mean");
            case Figure.Released released ->
                ", "
                        + texts.get(
                                released.isReleased() ? "how.released" : "how.not-released",
                                amount(released.by()),
                                amount(released.limit()))
                        + "  [" + cited(released.rule()) + "]";
            case Figure.Mean(var _, var days, var cases) ->
                " = " + amount(days) + " ÷ " + amount(cases) + endless(figure);
            case Figure.Rounded rounded ->
                " = " + amount(rounded.part()) + ", " + rounding(rounded) + "  [" + cited(rounded.by()) + "]";
        };
    }

    private String rounding(Figure.Rounded rounded) {
        var mode = texts.get("how.rounded." + rounded.mode().name());
        return rounded.unit().equals(Unit.SEK) && rounded.scale() == 0
                ? texts.get("how.whole-kronor", mode)
                : texts.get("how.decimals", rounded.scale(), mode);
    }

    private String floor(Figure from, Figure limit) {
        return from.value().compareTo(limit.value()) < 0 ? "  (" + texts.get("how.never-below-zero") + ")" : "";
    }

    /// A quotient that does not end is shown with six decimals, and says so.
    private String endless(Figure mean) {
        var back = mean.value().multiply(mean.parts().getLast().value());
        return back.compareTo(mean.parts().getFirst().value()) == 0 ? "" : "  (" + texts.get("how.six-decimals") + ")";
    }

    /// A short sum is written out; days of cases name how they were counted, once for all of them.
    private String sum(Figure.Sum sum) {
        var cares = new LinkedHashMap<Term<?>, Set<CareType>>();
        sum.parts()
                .stream()
                .flatMap(FigureText::stays)
                .forEach(stay -> stay.rules()
                        .forEach(rule -> cares.computeIfAbsent(rule, _ -> EnumSet.noneOf(CareType.class))
                                .add(stay.evidence().care())));
        var counted = cares.isEmpty()
                ? ""
                : texts.get("how.counted-by",
                        DayCountText.print(
                                List.copyOf(cares.keySet()), rule -> cares.getOrDefault(rule, Set.of()), texts));
        if (sum.parts().isEmpty()) {
            return texts.get("how.no-part");
        }
        var terms = sum.parts().size() <= WRITTEN_OUT
                ? sum.parts().stream().map(this::amount).collect(Collectors.joining(" + "))
                : texts.get("how.sum", numerals.people(sum.parts().size()));
        return terms + counted;
    }

    /// The stays a sum is made of, not those of sums below it: they name their own counting.
    private static Stream<Figure.StayDays> stays(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay -> Stream.of(stay);
            case Figure.Excess(var _, Figure.StayDays stay, var _) -> Stream.of(stay);
            case Figure.AtMost(var _, Figure.StayDays stay, var _) -> Stream.of(stay);
            case Figure other -> Stream.empty();
        };
    }

    private String days(Figure.StayDays stay) {
        var events = stay.evidence()
                .events()
                .stream()
                .map(this::event)
                .collect(Collectors.joining(", "));
        return breaks(stay) + "  (" + events + ")";
    }

    /// The end of a period is the day it ends on, not the midnight after.
    private String event(Evidence.Event event) {
        var when = switch (event.kind()) {
            case END_OF_PERIOD -> DateTimeFormats.date(WallClock.dayOf(event.moment()) - 1);
            case PLANNED_DISCHARGE -> DateTimeFormats.date(WallClock.dayOf(event.moment()));
            case ADMITTED, ADMISSION_NOTICE, PLANNING_CALL_RECEIVED, PLAN_MADE, READY, READY_NOTICE, ASSESSMENT_NOTICE,
                    INTERRUPTED, RESUMED, MOVED, PAYER_CAN_RECEIVE, PAYER_READY,
                    WITHDRAWN, DISCHARGED ->
                moments.people(event.moment());
        };
        return texts.get("event." + event.kind().name(), when);
    }

    private String breaks(Figure.StayDays stay) {
        long count = stay.endDay() - stay.firstDay();
        var path = stay.rules().getFirst().path();
        if (count == 0) {
            return texts.get("how.no-day." + path);
        }
        var first = DateTimeFormats.date(stay.firstDay());
        return count == 1
                ? texts.get("how.one-day." + path, first)
                : texts.get("how.days." + path, first, DateTimeFormats.date(stay.endDay() - 1));
    }

    /// The number with its unit.
    public String amount(Figure figure) {
        boolean one = figure.value().compareTo(BigDecimal.ONE) == 0;
        return UnitText.number(figure.value(), figure.unit(), numerals) + " "
                + UnitText.print(figure.unit(), one, texts);
    }

    private String cited(Term<?> term) {
        return Citations.print(term, texts);
    }
}
