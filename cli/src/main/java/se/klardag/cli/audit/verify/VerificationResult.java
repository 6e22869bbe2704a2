package se.klardag.cli.audit.verify;

import java.util.List;

/// What a check came to (*utfall av kontroll*).
///
/// @param compared   what was compared with what, a line each: key of a text and its count
/// @param mismatches every difference, the first first; none when all is identical
public record VerificationResult(List<Compared> compared, List<Mismatch> mismatches) {
    public VerificationResult {
        compared = List.copyOf(compared);
        mismatches = List.copyOf(mismatches);
    }

    /// One file and how much of it was compared.
    ///
    /// @param key   of the text that says what was counted: values, lines
    /// @param count how many
    public record Compared(String file, String key, int count) {}
}
