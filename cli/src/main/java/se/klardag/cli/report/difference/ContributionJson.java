package se.klardag.cli.report.difference;

import java.util.List;
import java.util.Map;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.figure.Contribution;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Contribution.Change;
import se.klardag.engine.figure.Contribution.Factor;
import se.klardag.engine.figure.Contribution.Step;
import se.klardag.engine.figure.Figure;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shares of a difference for programs (*andelar som JSON*): each with the steps that made it; each number of a step is found in
/// one of the two bills' trees. The kinds are part of the format, whatever a class is called.
final class ContributionJson {
    private ContributionJson() {}

    static ArrayNode of(List<Contribution> shares) {
        var array = JsonNodeFactory.instance.arrayNode();
        shares.forEach(share -> share(share, array.addObject()));
        return array;
    }

    private static void share(Contribution share, ObjectNode node) {
        switch (share.cause()) {
            case Cause.OfCase(var id) -> node.put("case", IdentityMask.mask(id));
            case Cause.OfTerm(var path) -> node.put("path", path);
            case Cause.OfStep(var label) -> node.put("step", label.name());
        }
        node.put("amount", NumberFormats.machine(share.amount()));
        var steps = node.putArray("steps");
        share.steps().forEach(step -> step(step, steps.addObject()));
    }

    private static void step(Step step, ObjectNode node) {
        node.put("amount", NumberFormats.machine(step.amount()));
        change(step.change(), node.putObject("change"));
        var factors = node.putArray("factors");
        step.factors().forEach(factor -> factor(factor, factors.addObject()));
    }

    private static void change(Change change, ObjectNode node) {
        node.put("kind", switch (change) {
            case Change.Moved _ -> "Moved";
            case Change.Counts _ -> "Counts";
            case Change.Stopped _ -> "Stopped";
            case Change.RoundedOff _ -> "RoundedOff";
            case Change.Rest _ -> "Rest";
        });
        node.put("value", NumberFormats.machine(change.value()));
        if (change instanceof Change.Counts(var id, boolean later)) {
            node.put("case", IdentityMask.mask(id)).put("side", later ? "after" : "before");
        }
        figures(StepFigures.of(change), node);
        if (change instanceof Change.Rest rest) {
            node.put("others", NumberFormats.machine(rest.others()));
        }
    }

    private static void factor(Factor factor, ObjectNode node) {
        node.put("kind", switch (factor) {
            case Factor.Times _ -> "Times";
            case Factor.Taken _ -> "Taken";
            case Factor.Each _ -> "Each";
            case Factor.Mean _ -> "Mean";
        });
        node.put("value", NumberFormats.machine(factor.value()));
        figures(StepFigures.of(factor), node);
    }

    private static void figures(Map<String, Figure> figures, ObjectNode node) {
        figures.forEach((key, figure) -> node.putObject(key)
                .put("label", figure.label().name())
                .put("unit", figure.unit().name())
                .put("value", NumberFormats.machine(figure.value())));
    }
}
