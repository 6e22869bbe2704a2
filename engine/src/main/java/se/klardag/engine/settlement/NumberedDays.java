package se.klardag.engine.settlement;

import java.util.Optional;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.days.LiabilityStart;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.Case;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.price.TariffLine;
import se.klardag.engine.terms.value.Term;

/// The charged days of a case, with their numbers in the stay (*numrerade dygn*).
///
/// @param all    from the first charged day to the end of the span, days of an interruption among them
/// @param paused those days
/// @param before charged days of the stay before the first
/// @param count  charged days
record NumberedDays(DaySpan all, DaySpan paused, long before, long count) {
    static NumberedDays of(ExplainedCase member) {
        var here = member.assessment();
        long count = here.split().individualDays();
        var free = count == 0 ? Optional.<Term<FreeDays>>empty() : member.freeDays();
        var all = free.map(term -> here.span()
                .within(LiabilityStart.liableFrom(member.fact(), start(member), term.value()), here.span().endDay()))
                .orElse(DaySpan.EMPTY);
        return new NumberedDays(all, all.and(here.paused()), here.before(), count);
    }

    /// The rule that makes all days of a case free; none where it has no day, or does not count.
    static Optional<Term<FreeDays>> freedBy(Case fact, Assessment.InMonth here, Terms terms) {
        return here.isFree() && here.span().count() > 0 ? LiabilityStart.rule(fact, terms) : Optional.empty();
    }

    /// From the first day to the last that the line reaches.
    Optional<DaySpan> reachedBy(TariffLine line) {
        var numbers = line.days().value();
        long skipped = Math.max(0, numbers.first() - 1 - before);
        long reached = numbers.of(before, count);
        return reached == 0
                ? Optional.empty()
                : Optional.of(new DaySpan(day(skipped), day(skipped + reached - 1) + 1));
    }

    /// The date of a charged day, the first being 0.
    private long day(long number) {
        long day = all.firstDay() + number;
        return paused.count() == 0 || day < paused.firstDay() ? day : day + paused.count();
    }

    private static long start(ExplainedCase member) {
        return Eligibility.clockStart(member.fact(), member.terms().clock().start().value());
    }
}
