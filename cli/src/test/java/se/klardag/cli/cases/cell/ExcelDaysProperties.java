package se.klardag.cli.cases.cell;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// Day numbers against the same sum on numbers of any length, written by the JDK.
class ExcelDaysProperties {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Property(seed = "2017612", tries = 5_000)
    void a_number_is_the_moment_that_a_long_sum_says(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long digits,
            @ForAll @IntRange(max = 17) int scale,
            @ForAll boolean hour) {
        var number = new BigDecimal(BigInteger.valueOf(digits), scale);
        if (number.compareTo(BigDecimal.valueOf(2_958_465)) > 0) {
            return;
        }
        var seconds = number.multiply(BigDecimal.valueOf(86_400)).setScale(0, RoundingMode.HALF_UP).longValueExact();
        var moment = ExcelDays.SINCE_1900.atStartOfDay().plusSeconds(seconds);
        boolean day = seconds % 86_400 == 0 && !hour;
        then(ExcelDays.text(number, ExcelDays.SINCE_1900, hour))
                .isEqualTo(day ? moment.toLocalDate().toString() : SECONDS.format(moment));
    }
}
