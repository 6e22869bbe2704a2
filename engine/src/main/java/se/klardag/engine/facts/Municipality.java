package se.klardag.engine.facts;

/// A Swedish municipality (*kommun*).
///
/// @param code   kommunkod as a number, 114 to 2584
/// @param name   as people write it
/// @param region two-digit region code (*länskod*)
public record Municipality(int code, String name, String region) {
    public Municipality {
        if (code < 100 || code > 9999) {
            throw new IllegalArgumentException("not a kommunkod: " + code);
        }
    }

    /// The code as it is written: four digits, leading zero kept.
    public String codeText() {
        return codeText(code);
    }

    /// A kommunkod as it is written: four digits, leading zero kept.
    public static String codeText(int code) {
        return Integer.toString(10_000 + code).substring(1);
    }
}
