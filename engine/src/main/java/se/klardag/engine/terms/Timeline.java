package se.klardag.engine.terms;

import java.time.LocalDate;
import java.util.List;

/// One value's versions over time (*tidslinje*), already resolved: each holds for dates of its own.
///
/// @param path  address of the value
/// @param terms versions in order of their first date; no two hold on the same date
/// @param gaps  stretches of dates with a reason why no version holds
public record Timeline<T>(String path, List<Term<T>> terms, List<Gap> gaps) {
    /// Dates for which the value is known to be missing.
    ///
    /// @param why what is missing and which document to read
    public record Gap(LocalDate from, LocalDate to, Wording why) {}

    public Timeline {
        terms = List.copyOf(terms);
        gaps = List.copyOf(gaps);
    }

    /// The version that holds on the date.
    ///
    /// @throws RuleGap when none does
    public Term<T> on(LocalDate date) {
        for (var term : terms) {
            if (term.provenance().covers(date)) {
                return term;
            }
        }
        throw new RuleGap(path, Wording.same(date + ": ").and(why(date)));
    }

    private Wording why(LocalDate date) {
        for (var gap : gaps) {
            if (!date.isBefore(gap.from()) && !date.isAfter(gap.to())) {
                return gap.why();
            }
        }
        return new Wording("inget värde är angivet för datumet", "no value is stated for the date");
    }
}
