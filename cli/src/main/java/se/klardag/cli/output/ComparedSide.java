package se.klardag.cli.output;

import java.util.Optional;
import se.klardag.engine.terms.AgreementTerms;

/// One of two settlements that are compared (*sida av en jämförelse*).
///
/// @param name   what the reader calls it: a month, an agreement, a file, a bundle
/// @param bundle SHA-256 of the bundle it was read from; empty when it was not
public record ComparedSide(String name, AgreementTerms terms, Optional<String> bundle) {
    /// The same by another name.
    ComparedSide called(String other) {
        return new ComparedSide(other, terms, bundle);
    }
}
