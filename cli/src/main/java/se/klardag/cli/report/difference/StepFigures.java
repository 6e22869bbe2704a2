package se.klardag.cli.report.difference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.engine.figure.Contribution.Change;
import se.klardag.engine.figure.Contribution.Factor;
import se.klardag.engine.figure.Contribution.Step;
import se.klardag.engine.figure.Figure;

/// The figures that a step of a difference names, by their part in it (*delstegets tal*), as JSON names them.
final class StepFigures {
    private StepFigures() {}

    static Map<String, Figure> of(Change change) {
        var named = new LinkedHashMap<String, Figure>();
        switch (change) {
            case Change.Moved(var before, var after) -> {
                before.ifPresent(figure -> named.put("before", figure));
                after.ifPresent(figure -> named.put("after", figure));
            }
            case Change.Counts _ -> {
                // a case, no figure
            }
            case Change.Stopped(var before, var after) -> {
                stopped("before", before, named);
                stopped("after", after, named);
            }
            case Change.RoundedOff(var before, var after) -> {
                rounded("before", before, named);
                rounded("after", after, named);
            }
            case Change.Rest(var before, var after, var _) -> {
                named.put("before", before);
                named.put("after", after);
            }
        }
        return named;
    }

    private static void stopped(String side, Figure.Excess excess, Map<String, Figure> named) {
        named.put(side, excess);
        named.put(side + "From", excess.from());
        named.put(side + "Limit", excess.limit());
    }

    private static void rounded(String side, Optional<Figure.Rounded> rounded, Map<String, Figure> named) {
        rounded.ifPresent(figure -> {
            named.put(side, figure);
            named.put(side + "Part", figure.part());
        });
    }

    static Map<String, Figure> of(Factor factor) {
        var named = new LinkedHashMap<String, Figure>();
        switch (factor) {
            case Factor.Times(var figure) -> named.put("figure", figure);
            case Factor.Taken _ -> {
                // −1
            }
            case Factor.Each(var cases) -> named.put("cases", cases);
            case Factor.Mean(var days, var cases) -> {
                named.put("days", days);
                named.put("cases", cases);
            }
        }
        return named;
    }

    /// All of the step.
    static Stream<Figure> of(Step step) {
        return Stream.concat(
                of(step.change()).values().stream(),
                step.factors().stream().flatMap(factor -> of(factor).values().stream()));
    }
}
