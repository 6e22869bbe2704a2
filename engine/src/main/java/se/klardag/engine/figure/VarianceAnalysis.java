package se.klardag.engine.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Contribution.Change;
import se.klardag.engine.figure.Contribution.Factor;
import se.klardag.engine.figure.Contribution.Step;
import se.klardag.engine.terms.value.Term;

/// What makes one figure another (*skillnad per krona*): both trees are walked side by side, and each difference is put down
/// to the case, the term or the step where it arises. The shares add up to the difference, exactly.
///
/// Of a product the left part's change is counted at the earlier right part, and the right part's change at the later left
/// part: more days at the old rate, then a new rate on all of them.
public final class VarianceAnalysis {
    private static final int MEAN_DECIMALS = 10;

    private final Map<Cause, List<Step>> shares = new LinkedHashMap<>();

    private VarianceAnalysis() {}

    /// The shares that lead from one figure to the other, none of them 0.
    public static List<Contribution> of(Figure before, Figure after) {
        var attributing = new VarianceAnalysis();
        attributing.walk(before, after, List.of());
        return attributing.shares.entrySet()
                .stream()
                .map(entry -> new Contribution(entry.getKey(), entry.getValue()))
                .filter(share -> share.amount().signum() != 0)
                .toList();
    }

    private void walk(Figure before, Figure after, List<Factor> weight) {
        switch (before) {
            case Figure.StayDays one when after instanceof Figure.StayDays other -> stay(one, other, weight);
            case Figure.Agreed _ when after instanceof Figure.Agreed(var _, var _, var _, var term) ->
                put(new Cause.OfTerm(term.path()), moved(before, after), weight);
            case Figure.Tally(var _, var one) when after instanceof Figure.Tally(var _, var other) ->
                tally(cases(one), cases(other), weight);
            case Figure.Sum one when one.parts().isEmpty() -> alone(after, true, weight);
            case Figure one when after instanceof Figure.Sum other && other.parts().isEmpty() ->
                alone(one, false, weight);
            case Figure.Sum one when after instanceof Figure.Sum other -> sum(one.parts(), other.parts(), weight);
            case Figure.Sum one when one.parts().stream().anyMatch(part -> part.label() == after.label()) ->
                sum(one.parts(), List.of(after), weight);
            case Figure one when after instanceof Figure.Sum other
                    && other.parts().stream().anyMatch(part -> part.label() == one.label()) ->
                sum(List.of(one), other.parts(), weight);
            case Figure.Product one when after instanceof Figure.Excess other && RoundedMean.of(one).isPresent() ->
                roundingDropped(one, other, weight);
            case Figure.Excess one when after instanceof Figure.Product other && RoundedMean.of(other).isPresent() ->
                roundingAdded(one, other, weight);
            case Figure.Product one when after instanceof Figure.Product other -> {
                walk(one.left(), other.left(), with(weight, one.right()));
                walk(one.right(), other.right(), with(weight, other.left()));
            }
            case Figure.Excess one when after instanceof Figure.Excess other -> excess(one, other, weight);
            case Figure.Released one when after instanceof Figure.Released other
                    && one.isReleased() && other.isReleased() ->
                walk(one.held(), other.held(), weight);
            case Figure.AtMost one when after instanceof Figure.AtMost other -> atMost(one, other, weight);
            case Figure.OwedTo(var _, var _, var one) when after instanceof Figure.OwedTo(var _, var _, var other) ->
                walk(one, other, weight);
            case Figure.Rounded one when after instanceof Figure.Rounded other -> rounded(one, other, weight);
            case Figure.Released _,Figure.Counted _,Figure.StayDays _,Figure.WithoutDays _,Figure.Agreed _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.AtMost _,Figure.Mean _,Figure.NoMean _,Figure.OwedTo _,Figure.OfMonth _,Figure.Rounded _ ->
                put(causeOf(after), moved(before, after), weight);
        }
    }

