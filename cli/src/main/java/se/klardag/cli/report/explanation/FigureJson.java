package se.klardag.cli.report.explanation;

import java.math.BigDecimal;
import java.util.Optional;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.calendar.PreviousDay;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.Term;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A figure with its parts for machines (*förklaring som JSON*).
public final class FigureJson {
    private FigureJson() {}

    public static ObjectNode node(Figure figure) {
        if (figure instanceof Figure.OfMonth(var _, var month, var part)) {
            return node(part).put("month", month.toString());
        }
        var node = JsonNodeFactory.instance.objectNode();
        node.put("label", figure.label().name());
        node.put("unit", figure.unit().name());
        node.put("value", NumberFormats.machine(figure.value()));
        node.put("kind", figure.getClass().getSimpleName());
        switch (figure) {
            case Figure.StayDays stay -> {
                node.put("case", IdentityMask.mask(stay.evidence().caseId()));
                for (var event : stay.evidence().events()) {
                    node.put(event.kind().name(), DateTimeFormats.machine(event.moment()));
                }
                node.put("firstDay", DateTimeFormats.date(stay.firstDay()));
                node.put("endDay", DateTimeFormats.date(stay.endDay()));
                var rules = node.putArray("rules");
                stay.rules().forEach(rule -> term(rules.addObject(), rule));
            }
            case Figure.WithoutDays without -> {
                node.put("case", IdentityMask.mask(without.evidence().caseId()));
                term(node, without.by());
            }
            case Figure.Agreed agreed -> term(node, agreed.term());
            case Figure.OwedTo owed -> {
                node.put("payee", owed.payee().value());
                term(node, owed.payee());
            }
            case Figure.Rounded rounded -> {
                node.put("scale", rounded.scale());
                node.put("mode", rounded.mode().name());
                term(node, rounded.by());
            }
            case Figure.Released released -> {
                node.put("released", released.isReleased());
                term(node, released.rule());
            }
            case Figure.Tally(var _, var counted) -> {
                var cases = node.putArray("counts");
                counted.forEach(each -> caseOf(each).ifPresent(id -> cases.add(IdentityMask.mask(id))));
            }
            case Figure.Counted _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.AtMost _,Figure.Mean _,Figure.NoMean _,Figure.OfMonth _ -> {
                // nothing but the parts
            }
        }
        var parts = node.putArray("parts");
        figure.parts().forEach(part -> parts.add(node(part)));
        return node;
    }

    /// The case whose days a figure holds.
    private static Optional<String> caseOf(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay -> Optional.of(stay.evidence().caseId());
            case Figure.WithoutDays without -> Optional.of(without.evidence().caseId());
            case Figure other -> other.parts().stream().flatMap(part -> caseOf(part).stream()).findFirst();
        };
    }

    /// The value as the calculation took it; of a figure that is the value itself, its number says it.
    private static void term(ObjectNode node, Term<?> term) {
        node.put("path", term.path());
        node.put("term", String.valueOf(machine(term.value())));
        node.put("status", term.provenance().status().code());
        var source = term.provenance().source();
        node.put("source", source.cited());
        if (source.dated() != null) {
            node.put("dated", source.dated().toString());
            node.put("dayIs", source.dayIs().code());
        }
        if (source.speaksFrom() != null) {
            node.put("speaksFrom", source.speaksFrom().toString());
        }
        term.provenance().adopted().ifPresent(party -> {
            node.put("adoptedBy", party.by());
            if (!party.answers().isEmpty()) {
                node.put("answers", party.answers());
            }
        });
        node.put("from", term.provenance().from().toString());
        var to = term.provenance().to();
        if (to != null) {
            node.put("to", to.toString());
        }
    }

    private static Object machine(Object value) {
        return switch (value) {
            case BigDecimal number -> NumberFormats.machine(number);
            case DayBreak(var at) -> at;
            case FreeDays.AfterNotice(int days, int later, var cutOff, var notBefore) ->
                days + "/" + later + " " + cutOff + notBefore.map(day -> " not before " + day).orElse("");
            case PreviousDay(var hour, boolean exactly) -> (exactly ? "by " : "before ") + hour;
            case Object other -> other;
        };
    }
}
