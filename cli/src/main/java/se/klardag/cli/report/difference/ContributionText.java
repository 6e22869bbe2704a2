package se.klardag.cli.report.difference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.report.explanation.FigureText;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.TermWords;
import se.klardag.cli.words.UnitText;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Contribution;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Contribution.Change;
import se.klardag.engine.figure.Contribution.Factor;
import se.klardag.engine.figure.Contribution.Step;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.settlement.ExplainedCase;

/// Shares of a difference in words (*andelar i ord*): what makes them, and how each was computed.
final class ContributionText {
    /// Steps that take a part of their own; all others are two ways of computing.
    private static final Map<Label, String> STEPS = Map.of(
            Label.TO_PAY, "between.step.to-pay",
            Label.MEAN_ROUNDED, "between.step.mean",
            Label.EXCESS_DAYS, "between.step.stop",
            Label.MEAN_ABOVE_THRESHOLD, "between.step.stop");

    private final Texts texts;
    private final NumberFormats numerals;
    private final FigureText figures;
    private final DateTimeFormats moments;

    ContributionText(Texts texts) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.figures = new FigureText(texts);
        this.moments = new DateTimeFormats(texts);
    }

    /// What makes the share.
    String cause(Cause cause) {
        return switch (cause) {
            case Cause.OfTerm(var path) -> new TermWords(texts).title(path);
            case Cause.OfCase(var id) -> texts.get("label.case", TerminalSafe.of(id));
            case Cause.OfStep(var label) -> texts.get(step(label), texts.get("label." + label.name()));
        };
    }

    /// Whether the share has neither case nor term behind it, nor a rounding or a stop at 0: two ways of computing.
    static boolean isUnattributed(Contribution share) {
        return share.cause() instanceof Cause.OfStep(var label) && step(label).equals("between.step.other");
    }

    private static String step(Label label) {
        return STEPS.getOrDefault(label, "between.step.other");
    }

    /// A line per step, each with its amount.
    List<String> arithmetic(Contribution share, Unit unit) {
        var lines = new ArrayList<String>();
        for (var step : share.steps()) {
            lines.add(product(step) + " = " + signed(step.amount()) + " " + unit(unit, step.amount()));
        }
        return lines;
    }

    private String product(Step step) {
        var line = new StringBuilder();
        boolean taken = false;
        boolean quotients = false;
        for (var factor : step.factors()) {
            switch (factor) {
                case Factor.Times(var figure) -> line.append(" × ").append(figures.amount(figure));
                case Factor.Taken _ -> taken = !taken;
                case Factor.Each(var cases) -> {
                    line.append(" ÷ ").append(figures.amount(cases));
                    quotients = true;
                }
                case Factor.Mean(var days, var cases) -> {
                    line.append(" × (").append(figures.amount(days)).append(" ÷ ");
                    line.append(figures.amount(cases)).append(')');
                    quotients = true;
                }
            }
        }
        return changed(step.change(), taken, !step.factors().isEmpty()) + line
                + (quotients ? "  (" + texts.get("between.quotients") + ")" : "");
    }

    /// @param taken   whether it is taken from the whole
    /// @param grouped whether something follows
    private String changed(Change change, boolean taken, boolean grouped) {
        return switch (change) {
            case Change.Moved(var before, var after) when before.isPresent() && after.isPresent() ->
                grouped(figures.amount(after.get()) + " − " + figures.amount(before.get()), taken, grouped);
            case Change.Moved(var before, var after) ->
                (taken == after.isPresent() ? "−" : "")
                        + after.or(() -> before).map(figures::amount).orElse("");
            case Change.Counts(var _, boolean later) ->
                (taken == later ? "−" : "") + "1 " + UnitText.print(Unit.CASES, true, texts);
            case Change.Stopped(var before, var after) when before.value().signum() > 0 ->
                grouped(stopped(after), taken, grouped);
            case Change.Stopped(var before, var after) when after.value().signum() > 0 ->
                (taken ? "" : "−") + "(" + stopped(before) + ")";
            case Change.Stopped(var before, var after) ->
                grouped(stopped(after) + " − (" + stopped(before) + ")", taken, grouped);
            case Change.RoundedOff(var before, var after) ->
                grouped(roundedOff(before, after), taken, grouped);
            case Change.Rest(var before, var after, var others) ->
                grouped(
                        figures.amount(after) + " − " + figures.amount(before) + " − "
                                + texts.get("between.others", bracketed(others)),
                        taken,
                        grouped);
        };
    }

    private String stopped(Figure.Excess excess) {
        return figures.amount(excess) + " − (" + figures.amount(excess.from()) + " − "
                + figures.amount(excess.limit()) + ")";
    }

    private String roundedOff(Optional<Figure.Rounded> before, Optional<Figure.Rounded> after) {
        var one = before.map(this::added).map(text -> "(" + text + ")");
        var other = after.map(this::added);
        return other.map(text -> text + one.map(first -> " − " + first).orElse(""))
                .orElseGet(() -> one.map(first -> "−" + first).orElse(""));
    }

    private String added(Figure.Rounded rounded) {
        return figures.amount(rounded) + " − " + figures.amount(rounded.part());
    }

    private String bracketed(BigDecimal number) {
        return number.signum() < 0 ? "(" + numerals.people(number) + ")" : numerals.people(number);
    }

    private static String grouped(String text, boolean taken, boolean grouped) {
        return (taken ? "−" : "") + (grouped ? "(" + text + ")" : text);
    }

    /// What became of a case, with the events that say so.
    String standing(ExplainedCase each) {
        var fact = each.fact();
        return texts.get(
                "between.standing", became(each), moments.people(fact.readyNoticeAt()),
                moments.people(fact.dischargedAt()));
    }

    private String became(ExplainedCase each) {
        var split = each.assessment().split();
        return switch (each.assessment().verdict()) {
            case Verdict.LeftOut(var reason, var by) ->
                texts.get("page.left-out", ActWords.reason(reason, each.terms(), each.fact(), texts),
                        Citations.cited(by.provenance(), texts));
            case Verdict.Counts _ when split.individualDays() > 0 ->
                texts.get("between.days-apart", numerals.people(split.counted()));
            case Verdict.Counts _ -> texts.get("between.days", numerals.people(split.inAverage()));
        };
    }

    String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + numerals.amount(amount);
    }

    String unit(Unit unit, BigDecimal amount) {
        return UnitText.print(unit, amount.abs().compareTo(BigDecimal.ONE) == 0, texts);
    }
}