    /// The same events counted to other days are the rule's doing; which rule is seen where one of them differs.
    private void stay(Figure.StayDays before, Figure.StayDays after, List<Factor> weight) {
        put(
                before.evidence().equals(after.evidence())
                        ? otherRule(before.rules(), after.rules(), causeOf(after))
                        : causeOf(after),
                moved(before, after),
                weight);
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

    private void tally(Set<String> before, Set<String> after, List<Factor> weight) {
        after.stream()
                .filter(id -> !before.contains(id))
                .forEach(id -> put(new Cause.OfCase(id), new Change.Counts(id, true), weight));
        before.stream()
                .filter(id -> !after.contains(id))
                .forEach(id -> put(new Cause.OfCase(id), new Change.Counts(id, false), weight));
    }

    /// Parts are paired by what they are of; what has no pair is there on one side only.
    private void sum(List<Figure> before, List<Figure> after, List<Factor> weight) {
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
                alone(part, true, weight);
            } else {
                walk(pair, part, weight);
            }
        }
        left.values().forEach(part -> alone(part, false, weight));
    }

    private static Object keyOf(Figure part, Map<Object, Figure> taken) {
        var cause = causeOf(part);
        Object key = cause;
        for (int again = 2; taken.containsKey(key); again++) {
            key = List.of(cause, again);
        }
        return key;
    }

    /// A figure that is on one side only, down to its cases.
    private void alone(Figure figure, boolean later, List<Factor> weight) {
        switch (figure) {
            case Figure.Sum sum -> sum.parts().forEach(part -> alone(part, later, weight));
            case Figure.Released released when released.isReleased() -> alone(released.held(), later, weight);
            case Figure.OwedTo owed -> alone(owed.part(), later, weight);
            case Figure.Tally(var _, var counted) -> tally(
                    later ? Set.of() : cases(counted), later ? cases(counted) : Set.of(), weight);
            case Figure.Product(var _, var left, var right) when holdsCases(left) ->
                alone(left, later, with(weight, right));
            case Figure.Product(var _, var left, var right) when holdsCases(right) ->
                alone(right, later, with(weight, left));
            case Figure.Excess(var _, var from, var limit) when figure.value().signum() > 0
                    && !(causeOf(figure) instanceof Cause.OfCase) -> {
                alone(from, later, weight);
                alone(limit, later, taken(weight));
            }
            case Figure.Rounded rounded when !(rounded.part() instanceof Figure.Mean) -> {
                alone(rounded.part(), later, weight);
                var side = Optional.of(rounded);
                put(
                        new Cause.OfStep(figure.label()),
                        later
                                ? new Change.RoundedOff(Optional.empty(), side)
                                : new Change.RoundedOff(side, Optional.empty()),
                        weight);
            }
            case Figure other -> put(
                    causeOf(other),
                    later
                            ? new Change.Moved(Optional.empty(), Optional.of(other))
                            : new Change.Moved(Optional.of(other), Optional.empty()),
                    weight);
        }
    }

    private static boolean holdsCases(Figure figure) {
        return figure instanceof Figure.Tally || causeOf(figure) instanceof Cause.OfCase
                || figure.parts().stream().anyMatch(VarianceAnalysis::holdsCases);
    }

    /// What is taken from both sides is put down to its causes, also where the whole stops at 0; what the stop takes back is
    /// a share of its own.
    private void excess(Figure.Excess before, Figure.Excess after, List<Factor> weight) {
        if (before.value().signum() == 0 && after.value().signum() == 0) {
            return;
        }
        walk(before.from(), after.from(), weight);
        walk(before.limit(), after.limit(), taken(weight));
        put(new Cause.OfStep(after.label()), new Change.Stopped(before, after), weight);
    }

    /// Where only one side rounds its mean, both are compared without; the rounding is a share of its own.
    private void roundingDropped(Figure.Product before, Figure.Excess after, List<Factor> weight) {
        RoundedMean.of(before).ifPresent(each -> {
            put(new Cause.OfTerm(each.rounded().by().path()), moved(before, each.unrounded()), weight);
            excess(each.unrounded(), after, weight);
        });
    }

    private void roundingAdded(Figure.Excess before, Figure.Product after, List<Factor> weight) {
        RoundedMean.of(after).ifPresent(each -> {
            excess(before, each.unrounded(), weight);
            put(new Cause.OfTerm(each.rounded().by().path()), moved(each.unrounded(), after), weight);
        });
    }

    private void atMost(Figure.AtMost before, Figure.AtMost after, List<Factor> weight) {
        if (isLimited(before) && isLimited(after)) {
            walk(before.limit(), after.limit(), weight);
        } else if (isLimited(before) || isLimited(after)) {
            put(causeOf(after), moved(before, after), weight);
        } else {
            walk(before.from(), after.from(), weight);
        }
    }

    private static boolean isLimited(Figure.AtMost figure) {
        return figure.from().value().compareTo(figure.limit().value()) > 0;
    }

    /// What lies under the rounding is put down to its causes, the rest to the rounding.
    private void rounded(Figure.Rounded before, Figure.Rounded after, List<Factor> weight) {
        var whole = new VarianceAnalysis();
        Change rest;
        if (before.part() instanceof Figure.Mean one && after.part() instanceof Figure.Mean other) {
            whole.mean(one, other);
            rest = new Change.Rest(before, after, whole.together());
        } else {
            whole.walk(before.part(), after.part(), List.of());
            rest = new Change.RoundedOff(Optional.of(before), Optional.of(after));
        }
        whole.shares.forEach((cause, steps) -> steps.forEach(step -> put(cause, step.times(weight))));
        put(new Cause.OfStep(after.label()), rest, weight);
    }

    private BigDecimal together() {
        var sum = BigDecimal.ZERO;
        for (var steps : shares.values()) {
            for (var step : steps) {
                sum = sum.add(step.amount());
            }
        }
        return sum;
    }

    /// The change of a mean: first in its days, by the later number of cases; then in the cases, each an equal share.
    private void mean(Figure.Mean before, Figure.Mean after) {
        var perCase = new Factor.Each(after.cases());
        walk(before.days(), after.days(), List.of(perCase));
        walk(
                before.cases(),
                after.cases(),
                List.of(new Factor.Mean(before.days(), before.cases()), perCase, new Factor.Taken()));
    }

    /// A quotient of a mean's change; what is lost below is found in the rest.
    static BigDecimal quotient(BigDecimal over, BigDecimal under) {
        return over.divide(under, MEAN_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Change moved(Figure before, Figure after) {
        return new Change.Moved(Optional.of(before), Optional.of(after));
    }

    private static List<Factor> with(List<Factor> weight, Figure figure) {
        return more(weight, new Factor.Times(figure));
    }

    private static List<Factor> taken(List<Factor> weight) {
        return more(weight, new Factor.Taken());
    }

    /// The nearest factor first.
    private static List<Factor> more(List<Factor> weight, Factor next) {
        var all = new ArrayList<Factor>();
        all.add(next);
        all.addAll(weight);
        return all;
    }

    private void put(Cause cause, Change change, List<Factor> weight) {
        put(cause, new Step(change, weight));
    }

    /// A difference of nothing is no step.
    private void put(Cause cause, Step step) {
        if (step.amount().signum() != 0) {
            shares.computeIfAbsent(cause, _ -> new ArrayList<>()).add(step);
        }
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
            case Figure.Counted _,Figure.Tally _,Figure.Sum _,Figure.Product _,Figure.Excess _,Figure.Released _,Figure.AtMost _,Figure.Mean _,Figure.NoMean _,Figure.OfMonth _,Figure.Rounded _ ->
                new Cause.OfStep(figure.label());
        };
    }
}
