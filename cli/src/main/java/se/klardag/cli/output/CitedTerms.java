package se.klardag.cli.output;

import java.util.List;
import java.util.stream.Stream;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Share.Change;
import se.klardag.engine.figure.Share.Factor;
import se.klardag.engine.figure.Share.Step;
import se.klardag.engine.terms.Term;

/// The agreed values that figures rest on (*åberopade villkor*).
final class CitedTerms {
    private CitedTerms() {}

    /// Those of the figure and of all it is made of.
    static Stream<Term<?>> all(Figure figure) {
        return Stream.concat(own(figure).stream(), figure.parts().stream().flatMap(CitedTerms::all));
    }

    /// Those that the figure itself names.
    static List<Term<?>> own(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay -> stay.rules();
            case Figure.WithoutDays without -> List.of(without.by());
            case Figure.Agreed agreed -> List.of(agreed.term());
            case Figure.OwedTo owed -> List.of(owed.payee());
            case Figure.Rounded rounded -> List.of(rounded.by());
            case Figure.Counted _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.AtMost _,Figure.Released _,Figure.Mean _ ->
                List.of();
        };
    }

    /// The figures that a step of a difference names.
    static List<Figure> figures(Step step) {
        var changed = switch (step.change()) {
            case Change.Moved(var before, var after) -> Stream.concat(before.stream(), after.stream());
            case Change.Counts _ -> Stream.<Figure>of();
            case Change.Stopped(var before, var after) ->
                Stream.concat(before.parts().stream(), after.parts().stream());
            case Change.RoundedOff(var before, var after) -> Stream.<Figure>concat(before.stream(), after.stream());
            case Change.Rest(var before, var after, var _) -> Stream.<Figure>of(before, after);
        };
        var times = step.factors().stream().flatMap(factor -> switch (factor) {
            case Factor.Times(var figure) -> Stream.of(figure);
            case Factor.Taken _ -> Stream.<Figure>of();
            case Factor.Each(var cases) -> Stream.of(cases);
            case Factor.Mean(var days, var cases) -> Stream.of(days, cases);
        });
        return Stream.concat(changed, times).toList();
    }
}
