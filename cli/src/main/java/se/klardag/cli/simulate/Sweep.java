package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A term and the values to try for it (*svep*): `liability.threshold=2.0..3.2:0.1`, or `dayCount.break=00:00,06:00,12:00`.
public record Sweep(String path, List<String> values) {
    /// More points than so many are refused.
    public static final int MOST = 5_000;

    private static final Pattern RANGE = Pattern.compile(
            "([^=]+)=([0-9]+(?:\\.[0-9]+)?)\\.\\.([0-9]+(?:\\.[0-9]+)?):([0-9]+(?:\\.[0-9]+)?)");

    public Sweep {
        values = List.copyOf(values);
    }

    /// Reads one.
    ///
    /// @throws IllegalArgumentException when the text is no sweep
    public static Sweep parse(String text) {
        var range = RANGE.matcher(text);
        if (range.matches()) {
            return range(
                    range.group(1),
                    new BigDecimal(range.group(2)),
                    new BigDecimal(range.group(3)),
                    new BigDecimal(range.group(4)));
        }
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1 || text.contains("..")) {
            throw new IllegalArgumentException(text);
        }
        return new Sweep(
                text.substring(0, equals), Arrays.asList(text.substring(equals + 1).split(",", -1)));
    }

    private static Sweep range(String path, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() == 0 || to.compareTo(from) < 0
                || to.subtract(from).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST)) >= 0) {
            throw new IllegalArgumentException(path);
        }
        var values = new ArrayList<String>();
        for (var value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value.toPlainString());
        }
        return new Sweep(path, values);
    }
}
