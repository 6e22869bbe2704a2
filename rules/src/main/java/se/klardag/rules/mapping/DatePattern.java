package se.klardag.rules.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A form of a date that a mapping profile names (*datumform*), `dd.MM.yyyy HH:mm`, read strictly.
public final class DatePattern {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    /// A `y` that is not in quotes.
    private static final Pattern YEAR = Pattern.compile("y(?=(?:[^']*'[^']*')*[^']*$)");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern DAY_OF_YEAR_AND_MONTH = Pattern.compile(".*D.*[ML].*|.*[ML].*D.*");
    private static final List<ZonedDateTime> EXAMPLES = List.of(
            ZonedDateTime.of(2022, 9, 5, 13, 45, 30, 0, STOCKHOLM),
            ZonedDateTime.of(2024, 12, 31, 0, 0, 0, 0, STOCKHOLM));

    private final DateTimeFormatter formatter;

    private DatePattern(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /// @throws DateTimeException or [IllegalArgumentException] when the form is no pattern, or no date can ever be
    ///                           written in it so that it is read as the same date
    public static DatePattern of(String form) {
        // Years without an era, so that a strict reading knows them.
        var pattern = new DatePattern(DateTimeFormatter.ofPattern(YEAR.matcher(form).replaceAll("u"), Locale.of("sv"))
                .withResolverStyle(ResolverStyle.STRICT));
        if (DAY_OF_YEAR_AND_MONTH.matcher(QUOTED.matcher(form).replaceAll("")).matches()) {
            throw new DateTimeException("D is a day of the year, which no month has");
        }
        for (var example : EXAMPLES) {
            pattern.holdAgainst(example);
        }
        return pattern;
    }

    /// What is written in the form must be read as the same date, and as the same hour where the form shows one.
    private void holdAgainst(ZonedDateTime example) {
        var read = parse(formatter.format(example));
        boolean hour = !formatter.format(example).equals(formatter.format(example.plusHours(5)));
        boolean same = switch (read) {
            case LocalDate day -> day.equals(example.toLocalDate()) && !hour;
            case TemporalAccessor moment -> {
                var local = LocalDateTime.from(moment);
                yield local.toLocalDate().equals(example.toLocalDate()) && local.getHour() == example.getHour();
            }
        };
        if (!same) {
            throw new DateTimeException("reads " + read + " where " + example + " was written");
        }
    }

    /// A [ZonedDateTime], [LocalDateTime] or [LocalDate].
    ///
    /// @throws DateTimeException when the text has another form
    public TemporalAccessor parse(String text) {
        return formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    }
}
