package se.klardag.cli.documents.model;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers in unbroken order (*fakturanummer*), from a first one that ends in digits: `2022-0117`, `2022-0118`, …
public final class InvoiceNumbers {
    private static final Pattern ENDS_IN_DIGITS = Pattern.compile("([A-Za-z0-9/-]*?)([0-9]{1,12})");

    private final String before;
    private final int width;
    private BigInteger next;

    private InvoiceNumbers(String before, String digits) {
        this.before = before;
        this.width = digits.length();
        this.next = new BigInteger(digits);
    }

    /// From the first number; empty when it is no such number.
    public static Optional<InvoiceNumbers> from(String first) {
        var parts = ENDS_IN_DIGITS.matcher(first);
        return parts.matches() ? Optional.of(new InvoiceNumbers(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /// The next number; keeps its leading zeros.
    public String next() {
        var digits = next.toString();
        next = next.add(BigInteger.ONE);
        return before + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
