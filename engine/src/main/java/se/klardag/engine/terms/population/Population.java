package se.klardag.engine.terms.population;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which cases count (*population*): rules tried in order; the first that fits decides.
///
/// @param rules     every rule that can leave a case out, in order
/// @param deadlines the time limits that two of the rules need
/// @param countedAnyway reasons that the terms name and count, in the same order
/// @param order     all of those reasons in the one order in which they would be tried
public record Population(
        List<PopulationRule> rules,
        Deadlines deadlines,
        List<CountedAnyway> countedAnyway,
        List<Reason> order) {
    /// Of terms that name no reason for which a case counts.
    public Population(List<PopulationRule> rules, Deadlines deadlines) {
        this(rules, deadlines, List.of(), rules.stream().map(PopulationRule::reason).toList());
    }

    public Population {
        rules = List.copyOf(rules);
        countedAnyway = List.copyOf(countedAnyway);
        order = List.copyOf(order);
        if (rules.stream().anyMatch(rule -> rule.effect().value() == Effect.COUNTED)) {
            throw new IllegalArgumentException("a rule that counts the case leaves nobody out");
        }
    }

    /// What leaves a case of a counted reason out under the other reading (*den andra läsningens verkan*): a call on a moved day would be
    /// a late one, and what the terms say of that holds; else the case is left out altogether.
    public Effect otherwise(CountedAnyway named) {
        return rules.stream()
                .filter(rule -> rule.reason() == asLeftOut(named))
                .findFirst()
                .map(rule -> rule.effect().value())
                .orElse(Effect.OUT_OF_BOTH);
    }

    /// The readings whose other answer would be tried before the rule that leaves a case out, and leave it out in another way.
    ///
    /// @param reason for which it is left out
    /// @param effect how
    public Stream<CountedAnyway> otherwiseLeftOut(Reason reason, Effect effect) {
        return countedAnyway.stream()
                .filter(each -> each.isReading() && otherwise(each) != effect
                        && order.indexOf(asLeftOut(each)) < order.indexOf(reason));
    }

    private static Reason asLeftOut(CountedAnyway named) {
        return named.reason() == Reason.SIP_CALL_ON_MOVED_DAY ? Reason.LATE_SIP_CALL : named.reason();
    }

    /// Whether a case of the reason can be left out.
    public boolean leavesOut(Reason reason) {
        return rules.stream().anyMatch(rule -> rule.reason() == reason);
    }

    /// The page on which the unclear sentence is read that leaves cases out for the reason, `R-005`; none where the text decides.
    private Optional<String> readingBehind(Reason reason) {
        return page(reason, PopulationRule::reading);
    }

    /// What leaves cases out for the reason by a reading, with who vouches for it; none where the text decides.
    public Optional<LeftOutUnder> leftOutUnder(Reason reason) {
        return readingBehind(reason).map(page -> under(reason, page));
    }

    /// The same of one page on which a case of the reason is left out.
    public LeftOutUnder under(Reason reason, String page) {
        return new LeftOutUnder(reason, page, page(reason, PopulationRule::confirmedBy).orElse(""));
    }

    /// The page on which it is read that an unclear answer leaves the case out like a no; none where the text says so.
    public Optional<String> readingOfUnclear(Reason reason) {
        return page(reason, PopulationRule::unclear);
    }

    private Optional<String> page(Reason reason, Function<PopulationRule, String> page) {
        return rules.stream()
                .filter(rule -> rule.reason() == reason)
                .map(page)
                .filter(each -> !each.isEmpty())
                .findFirst();
    }
}
