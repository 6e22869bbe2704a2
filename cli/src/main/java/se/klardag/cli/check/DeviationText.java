package se.klardag.cli.check;

import se.klardag.cli.Texts;

/// A deviation in words (*avvikelse i ord*).
public final class DeviationText {
    private DeviationText() {}

    /// Of a case, with its own numbers.
    public static String of(Found found, Texts texts) {
        return texts.get("deviation." + found.deviation().code(), found.details().toArray());
    }

    /// In general.
    public static String general(Deviation deviation, Texts texts) {
        return texts.get("deviations." + deviation.code());
    }
}
