package se.klardag.cli.report.explanation;

import java.util.List;
import java.util.stream.Stream;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.value.Term;

/// The agreed values that figures and verdicts rest on (*åberopade villkor*).
public final class CitedTerms {
    private CitedTerms() {}

    /// Those of the figure and of all it is made of.
    public static Stream<Term<?>> all(Figure figure) {
        return Stream.concat(own(figure).stream(), figure.parts().stream().flatMap(CitedTerms::all));
    }

    /// Those that the figure itself names.
    public static List<Term<?>> own(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay -> stay.rules();
            case Figure.WithoutDays without -> List.of(without.by());
            case Figure.Agreed agreed -> List.of(agreed.term());
            case Figure.OwedTo owed -> List.of(owed.payee());
            case Figure.Rounded rounded -> List.of(rounded.by());
            case Figure.OfMonth month -> own(month.part());
            case Figure.Released released -> List.of(released.rule());
            case Figure.Counted _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.AtMost _,Figure.Mean _,Figure.NoMean _ ->
                List.of();
        };
    }

    /// The daily rates in the figure.
    public static Stream<Figure.Agreed> rates(Figure figure) {
        var below = figure.parts().stream().flatMap(CitedTerms::rates);
        return figure instanceof Figure.Agreed agreed && agreed.unit().kind() == Unit.Kind.MONEY_PER_DAY
                ? Stream.concat(Stream.of(agreed), below)
                : below;
    }
}
