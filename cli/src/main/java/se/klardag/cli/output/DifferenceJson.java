package se.klardag.cli.output;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Share;
import se.klardag.engine.figure.Share.Cause;
import se.klardag.engine.figure.Share.Change;
import se.klardag.engine.figure.Share.Factor;
import se.klardag.engine.figure.Share.Step;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What makes one bill another for machines (*skillnad som JSON*): both trees, and every share with the steps that it was computed in;
/// each number of a step stands in one of the trees.
final class DifferenceJson {
    private DifferenceJson() {}

    static ObjectNode node(ComparedSide before, ComparedSide after, List<PlaceDifference> places) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("before", before.name());
        root.put("after", after.name());
        var sides = root.putObject("sides");
        side(before, sides.putObject("before"));
        side(after, sides.putObject("after"));
        var total = BigDecimal.ZERO;
        var nodes = root.putArray("municipalities");
        for (var place : places) {
            place(place, nodes.addObject());
            total = total.add(place.amount());
        }
        root.put("difference", Numerals.machine(total));
        return root;
    }

    private static void side(ComparedSide side, ObjectNode node) {
        node.put("agreement", side.terms().agreement());
        node.put("period", side.terms().period().month().toString());
        node.put("status", side.terms().binding() ? "binding" : "provisional");
        side.bundle().ifPresent(sum -> node.put("bundle", "sha256:" + sum));
    }

    private static void place(PlaceDifference place, ObjectNode node) {
        node.put("code", place.code());
        node.put("before", Numerals.machine(place.one().value()));
        node.put("after", Numerals.machine(place.other().value()));
        node.put("difference", Numerals.machine(place.amount()));
        var shares = node.putArray("shares");
        for (var share : place.shares()) {
            share(share, shares.addObject());
        }
        var moved = node.putArray("casesOfOtherDays");
        place.movedByTerms().forEach(id -> moved.add(IdentityMask.mask(id)));
        var figures = node.putObject("figures");
        figures.set("before", FigureJson.node(place.one()));
        figures.set("after", FigureJson.node(place.other()));
    }

    private static void share(Share share, ObjectNode node) {
        switch (share.cause()) {
            case Cause.OfCase(var id) -> node.put("case", IdentityMask.mask(id));
            case Cause.OfTerm(var path) -> node.put("path", path);
            case Cause.OfStep(var label) -> node.put("step", label.name());
        }
        node.put("amount", Numerals.machine(share.amount()));
        var steps = node.putArray("steps");
        for (var step : share.steps()) {
            step(step, steps.addObject());
        }
    }

    private static void step(Step step, ObjectNode node) {
        node.put("amount", Numerals.machine(step.amount()));
        change(step.change(), node.putObject("change"));
        var factors = node.putArray("factors");
        for (var factor : step.factors()) {
            factor(factor, factors.addObject());
        }
    }

    private static void change(Change change, ObjectNode node) {
        node.put("kind", kind(change));
        node.put("value", Numerals.machine(change.value()));
        switch (change) {
            case Change.Moved(var before, var after) -> {
                figure("before", before, node);
                figure("after", after, node);
            }
            case Change.Counts(var id, boolean later) -> {
                node.put("case", IdentityMask.mask(id));
                node.put("side", later ? "after" : "before");
            }
            case Change.Stopped(var before, var after) -> {
                stopped("before", before, node);
                stopped("after", after, node);
            }
            case Change.RoundedOff(var before, var after) -> {
                before.ifPresent(each -> rounded("before", each, node));
                after.ifPresent(each -> rounded("after", each, node));
            }
            case Change.Rest(var before, var after, var others) -> {
                figure("before", Optional.of(before), node);
                figure("after", Optional.of(after), node);
                node.put("others", Numerals.machine(others));
            }
        }
    }

    /// The names are part of the format: a class may be called otherwise some day.
    private static String kind(Change change) {
        return switch (change) {
            case Change.Moved _ -> "Moved";
            case Change.Counts _ -> "Counts";
            case Change.Stopped _ -> "Stopped";
            case Change.RoundedOff _ -> "RoundedOff";
            case Change.Rest _ -> "Rest";
        };
    }

    private static String kind(Factor factor) {
        return switch (factor) {
            case Factor.Times _ -> "Times";
            case Factor.Taken _ -> "Taken";
            case Factor.Each _ -> "Each";
            case Factor.Mean _ -> "Mean";
        };
    }

    private static void stopped(String side, Figure.Excess excess, ObjectNode node) {
        figure(side, Optional.of(excess), node);
        figure(side + "From", Optional.of(excess.from()), node);
        figure(side + "Limit", Optional.of(excess.limit()), node);
    }

    private static void rounded(String side, Figure.Rounded rounded, ObjectNode node) {
        figure(side, Optional.of(rounded), node);
        figure(side + "Part", Optional.of(rounded.part()), node);
    }

    private static void factor(Factor factor, ObjectNode node) {
        node.put("kind", kind(factor));
        node.put("value", Numerals.machine(factor.value()));
        switch (factor) {
            case Factor.Times(var figure) -> figure("figure", Optional.of(figure), node);
            case Factor.Taken _ -> {
                // −1
            }
            case Factor.Each(var cases) -> figure("cases", Optional.of(cases), node);
            case Factor.Mean(var days, var cases) -> {
                figure("days", Optional.of(days), node);
                figure("cases", Optional.of(cases), node);
            }
        }
    }

    /// As it is found in its tree.
    private static void figure(String key, Optional<Figure> figure, ObjectNode node) {
        figure.ifPresent(each -> node.putObject(key)
                .put("label", each.label().name())
                .put("unit", each.unit().name())
                .put("value", Numerals.machine(each.value())));
    }
}
