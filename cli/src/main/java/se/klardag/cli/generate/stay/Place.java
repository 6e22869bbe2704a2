package se.klardag.cli.generate.stay;

/// A municipality (*kommun*) that synthetic cases are made for.
///
/// | | |
/// |---|---|
/// | Unit | persons registered (*folkbokförda*) |
/// | Valid | the whole run: the population does not change from month to month |
/// | Source | the caller's; a population that nobody has read in a source is `assumed` |
/// | Rounding | none |
///
/// @param code       the four digits of the municipality, such as `1280`
/// @param population 1 or more
public record Place(String code, int population) {
    public Place {
        if (!isFourDigits(code)) {
            throw new IllegalArgumentException("municipality code is not four digits: " + code);
        }
        if (population < 1) {
            throw new IllegalArgumentException("population below 1: " + population);
        }
    }

    public int number() {
        return Integer.parseInt(code);
    }

    private static boolean isFourDigits(String code) {
        return code.length() == 4 && code.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
