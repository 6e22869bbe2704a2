package se.klardag.cli.report.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.indicators.Ratio;

/// What a cell of a table of the month holds (*tabellvärde*), the same on the page and in the workbook.
sealed interface TableValue {
    /// As a reader sees it.
    String shown(NumberFormats numerals);

    /// As machines read it; empty where it is no number.
    Optional<BigDecimal> number();

    /// Words.
    record Words(String text) implements TableValue {
        @Override
        public String shown(NumberFormats numerals) {
            return text;
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }
    }

    /// A whole number.
    record Count(long count) implements TableValue {
        @Override
        public String shown(NumberFormats numerals) {
            return numerals.people(count);
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(BigDecimal.valueOf(count));
        }
    }

    /// Money, exact.
    ///
    /// @param signed whether one above 0 has a sign too: a change
    record Money(BigDecimal kronor, boolean signed) implements TableValue {
        @Override
        public String shown(NumberFormats numerals) {
            return (signed && kronor.signum() > 0 ? "+" : "") + numerals.amount(kronor);
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(kronor);
        }
    }

    /// Another number, exact, shown half up to so many decimals.
    record Decimal(BigDecimal exact, int decimals) implements TableValue {
        @Override
        public String shown(NumberFormats numerals) {
            return numerals.column(exact.setScale(decimals, RoundingMode.HALF_UP));
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(exact);
        }
    }

    /// Something of a whole, 0 to 100, with one decimal.
    record Percent(BigDecimal ofHundred) implements TableValue {
        @Override
        public String shown(NumberFormats numerals) {
            return numerals.column(ofHundred) + "\u00a0%";
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(ofHundred);
        }
    }

    /// Nothing is known, which is not 0.
    record Missing() implements TableValue {
        @Override
        public String shown(NumberFormats numerals) {
            return "–";
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }
    }

    static TableValue words(String text) {
        return new Words(text);
    }

    static TableValue count(long count) {
        return new Count(count);
    }

    static TableValue money(BigDecimal kronor) {
        return new Money(kronor, false);
    }

    static TableValue change(BigDecimal kronor) {
        return new Money(kronor, true);
    }

    /// An estimate: whole kronor.
    static TableValue about(double kronor) {
        return new Money(BigDecimal.valueOf(kronor).setScale(0, RoundingMode.HALF_UP), false);
    }

    /// A share as `indicators` shows it.
    static TableValue percent(Ratio share) {
        return share.times(100).rounded(1).<TableValue>map(Percent::new).orElseGet(Missing::new);
    }

    /// A quotient as `indicators` shows it.
    static TableValue decimal(Ratio ratio, int decimals) {
        return ratio.rounded(decimals).<TableValue>map(each -> new Decimal(each, decimals)).orElseGet(Missing::new);
    }
}
