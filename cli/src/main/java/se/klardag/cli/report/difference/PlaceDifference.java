package se.klardag.cli.report.difference;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.report.explanation.SettlementHead;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.figure.Contribution;
import se.klardag.engine.figure.Contribution.Cause;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.figure.VarianceAnalysis;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;

/// What makes one municipality's bill another (*skillnad för en kommun*).
///
/// @param place  as it is headed, "Malmö (1280)"
/// @param one    what is to be paid on the first side, 0 without a bill
/// @param other  and on the second
/// @param shares that lead from one to the other: terms first, then cases by weight, then steps; they add up
/// @param left   cases of the first side by id
/// @param right  and of the second
record PlaceDifference(
        String code,
        String place,
        Figure one,
        Figure other,
        List<Contribution> shares,
        Map<String, ExplainedCase> left,
        Map<String, ExplainedCase> right) {
    static PlaceDifference of(int municipality, ComparedSide before, ComparedSide after) {
        var one = before.bills(municipality);
        var other = after.bills(municipality);
        var unit = Stream.concat(one.stream(), other.stream())
                .map(bill -> bill.bill().toPay().unit())
                .findFirst()
                .orElse(Unit.SEK);
        var left = toPay(one, unit);
        var right = toPay(other, unit);
        var difference = new PlaceDifference(
                Municipality.codeText(municipality), SettlementHead.place(after.payers(), municipality), left, right,
                sorted(VarianceAnalysis.of(left, right)), cases(one), cases(other));
        difference.refuseUnlessItAddsUp();
        return difference;
    }

    BigDecimal amount() {
        return other.value().subtract(one.value());
    }

    /// Cases that the same events gave another standing: the terms' doing, whatever the bill makes of it.
    List<String> movedByTerms() {
        return ofSameEvents(false).toList();
    }

    /// How many cases have the same events and the same standing on both sides.
    long alike() {
        return ofSameEvents(true).count();
    }

    /// @param alike whether their standing is the same too
    private Stream<String> ofSameEvents(boolean alike) {
        return left.keySet().stream().filter(id -> {
            var then = left.get(id);
            var now = right.get(id);
            return then != null && now != null && now.fact().equals(then.fact()) && standsAs(now, then) == alike;
        });
    }

    /// Cases that a share is put down to, or that the terms moved; by id.
    List<String> cases() {
        var ids = new TreeSet<>(movedByTerms());
        for (var share : shares) {
            if (share.cause() instanceof Cause.OfCase(var id)) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    Optional<ExplainedCase> before(String id) {
        return Optional.ofNullable(left.get(id));
    }

    Optional<ExplainedCase> after(String id) {
        return Optional.ofNullable(right.get(id));
    }

    /// A difference that does not add up would be a guess.
    private void refuseUnlessItAddsUp() {
        var sum = shares.stream().map(Contribution::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(amount()) != 0) {
            throw new IllegalStateException(code + ": shares of " + sum + " for a difference of " + amount());
        }
    }

    private static boolean standsAs(ExplainedCase one, ExplainedCase other) {
        return one.assessment().split().equals(other.assessment().split())
                && one.assessment().verdict().getClass() == other.assessment().verdict().getClass();
    }

    private static List<Contribution> sorted(List<Contribution> shares) {
        return shares.stream()
                .sorted(Comparator.comparingInt((Contribution share) -> switch (share.cause()) {
                    case Cause.OfTerm _ -> 0;
                    case Cause.OfCase _ -> 1;
                    case Cause.OfStep _ -> 2;
                }).thenComparing(share -> share.amount().abs(), Comparator.reverseOrder()))
                .toList();
    }

    private static Figure toPay(List<ExplainedBill> bills, Unit unit) {
        return bills.size() == 1
                ? bills.getFirst().bill().toPay()
                : new Figure.Sum(
                        Label.TOTAL, unit, bills.stream().map(bill -> bill.bill().toPay()).toList());
    }

    private static Map<String, ExplainedCase> cases(List<ExplainedBill> bills) {
        return bills.stream()
                .flatMap(bill -> bill.cases().stream())
                .collect(Collectors.toMap(
                        each -> each.fact().id(), each -> each, (one, _) -> one, LinkedHashMap::new));
    }
}
