package se.klardag.cli.output;

import java.util.stream.Collectors;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.Term;

/// A figure as a tree of lines (*förklaring som text*): each number with the arithmetic that made it, down to events and
/// clauses.
final class ExplanationText {
    private final Texts texts;
    private final Numerals numerals;
    private final Moments moments;
    private final StringBuilder out = new StringBuilder();

    ExplanationText(Texts texts) {
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.moments = new Moments(texts);
    }

    String print(Figure figure) {
        out.setLength(0);
        line(figure, "", "", "");
        return out.toString();
    }

    /// The figure and what it is directly made of, without the parts' own parts.
    String top(Figure figure) {
        return label(figure) + ": " + amount(figure) + how(figure) + "\n";
    }

    private void line(Figure figure, String indent, String branch, String below) {
        out.append(indent)
                .append(branch)
                .append(label(figure))
                .append(": ")
                .append(amount(figure))
                .append(how(figure))
                .append('\n');
        var parts = figure.parts();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            line(parts.get(i), indent + below, last ? "└ " : "├ ", last ? "  " : "│ ");
        }
    }

    private String label(Figure figure) {
        return figure instanceof Figure.StayDays stay
                ? texts.get("label.case", IdentityMask.mask(stay.evidence().caseId()))
                : texts.get("label." + figure.label().name());
    }

    private String how(Figure figure) {
        return switch (figure) {
            case Figure.Counted _ -> "";
            case Figure.StayDays stay -> " = " + days(stay);
            case Figure.Agreed agreed -> "  [" + cited(agreed.term()) + "]";
            case Figure.Tally _ -> "  (" + texts.get("how.tally") + ")";
            case Figure.Sum sum -> " = " + sum(sum);
            case Figure.Product(var _, var left, var right) -> " = " + amount(left) + " × " + amount(right);
            case Figure.Excess(var _, var from, var limit) ->
                " = " + amount(from) + " − " + amount(limit) + floor(from, limit);
            case Figure.AtMost(var _, var from, var limit) ->
                " = " + texts.get("how.at-most", amount(from), amount(limit));
            case Figure.Mean(var _, var days, var cases) ->
                " = " + amount(days) + " ÷ " + amount(cases) + endless(figure);
            case Figure.Rounded rounded ->
                " = "
                        + texts.get("how.rounded." + rounded.mode().name(), amount(rounded.part()), rounded.scale())
                        + "  [" + cited(rounded.by()) + "]";
        };
    }

    private String floor(Figure from, Figure limit) {
        return from.value().compareTo(limit.value()) < 0 ? "  (" + texts.get("how.never-below-zero") + ")" : "";
    }

    /// A quotient that does not end is shown with six decimals, and says so.
    private String endless(Figure mean) {
        var back = mean.value().multiply(mean.parts().getLast().value());
        return back.compareTo(mean.parts().getFirst().value()) == 0 ? "" : "  (" + texts.get("how.six-decimals") + ")";
    }

    private String sum(Figure.Sum sum) {
        return sum.parts().size() <= 4
                ? sum.parts().stream().map(this::amount).collect(Collectors.joining(" + "))
                        + (sum.parts().isEmpty() ? amount(sum) : "")
                : texts.get("how.sum", numerals.people(sum.parts().size()));
    }

    private String days(Figure.StayDays stay) {
        var events = stay.evidence()
                .events()
                .stream()
                .map(event -> texts.get("event." + event.kind().name(), moments.people(event.moment())))
                .collect(Collectors.joining(", "));
        return breaks(stay) + "  (" + events + ")  [" + stay.rule().path() + "]";
    }

    private String breaks(Figure.StayDays stay) {
        long count = stay.endDay() - stay.firstDay();
        var unit = rule(stay.rule());
        if (count == 0) {
            return texts.get("how.no-day");
        }
        var first = moments.date(stay.firstDay());
        return count == 1
                ? texts.get("how.one-day", unit, first)
                : texts.get("how.days", unit, first, moments.date(stay.endDay() - 1));
    }

    private String rule(Term<?> rule) {
        return texts.get("day-rule." + rule.path(), RuleValues.print(rule.value(), texts));
    }

    private String amount(Figure figure) {
        return numerals.people(figure.value()) + " " + unit(figure.unit());
    }

    private String unit(Unit unit) {
        return texts.get("unit." + unit.name());
    }

    private String cited(Term<?> term) {
        return Citations.print(term, texts);
    }
}
