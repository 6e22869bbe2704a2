package se.klardag.engine.liability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.Term;

/// How many cases without a liable day each rule of free days has, while they are added up (*summor av fria dygn*).
final class FreeSums {
    private final List<Sum> sums = new ArrayList<>();
    private final List<Term<FreeDays>> unread = new ArrayList<>();

    /// Adds a case.
    ///
    /// @param rule of its free days; empty where it has no day
    void add(Optional<Term<FreeDays>> rule, long freed) {
        var sum = of(rule);
        sum.cases++;
        sum.days = Math.addExact(sum.days, freed);
    }

    private Sum of(Optional<Term<FreeDays>> rule) {
        for (int i = 0; i < sums.size(); i++) { // few, and asked for each case
            var sum = sums.get(i);
            if (sum.rule.equals(rule)) {
                return sum;
            }
        }
        var sum = new Sum(rule);
        sums.add(sum);
        return sum;
    }

    /// Notes a rule that a case rests on, where it is too weak for a binding bill.
    void note(Term<FreeDays> rule) {
        if (!rule.provenance().status().binds() && !unread.contains(rule)) {
            unread.add(rule);
        }
    }

    /// The rules that were noted.
    List<Term<FreeDays>> unread() {
        return List.copyOf(unread);
    }

    /// In order of the rules; those without any day last.
    List<FreeCases> all() {
        return sums.stream()
                .map(sum -> new FreeCases(sum.rule, sum.cases, sum.days))
                .sorted(FreeCases.IN_ORDER)
                .toList();
    }

    private static final class Sum {
        private final Optional<Term<FreeDays>> rule;
        private long cases;
        private long days;

        Sum(Optional<Term<FreeDays>> rule) {
            this.rule = rule;
        }
    }
}
