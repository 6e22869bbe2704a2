package se.klardag.engine.liability;

import se.klardag.engine.eligibility.Finding;

/// Cases on a bill with something recorded that its terms do not use (*ärenden med avvikelse*): they are billed as they are, and told.
///
/// @param finding what it is
/// @param cases   how many
/// @param days    their days on the bill
public record FoundCases(Finding finding, long cases, long days) {
    /// Both together.
    public FoundCases plus(FoundCases more) {
        return new FoundCases(finding, Math.addExact(cases, more.cases), Math.addExact(days, more.days));
    }
}
