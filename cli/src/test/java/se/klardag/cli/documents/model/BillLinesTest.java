package se.klardag.cli.documents.model;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.model.BillLine.Kind;

/// Lines of bills and of corrections, with sums worked out by hand.
class BillLinesTest {
    private static BillLine line(Kind kind, String days, String rate, String amount) {
        return new BillLine(kind, false, new BigDecimal(days), new BigDecimal(rate), new BigDecimal(amount));
    }

    @Test
    void hundredths_of_a_day_add_up_to_the_worked_case() {
        var bill = BillsForTests.draft("rounding-two-decimals-half-up");

        // from the worked case's own note: 14.43 × 9 300 = 134 199
        then(bill.lines()).hasSize(1);
        then(bill.lines().getFirst().days()).isEqualByComparingTo("14.43");
        then(bill.net()).isEqualByComparingTo("134199");
        then(bill.rounding()).isEqualByComparingTo("0");
    }

    @Test
    void a_correction_is_the_difference_in_days_where_the_rate_stands() {
        var now = List.of(line(Kind.EXCESS_DAYS, "6.2", "9300", "57660.00"),
                line(Kind.LONG_STAY_DAYS, "4", "9300", "37200"));
        var before = List.of(line(Kind.EXCESS_DAYS, "9.2", "9300", "85560.00"),
                line(Kind.LONG_STAY_DAYS, "4", "9300", "37200"));

        then(BillLines.difference(now, before)).containsExactly(
                new BillLine(Kind.EXCESS_DAYS, false, new BigDecimal("-3.0"), new BigDecimal("9300"),
                        new BigDecimal("-27900.00")));
    }

    @Test
    void another_rate_takes_the_earlier_line_back_whole() {
        var lines = BillLines.difference(
                List.of(line(Kind.EXCESS_DAYS, "2", "9300", "18600")),
                List.of(line(Kind.EXCESS_DAYS, "2", "9500", "19000")));

        then(lines).extracting(BillLine::amount).containsExactly(new BigDecimal("18600"), new BigDecimal("-19000"));
        then(lines).extracting(BillLine::earlier).containsExactly(false, true);
    }
}
