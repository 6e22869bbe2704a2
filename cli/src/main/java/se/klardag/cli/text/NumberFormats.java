package se.klardag.cli.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people and machines write them (*talformat*): for Swedish readers a decimal comma and thousands apart, for
/// English a point and commas, for both a real minus sign; for machines a plain point.
public final class NumberFormats {
    private final char decimal;
    private final String group;

    /// For the screen and for running text, which is broken by us: a plain blank between thousands.
    public NumberFormats(Language language) {
        this(language, " ");
    }

    private NumberFormats(Language language, String blank) {
        decimal = language == Language.SV ? ',' : '.';
        group = language == Language.SV ? blank : ",";
    }

    /// For print: a thin space between thousands, at which no line is broken.
    public static NumberFormats inPrint(Language language) {
        return new NumberFormats(language, "\u202f");
    }

    /// For people: no trailing zeros.
    public String people(BigDecimal number) {
        return grouped(number, machine(number.abs()));
    }

    public String people(long number) {
        return people(BigDecimal.valueOf(number));
    }

    /// For people, so many decimals at most, half up; only for a number that is shown and not computed with.
    public String about(BigDecimal number, int decimals) {
        return people(number.setScale(decimals, RoundingMode.HALF_UP));
    }

    public String about(double number, int decimals) {
        return about(BigDecimal.valueOf(number), decimals);
    }

    /// For people, in a column: as many decimals as the number has, zeros too.
    public String column(BigDecimal number) {
        return grouped(number, number.abs().toPlainString());
    }

    /// For people, in a column: kronor and öre.
    public String ore(BigDecimal kronor) {
        return grouped(kronor, machineOre(kronor.abs()));
    }

    /// For people: an amount of money, with two decimals or none; one that is not rounded yet with all that it has.
    public String amount(BigDecimal money) {
        int decimals = money.stripTrailingZeros().scale();
        return decimals == 1 || decimals == 2 ? ore(money) : people(money);
    }

    /// The same, half up to whole öre; only for an amount that is shown and not computed with.
    public String aboutAmount(BigDecimal money) {
        return amount(money.setScale(2, RoundingMode.HALF_UP));
    }

    /// For people: kronor with the unit, öre only where there are any.
    public String kronor(BigDecimal kronor) {
        return amount(kronor) + "\u00a0kr";
    }

    private String grouped(BigDecimal number, String plain) {
        int point = plain.indexOf('.');
        var whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            whole.insert(i, group);
        }
        var fraction = point < 0 ? "" : decimal + plain.substring(point + 1);
        return (number.signum() < 0 ? "−" : "") + whole + fraction;
    }

    /// For machines: plain decimal, no exponent, no trailing zeros.
    public static String machine(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// For machines: kronor with two decimals.
    ///
    /// @throws ArithmeticException when the sum has parts of an öre
    public static String machineOre(BigDecimal kronor) {
        return kronor.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
