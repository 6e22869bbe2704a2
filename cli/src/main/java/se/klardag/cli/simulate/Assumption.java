package se.klardag.cli.simulate;

import java.util.Map;
import se.klardag.engine.simulation.behaviour.Behaviour;
import se.klardag.engine.terms.value.BilingualText;

/// What may be assumed of behaviour (*antagande*), with a range only where a published study has one.
public enum Assumption {
    /// Denmark 2017: half of the days were gone three quarters after the price rose.
    SPEED_UP("speedUp", 1, 1, 2,
            "spannet når till Danmark 2017, där dygnen halverades på tre kvartal (sum.dk, december 2017).",
            "the range reaches to Denmark 2017, where days were halved in three quarters (sum.dk, December 2017)."),
    /// Norway 2012 saw it (Kverndokk and Melberg 2021), and no share of it is published.
    EARLY_DECLARATION("earlyDeclaration", 0),
    SAME_DAY("sameDayShift", 0),
    /// Norway 2012: 1 to 2 points more came back.
    READMISSION("readmission", 0, 0, 0.02,
            "spannet når till Norge 2012, där en till två procentenheter fler kom tillbaka (Melberg och Hagen 2016).",
            "the range reaches to Norway 2012, where one to two points more came back (Melberg and Hagen 2016).");

    private final String code;
    private final double unchanged;
    private final double low;
    private final double high;
    private final String swedish;
    private final String english;

    Assumption(String code, double unchanged) {
        this(code, unchanged, Double.NaN, Double.NaN, "inget spann, eftersom ingen studie anger något.",
                "no range, since no study gives one.");
    }

    /// @param low and `high` are how far a study reaches
    Assumption(String code, double unchanged, double low, double high, String swedish, String english) {
        this.code = code;
        this.unchanged = unchanged;
        this.low = low;
        this.high = high;
        this.swedish = swedish;
        this.english = english;
    }

    /// The name in arguments and results.
    public String code() {
        return code;
    }

    /// A value with the range it is tried over.
    ///
    /// @param own whether whoever asks states the range
    public record Assumed(Assumption what, double value, double low, double high, boolean own) {
        /// Where the range is from.
        public BilingualText source() {
            return own
                    ? new BilingualText("spannet är ert eget.", "the range is your own.")
                    : new BilingualText(what.swedish, what.english);
        }

        /// Whether there is a range at all.
        public boolean ranges() {
            return low < high;
        }
    }

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
            case 1 -> alone(values[0]);
            case 2 -> new Assumed(this, (values[0] + values[1]) / 2, values[0], values[1], true);
            case 3 -> new Assumed(this, values[1], values[0], values[2], true);
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

    /// With the published range, widened to the value; or none.
    private Assumed alone(double value) {
        return Double.isNaN(low)
                ? new Assumed(this, value, value, value, false)
                : new Assumed(this, value, Math.min(low, value), Math.max(high, value), false);
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
