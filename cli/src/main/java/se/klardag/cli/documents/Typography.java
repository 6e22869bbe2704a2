package se.klardag.cli.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.klardag.cli.Language;

/// Numbers as they are set in print (*sättning av tal*): thin spaces that do not break between thousands and a decimal
/// comma in Swedish, commas and a point in English; a real minus sign.
public final class Typography {
    private static final String THIN = "\u202f";
    private static final String NO_BREAK = "\u00a0";

    private final String group;
    private final char decimal;

    public Typography(Language language) {
        group = language == Language.SV ? THIN : ",";
        decimal = language == Language.SV ? ',' : '.';
    }

    /// As many decimals as the number has.
    public String number(BigDecimal number) {
        return set(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
    }

    public String number(long number) {
        return set(BigDecimal.valueOf(number));
    }

    /// So many decimals, half up; only for a number that stands beside the exact one.
    public String about(BigDecimal number, int decimals) {
        return set(number.setScale(decimals, RoundingMode.HALF_UP));
    }

    /// Kronor and öre, for columns.
    public String ore(BigDecimal kronor) {
        return set(kronor.setScale(2, RoundingMode.UNNECESSARY));
    }

    /// Kronor with the unit, öre only where there are any.
    public String kronor(BigDecimal kronor) {
        boolean whole = kronor.stripTrailingZeros().scale() <= 0;
        return (whole ? number(kronor) : ore(kronor)) + NO_BREAK + "kr";
    }

    private String set(BigDecimal number) {
        var plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        var whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            whole.insert(i, group);
        }
        return (number.signum() < 0 ? "\u2212" : "") + whole + (point < 0 ? "" : decimal + plain.substring(point + 1));
    }
}
