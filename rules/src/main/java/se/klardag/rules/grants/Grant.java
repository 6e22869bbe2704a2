package se.klardag.rules.grants;

import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.engine.grant.GrantTerms;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.files.RuleText;

/// A grant by its file (*bidrag*).
///
/// @param ofRegions  whether the receivers are regions, by code; otherwise parts of a region, by name
/// @param population whose inhabitants the rest goes by; empty where nothing is left
/// @param file       that states it
public record Grant(
        String id,
        BilingualText title,
        int year,
        boolean ofRegions,
        GrantTerms terms,
        Optional<ByPopulation> population,
        RuleText file) {
    /// Whose inhabitants decide (*fördelningsgrund*).
    ///
    /// @param region two-digit code
    /// @param year   at the end of which they are counted
    public record ByPopulation(String region, int year) {}

    /// The weakest status of its values.
    public Status status() {
        return Stream.of(Stream.of(terms.total()), terms.heldBack().stream(),
                terms.bases().stream().flatMap(base -> base.values().stream()))
                .flatMap(each -> each)
                .map((Term<?> term) -> term.provenance().status())
                .reduce(Status.VERIFIED, Status::orWeaker);
    }
}
