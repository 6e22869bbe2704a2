package se.klardag.cli.cases.row;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import se.klardag.engine.facts.WallClock;

/// The hand-written parser against java.time, which knows nothing of it.
class MomentParserProperties {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd")
            .withResolverStyle(ResolverStyle.STRICT);

    @Property(seed = "2017612", tries = 20_000)
    void any_local_time_in_any_form_is_read_as_java_time_reads_it(@ForAll("locals") LocalDateTime local,
            @ForAll @IntRange(min = 0, max = 9) int digits, @ForAll boolean withT) {
        thenAgree(written(local, digits, withT));
    }

    @Property(seed = "2017612", tries = 20_000)
    void an_offset_is_turned_into_the_wall_clock_of_stockholm(@ForAll("locals") LocalDateTime local,
            @ForAll("offsets") ZoneOffset offset, @ForAll @IntRange(min = 0, max = 9) int digits) {
        thenAgree(written(local, digits, true) + (offset.equals(ZoneOffset.UTC) ? "Z" : offset.getId()));
    }

    @Property(seed = "2017612", tries = 50_000)
    void strings_that_nearly_are_times_are_taken_and_refused_alike(@ForAll("nearly") String text) {
        thenAgree(text);
    }

    @Property(seed = "2017612", tries = 5_000)
    void what_stands_around_the_field_is_not_read(@ForAll("nearly") String text, @ForAll("nearly") String before,
            @ForAll("nearly") String after) {
        var all = (before + text + after).toCharArray();

        then(MomentParser.moment(all, before.length(), text.length()))
                .isEqualTo(MomentParser.moment(text.toCharArray(), 0, text.length()));
    }

    @Property(seed = "2017612", tries = 5_000)
    void a_date_alone_is_its_midnight_where_a_date_may_stand(@ForAll("locals") LocalDateTime local) {
        var date = local.toLocalDate().toString().toCharArray();

        then(MomentParser.dayOrMoment(date, 0, date.length))
                .isEqualTo(WallClock.of(local.toLocalDate().atStartOfDay()));
        then(MomentParser.moment(date, 0, date.length)).isEqualTo(MomentParser.UNREADABLE);
    }

    @Example
    void every_minute_of_the_nights_when_the_clocks_change() {
        for (var night : new String[]{"1980-04-06", "2022-03-27", "2022-10-30", "2026-03-29", "2026-10-25"}) {
            var midnight = LocalDate.parse(night).atStartOfDay();
            for (int minute = 0; minute < 6 * 60; minute++) {
                thenAgree(midnight.plusMinutes(minute).toString());
            }
        }
    }

    @Example
    void every_date_of_four_hundred_years_and_the_days_that_are_none() {
        for (int year = 1800; year < 2200; year++) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    thenAgree("%04d-%02d-%02d 12:00".formatted(year, month, day));
                }
            }
        }
    }

    private static void thenAgree(String text) {
        then(MomentParser.moment(text.toCharArray(), 0, text.length())).as(text).isEqualTo(expected(text));
    }

    private static long expected(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return MomentParser.UNREADABLE;
        }
        try {
            var local = LocalDate.parse(parts.group(1), DATE)
                    .atTime(LocalTime.parse(parts.group(2).replace(',', '.')));
            if (parts.group(3) != null) {
                var given = OffsetDateTime.of(local, ZoneOffset.of(parts.group(3)));
                return WallClock.of(given.atZoneSameInstant(STOCKHOLM).toLocalDateTime());
            }
            return STOCKHOLM.getRules().getValidOffsets(local).isEmpty()
                    ? MomentParser.SKIPPED
                    : WallClock.of(local);
        } catch (DateTimeException none) {
            return MomentParser.UNREADABLE;
        }
    }

    private static String written(LocalDateTime local, int digits, boolean withT) {
        var form = digits == 0 ? "uuuu-MM-dd HH:mm"
                : "uuuu-MM-dd HH:mm:ss" + (digits > 1 ? "." + "S".repeat(digits) : "");
        var text = DateTimeFormatter.ofPattern(form).format(local);
        return withT ? text.replace(' ', 'T') : text;
    }

    @Provide
    Arbitrary<LocalDateTime> locals() {
        var anywhere = Arbitraries.longs()
                .between(LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.of(9998, 12, 31, 0, 0).toEpochSecond(ZoneOffset.UTC));
        var lately = Arbitraries.longs()
                .between(LocalDateTime.of(1970, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.of(2040, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC));
        var inSpring = Combinators.combine(
                Arbitraries.integers().between(1980, 2040),
                Arbitraries.integers().between(20, 31),
                Arbitraries.integers().between(0, 5 * 3600))
                .as((year, day, second) -> LocalDateTime.of(year, 3, day, 0, 0)
                        .plusSeconds(second)
                        .toEpochSecond(ZoneOffset.UTC));
        return Combinators.combine(
                Arbitraries.oneOf(anywhere, lately, inSpring),
                Arbitraries.integers().between(0, 999_999_999))
                .as((second, nano) -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.integers()
                .between(-18 * 60, 18 * 60)
                .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    /// A time with some of its characters exchanged, taken away or doubled.
    @Provide
    Arbitrary<String> nearly() {
        var start = Arbitraries.of(
                "2022-09-08 12:00",
                "2022-09-08T12:00:30",
                "2022-03-27 02:30:00.5",
                "2020-02-29 23:59:59.123456789",
                "2022-09-08T12:00Z",
                "2022-09-08T12:00:00+02:00",
                "2022-09-08T12:00:00.25-18:00",
                "2022-09-08");
        var characters = Arbitraries.of("0123456789-: T.,Z+z/ä\u0661".chars().mapToObj(c -> (char) c).toList());
        var change = Combinators.combine(
                Arbitraries.integers().between(0, 29),
                Arbitraries.integers().between(0, 2),
                characters).as(Change::new);
        return Combinators.combine(start, change.list().ofMaxSize(3)).as((text, changes) -> {
            var result = new StringBuilder(text);
            changes.forEach(each -> each.apply(result));
            return result.toString();
        });
    }

    private record Change(int at, int kind, char character) {
        void apply(StringBuilder text) {
            int place = Math.min(at, Math.max(0, text.length() - 1));
            switch (kind) {
                case 0 -> text.insert(place, character);
                case 1 -> text.delete(place, place + 1);
                default -> text.replace(place, place + 1, Character.toString(character));
            }
        }
    }
}
