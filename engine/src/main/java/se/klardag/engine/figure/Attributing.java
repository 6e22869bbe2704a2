package se.klardag.engine.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.engine.figure.Share.Cause;
import se.klardag.engine.terms.Term;

/// What makes one figure another (*skillnad per krona*): both trees are walked side by side, and each difference is put down
/// to the case, the term or the step where it arises. The shares add up to the difference, exactly.
///
/// Of a product the left part's change is counted at the earlier right part, and the right part's change at the later left
/// part: more days at the old rate, then a new rate on all of them.
public final class Attributing {
    private static final int MEAN_DECIMALS = 10;

    private final Map<Cause, BigDecimal> shares = new LinkedHashMap<>();

    private Attributing() {}

    /// The shares that lead from one figure to the other, none of them 0.
    public static List<Share> of(Figure before, Figure after) {
        var attributing = new Attributing();
        attributing.walk(before, after, BigDecimal.ONE);
        return attributing.shares.entrySet()
                .stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void walk(Figure before, Figure after, BigDecimal weight) {
        switch (before) {
            case Figure.StayDays one when after instanceof Figure.StayDays other -> stay(one, other, weight);
            case Figure.Agreed _ when after instanceof Figure.Agreed(var _, var _, var _, var term) ->
                put(new Cause.OfTerm(term.path()), after.value().subtract(before.value()), weight);
            case Figure.Tally(var _, var one) when after instanceof Figure.Tally(var _, var other) ->
                tally(cases(one), cases(other), weight);
            case Figure.Sum one when one.parts().isEmpty() -> alone(after, weight);
            case Figure one when after instanceof Figure.Sum other && other.parts().isEmpty() ->
                alone(one, weight.negate());
            case Figure.Sum one when after instanceof Figure.Sum other -> sum(one.parts(), other.parts(), weight);
            case Figure.Sum one when one.parts().stream().anyMatch(part -> part.label() == after.label()) ->
                sum(one.parts(), List.of(after), weight);
            case Figure one when after instanceof Figure.Sum other
                    && other.parts().stream().anyMatch(part -> part.label() == one.label()) ->
                sum(List.of(one), other.parts(), weight);
            case Figure.Product one when after instanceof Figure.Product other -> {
                walk(one.left(), other.left(), weight.multiply(one.right().value()));
                walk(one.right(), other.right(), weight.multiply(other.left().value()));
            }
            case Figure.Excess one when after instanceof Figure.Excess other -> excess(one, other, weight);
            case Figure.Released one when after instanceof Figure.Released other
                    && one.isReleased() && other.isReleased() ->
                walk(one.held(), other.held(), weight);
            case Figure.AtMost one when after instanceof Figure.AtMost other -> atMost(one, other, weight);
            case Figure.OwedTo(var _, var _, var one) when after instanceof Figure.OwedTo(var _, var _, var other) ->
                walk(one, other, weight);
            case Figure.Rounded one when after instanceof Figure.Rounded other -> rounded(one, other, weight);
            case Figure.Released _,Figure.Counted _,Figure.StayDays _,Figure.WithoutDays _,Figure.Agreed _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.AtMost _,Figure.Mean _,Figure.OwedTo _,Figure.Rounded _ ->
                put(causeOf(after), after.value().subtract(before.value()), weight);
        }
    }

    /// The same events counted to other days are the rule's doing; which rule is seen where one of them differs.
    private void stay(Figure.StayDays before, Figure.StayDays after, BigDecimal weight) {
        var change = after.value().subtract(before.value());
        if (change.signum() != 0) {
            put(
                    before.evidence().equals(after.evidence())
                            ? otherRule(before.rules(), after.rules(), causeOf(after))
                            : causeOf(after),
                    change,
                    weight);
        }
    }

    private static Cause otherRule(List<Term<?>> before, List<Term<?>> after, Cause otherwise) {
        for (var rule : after) {
            boolean same = before.stream()
                    .anyMatch(each -> each.path().equals(rule.path()) && each.value().equals(rule.value()));
            if (!same) {
                return new Cause.OfTerm(rule.path());
            }
        }
        return otherwise;
    }

    private void tally(Set<String> before, Set<String> after, BigDecimal weight) {
        after.stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> put(new Cause.OfCase(id), BigDecimal.ONE, weight));
        before.stream()
                .filter(id -> !after.contains(id))
                .forEach(id -> put(new Cause.OfCase(id), BigDecimal.ONE.negate(), weight));
    }

    /// Parts are paired by what they are of; what has no pair is there on one side only.
    private void sum(List<Figure> before, List<Figure> after, BigDecimal weight) {
        var left = new LinkedHashMap<Object, Figure>();
        for (var part : before) {
            left.put(keyOf(part, left), part);
        }
        var seen = new LinkedHashMap<Object, Figure>();
        for (var part : after) {
            var key = keyOf(part, seen);
            seen.put(key, part);
            var pair = left.remove(key);
            if (pair == null) {
                alone(part, weight);
            } else {
                walk(pair, part, weight);
            }
        }
        left.values().forEach(part -> alone(part, weight.negate()));
    }

    private static Object keyOf(Figure part, Map<Object, Figure> taken) {
        var cause = causeOf(part);
        Object key = cause;
        for (int again = 2; taken.containsKey(key); again++) {
            key = List.of(cause, again);
        }
        return key;
    }

