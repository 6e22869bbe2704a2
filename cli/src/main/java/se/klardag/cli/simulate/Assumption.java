package se.klardag.cli.simulate;

import java.util.Map;
import se.klardag.engine.simulation.Behaviour;

/// What may be assumed of behaviour, with the range that published studies leave open (*antagande*).
public enum Assumption {
    SPEED_UP("speedUp", 1, 2, 1),
    EARLY_DECLARATION("earlyDeclaration", 0, 1, 0),
    SAME_DAY("sameDayShift", 0, 0.5, 0),
    READMISSION("readmission", 0, 0.02, 0);

    private final String code;
    private final double low;
    private final double high;
    private final double unchanged;

    Assumption(String code, double low, double high, double unchanged) {
        this.code = code;
        this.low = low;
        this.high = high;
        this.unchanged = unchanged;
    }

    /// The name in arguments and results.
    public String code() {
        return code;
    }

    /// The range where nobody states another.
    Assumed open() {
        return new Assumed(this, unchanged, low, high);
    }

    /// A value with the range it is tried over.
    public record Assumed(Assumption what, double value, double low, double high) {}

    /// Reads `speedUp=1.2`, `speedUp=1.0..1.4` (the middle is the value) or `speedUp=1.0..1.1..1.4`.
    ///
    /// @throws IllegalArgumentException when the text is none of these, or the numbers lie outside what can be
    public static Assumed parse(String text) {
        int equals = text.indexOf('=');
        for (var what : values()) {
            if (equals > 0 && text.substring(0, equals).equals(what.code)) {
                return what.assumed(text.substring(equals + 1).split("\\.\\.", -1));
            }
        }
        throw new IllegalArgumentException(text);
    }

    private Assumed assumed(String... numbers) {
        var values = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!numbers[i].matches("[0-9]+(\\.[0-9]+)?")) {
                throw new IllegalArgumentException(numbers[i]);
            }
            values[i] = Double.parseDouble(numbers[i]);
        }
        var assumed = switch (values.length) {
            case 1 -> new Assumed(this, values[0], Math.min(low, values[0]), Math.max(high, values[0]));
            case 2 -> new Assumed(this, (values[0] + values[1]) / 2, values[0], values[1]);
            case 3 -> new Assumed(this, values[1], values[0], values[2]);
            default -> throw new IllegalArgumentException(code);
        };
        boolean ordered = assumed.low() <= assumed.value() && assumed.value() <= assumed.high();
        boolean possible = this == SPEED_UP
                ? assumed.low() >= 1 && assumed.high() <= 10
                : assumed.high() <= 1;
        if (!ordered || !possible) {
            throw new IllegalArgumentException(code);
        }
        return assumed;
    }

    /// The behaviour with these values; what is not named stays as before.
    static Behaviour behaviour(Map<Assumption, Double> values) {
        return new Behaviour(
                values.getOrDefault(SPEED_UP, SPEED_UP.unchanged),
                values.getOrDefault(EARLY_DECLARATION, EARLY_DECLARATION.unchanged),
                values.getOrDefault(SAME_DAY, SAME_DAY.unchanged),
                values.getOrDefault(READMISSION, READMISSION.unchanged));
    }
}
