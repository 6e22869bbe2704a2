package se.klardag.cli.check;

import java.time.LocalDate;
import java.time.YearMonth;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.rules.Rulebook;

/// What the statute asks of messages (*lagens krav på meddelanden*): the parties' own agreement may be more generous, and
/// the law is what a court asks first.
///
/// @param inForce first day of lag (2017:612), as days since 1970; other messages were due before
record StatuteLimits(long inForce, Deadlines deadlines) {
    /// What holds on a day; before the act's first whole month, what held then.
    static StatuteLimits on(LocalDate day) {
        var statute = Rulebook.of("statute");
        var from = statute.agreement().from();
        var first = YearMonth.from(from).plusMonths(1);
        var month = YearMonth.from(day);
        var rules = statute.ruling(month.isBefore(first) ? first : month);
        return new StatuteLimits(from.toEpochDay(), rules.terms().somatic().population().deadlines());
    }
}
