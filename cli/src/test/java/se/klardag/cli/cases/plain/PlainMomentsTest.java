package se.klardag.cli.cases.plain;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.klardag.cli.cases.row.MomentParser;

/// Moments read from bytes against those read from characters: the same, or left to the careful reader.
class PlainMomentsTest {
    @Test
    void every_hour_of_every_day() {
        int left = 0;
        int read = 0;
        for (var day = LocalDate.of(1948, 1, 1); day.getYear() < 2082; day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour++) {
                var text = day + (hour % 2 == 0 ? " " : "T") + (hour < 10 ? "0" : "") + hour + ":" + (10 + hour);
                int plain = PlainMoments.moment(bytes(text), 0);
                if (plain == PlainMoments.OTHER) {
                    left += day.getYear() >= 1981 && day.getYear() < 2079 ? 1 : 0;
                } else {
                    read++;
                    long careful = MomentParser.moment(text.toCharArray(), 0, text.length());
                    if (careful != plain * 60_000L || MomentParser.isImpossible(careful)) {
                        then(plain * 60_000L).as(text).isEqualTo(careful);
                    }
                }
            }
        }
        then(read).isEqualTo(35_794 * 24 - left); // 98 years, 24 of them leap years
        then(left).isEqualTo(98 * 4); // four hours of the last Sunday of March
    }

    @Test
    void no_other_byte_anywhere() {
        var moment = "2022-09-05 10:17";
        for (int at = 0; at < moment.length(); at++) {
            for (int other = 0; other < 256; other++) {
                var bytes = bytes(moment);
                bytes[at] = (byte) other;
                var text = new String(bytes, 0, moment.length(), StandardCharsets.ISO_8859_1).toCharArray();
                int plain = PlainMoments.moment(bytes, 0);
                long careful = MomentParser.moment(text, 0, text.length);
                if (plain != PlainMoments.OTHER) {
                    then(plain * 60_000L).as(new String(text)).isEqualTo(careful);
                } else if (careful >= 0 && other < 0x80) {
                    // left are only years that hardly any case is from
                    then(text[0] != '2' || text[1] != '0' || text[2] > '7').as(new String(text)).isTrue();
                }
            }
        }
    }

    @Test
    void every_day_of_every_month_as_a_date() {
        for (int year = 1900; year < 2100; year++) {
            for (int month = 0; month < 15; month++) {
                for (int day = 0; day < 40; day++) {
                    var text = "%04d-%02d-%02d".formatted(year, month, day);
                    int plain = PlainMoments.date(bytes(text), 0);
                    long careful = MomentParser.dayOrMoment(text.toCharArray(), 0, text.length());
                    boolean near = year >= 1981 && year < 2079 && careful != MomentParser.UNREADABLE;
                    then(plain != PlainMoments.OTHER).as(text).isEqualTo(near);
                    if (near) {
                        then(plain * 60_000L).as(text).isEqualTo(careful);
                    }
                }
            }
        }
    }

    /// With as many bytes after them as may be looked at.
    private static byte[] bytes(String text) {
        return (text + " ".repeat(32)).getBytes(StandardCharsets.US_ASCII);
    }
}
