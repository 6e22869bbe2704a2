package se.klardag.cli.output;

import java.math.BigDecimal;
import se.klardag.cli.Language;

/// Numbers as people and machines write them (*talformat*): a decimal comma and spaces for Swedish readers, a point and
/// commas for English, a plain point for machines.
public final class Numerals {
    private final char decimal;
    private final char group;

    public Numerals(Language language) {
        decimal = language == Language.SV ? ',' : '.';
        group = language == Language.SV ? ' ' : ',';
    }

    /// For people: thousands apart, no trailing zeros.
    public String people(BigDecimal number) {
        return grouped(number, machine(number.abs()));
    }

    /// For people, in a column: as many decimals as the number has, zeros too.
    public String column(BigDecimal number) {
        return grouped(number, number.abs().toPlainString());
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

    public String people(long number) {
        return people(BigDecimal.valueOf(number));
    }

    /// For machines: plain decimal, no exponent, no trailing zeros.
    public static String machine(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