    /// A figure that stands on one side only, down to its cases.
    private void alone(Figure figure, BigDecimal weight) {
        switch (figure) {
            case Figure.Sum sum -> sum.parts().forEach(part -> alone(part, weight));
            case Figure.Released released when released.isReleased() -> alone(released.held(), weight);
            case Figure.OwedTo owed -> alone(owed.part(), weight);
            case Figure.Tally(var _, var counted) -> tally(Set.of(), cases(counted), weight);
            case Figure.Product(var _, var left, var right) when holdsCases(left) ->
                alone(left, weight.multiply(right.value()));
            case Figure.Product(var _, var left, var right) when holdsCases(right) ->
                alone(right, weight.multiply(left.value()));
            case Figure.Excess(var _, var from, var limit) when figure.value().signum() > 0
                    && !(causeOf(figure) instanceof Cause.OfCase) -> {
                alone(from, weight);
                alone(limit, weight.negate());
            }
            case Figure.Rounded(var _, var part, var _, var _, var _) when !(part instanceof Figure.Mean) -> {
                alone(part, weight);
                put(new Cause.OfStep(figure.label()), figure.value().subtract(part.value()), weight);
            }
            case Figure other -> put(causeOf(other), other.value(), weight);
        }
    }

    private static boolean holdsCases(Figure figure) {
        return figure instanceof Figure.Tally || causeOf(figure) instanceof Cause.OfCase
                || figure.parts().stream().anyMatch(Attributing::holdsCases);
    }

    /// What is taken from both sides is put down to its causes, also where the whole stops at 0; what the stop takes back is
    /// a share of its own.
    private void excess(Figure.Excess before, Figure.Excess after, BigDecimal weight) {
        if (before.value().signum() == 0 && after.value().signum() == 0) {
            return;
        }
        walk(before.from(), after.from(), weight);
        walk(before.limit(), after.limit(), weight.negate());
        put(new Cause.OfStep(after.label()), stopped(after).subtract(stopped(before)), weight);
    }

    private static BigDecimal stopped(Figure.Excess excess) {
        return excess.value().subtract(excess.from().value().subtract(excess.limit().value()));
    }

    private void atMost(Figure.AtMost before, Figure.AtMost after, BigDecimal weight) {
        if (isLimited(before) && isLimited(after)) {
            walk(before.limit(), after.limit(), weight);
        } else if (isLimited(before) || isLimited(after)) {
            put(causeOf(after), after.value().subtract(before.value()), weight);
        } else {
            walk(before.from(), after.from(), weight);
        }
    }

    private static boolean isLimited(Figure.AtMost figure) {
        return figure.from().value().compareTo(figure.limit().value()) > 0;
    }

    /// What lies under the rounding is put down to its causes, the rest to the rounding.
    private void rounded(Figure.Rounded before, Figure.Rounded after, BigDecimal weight) {
        var whole = new Attributing();
        if (before.part() instanceof Figure.Mean one && after.part() instanceof Figure.Mean other) {
            whole.mean(one, other);
        } else {
            whole.walk(before.part(), after.part(), BigDecimal.ONE);
        }
        var rest = after.value().subtract(before.value());
        for (var share : whole.shares.entrySet()) {
            put(share.getKey(), share.getValue(), weight);
            rest = rest.subtract(share.getValue());
        }
        put(new Cause.OfStep(after.label()), rest, weight);
    }

    /// The change of a mean: first in its days, by the later number of cases; then in the cases, each an equal share.
    private void mean(Figure.Mean before, Figure.Mean after) {
        var perCase = BigDecimal.ONE.divide(after.cases().value(), MEAN_DECIMALS, RoundingMode.HALF_UP);
        walk(before.days(), after.days(), perCase);
        var cases = before.cases().value();
        walk(
                before.cases(),
                after.cases(),
                before.days().value().divide(cases, MEAN_DECIMALS, RoundingMode.HALF_UP).multiply(perCase).negate());
    }

    private void put(Cause cause, BigDecimal change, BigDecimal weight) {
        shares.merge(cause, change.multiply(weight), BigDecimal::add);
    }

    private static Set<String> cases(List<Figure> figures) {
        var ids = new LinkedHashSet<String>();
        for (var figure : figures) {
            if (causeOf(figure) instanceof Cause.OfCase(var id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /// The case a figure is of, or else what it stands for.
    private static Cause causeOf(Figure figure) {
        return switch (figure) {
            case Figure.StayDays stay -> new Cause.OfCase(stay.evidence().caseId());
            case Figure.WithoutDays without -> new Cause.OfCase(without.evidence().caseId());
            case Figure.Excess(var _, var from, var _) when causeOf(from) instanceof Cause.OfCase of -> of;
            case Figure.AtMost(var _, var from, var _) when causeOf(from) instanceof Cause.OfCase of -> of;
            case Figure.Agreed agreed -> new Cause.OfTerm(agreed.term().path());
            case Figure.OwedTo(var _, var payee, var _) -> new Cause.OfTerm(payee.path());
            case Figure.Counted _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.Released _,Figure.AtMost _,Figure.Mean _,Figure.Rounded _ ->
                new Cause.OfStep(figure.label());
        };
    }
}
