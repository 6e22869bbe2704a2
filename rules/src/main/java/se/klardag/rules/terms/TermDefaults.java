package se.klardag.rules.terms;

import java.util.Map;

/// What an optional term means where a file is silent (*förval*): to state it is to say nothing new.
final class TermDefaults {
    private static final Map<String, String> WORDS = Map.of(
            "clock.previousDay", "none",
            "clock.interruption", "counted",
            "payer.residence", "registered",
            "liability.trigger", "each-month",
            "longStay.place", "removed",
            "longStay.billed", "days-over-limit",
            "price.currency", "SEK",
            "invoice.activation", "active");

    private TermDefaults() {}

    /// Whether silence would mean the same.
    static boolean isDefault(String path, String value) {
        if (path.startsWith("population.")) {
            return value.equals("counted");
        }
        if (path.startsWith("tariff.")) {
            return path.endsWith(".days") ? value.equals("1-") : path.endsWith(".rate") && value.equals("none");
        }
        return value.equals(WORDS.get(path));
    }

    /// What silence means.
    static String of(String path) {
        var word = WORDS.get(path);
        if (word == null) {
            throw new IllegalArgumentException("no default: " + path);
        }
        return word;
    }
}
