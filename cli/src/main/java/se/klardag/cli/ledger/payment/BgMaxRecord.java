package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// One record of a BgMax file (*post*): 80 characters, the first two its transaction code. Places are those of the
/// technical manual of Bankgiro Inbetalningar (Bankgirot), section 3.2, counted from 1, both ends included.
///
/// @param row  from 1
/// @param text padded to 80 characters
record BgMaxRecord(String file, long row, String text) {
    /// What the program reads of each record.
    enum Field {
        LAYOUT(3, 22),
        VERSION(23, 24),
        TEST_MARK(45, 45),
        RECIPIENT(3, 12),
        OPENING_CURRENCY(23, 25),
        SENDER(3, 12),
        REFERENCE(13, 37),
        AMOUNT(38, 55),
        SERIAL(58, 69),
        INFORMATION(3, 52),
        NAME(3, 37),
        ORGANISATION(3, 14),
        PAYMENT_DAY(38, 45),
        DEPOSIT_SERIAL(46, 50),
        DEPOSIT_AMOUNT(51, 68),
        DEPOSIT_CURRENCY(69, 71),
        DEPOSIT_COUNT(72, 79),
        PAYMENTS(3, 10),
        DEDUCTIONS(11, 18),
        EXTRA_REFERENCES(19, 26),
        DEPOSITS(27, 34);

        private final int from;
        private final int to;

        Field(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /// As messages name it.
        String place() {
            return from + "–" + to;
        }
    }

    static final int LENGTH = 80;

    String code() {
        return text.substring(0, 2);
    }

    /// A field without the blanks around it.
    String field(Field field) {
        return text.substring(field.from - 1, field.to).strip();
    }

    /// A number with leading zeros; blank is 0.
    ///
    /// @throws se.klardag.cli.ledger.journal.LedgerException when it is none
    long number(Field field) {
        var digits = field(field);
        if (!digits.matches("[0-9]{0,18}")) {
            throw PaymentText.wrong(place(), field.place(), digits);
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /// Kronor out of öre.
    BigDecimal kronor(Field field) {
        return BigDecimal.valueOf(number(field), 2);
    }

    Transfer.Place place() {
        return new Transfer.Place(file, row, false);
    }

    /// How many records of each code a file has.
    static final class Count {
        private final Map<String, Long> counted = new TreeMap<>();

        void add(BgMaxRecord post) {
            counted.merge(post.code(), 1L, Long::sum);
        }

        long of(String... codes) {
            long sum = 0;
            for (var code : codes) {
                sum += counted.getOrDefault(code, 0L);
            }
            return sum;
        }
    }
}
