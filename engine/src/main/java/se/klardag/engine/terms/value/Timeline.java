package se.klardag.engine.terms.value;

import java.time.LocalDate;
import java.util.List;

/// One value's versions over time (*tidslinje*), already resolved: each holds for dates of its own.
///
/// @param path  address of the value
/// @param terms versions in order of their first date; no two hold on the same date
/// @param gaps  stretches of dates with a reason why no version holds
/// @param opens first date of the agreement: a date before it has the value of that day, unless one is stated for it
public record Timeline<T>(String path, List<Term<T>> terms, List<Gap> gaps, LocalDate opens) {
    /// Of values that belong to no agreement with a first date.
    public Timeline(String path, List<Term<T>> terms, List<Gap> gaps) {
        this(path, terms, gaps, LocalDate.MIN);
    }

    /// Dates for which the value is known to be missing.
    ///
    /// @param why what is missing and which document to read
    public record Gap(LocalDate from, LocalDate to, BilingualText why) {}

    public Timeline {
        terms = List.copyOf(terms);
        gaps = List.copyOf(gaps);
    }

    /// The version that holds on the date.
    ///
    /// @throws RuleGapException when none does
    public Term<T> on(LocalDate date) {
        for (var term : terms) {
            if (term.provenance().covers(date)) {
                return term;
            }
        }
        if (date.isBefore(opens)) {
            return on(opens);
        }
        throw missing(date);
    }

    private RuleGapException missing(LocalDate date) {
        return gaps.stream()
                .filter(gap -> !date.isBefore(gap.from()) && !date.isAfter(gap.to()))
                .findFirst()
                .map(gap -> new RuleGapException(path, BilingualText.same(date + ": ").and(gap.why())))
                .orElseGet(() -> RuleGapException.unstated(
                        path,
                        BilingualText.same(date + ": ")
                                .and(new BilingualText(
                                        "inget värde är angivet för datumet", "no value is stated for the date"))));
    }
}
