package se.klardag.engine.eligibility;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.terms.calendar.Holidays;

/// Rest days (*allmänna helgdagar och dagar som likställs med söndag*): the days that are no weekdays.
///
/// | | |
/// |---|---|
/// | Unit | calendar dates |
/// | Valid | any date; the caller says which of the two changing holidays it is a date of |
/// | Source | lag (1989:253) for public holidays; lag (1930:173) 2 § and lag (1990:1404) 3 § for Saturdays and the three eves |
/// | Rounding | none |
public final class PublicHolidays {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26),
            MonthDay.of(12, 31));

    private static final Map<MonthDay, RestDay> NAMES = Map.of(
            MonthDay.of(1, 1), RestDay.NEW_YEARS_DAY,
            MonthDay.of(1, 6), RestDay.EPIPHANY,
            MonthDay.of(5, 1), RestDay.MAY_DAY,
            MonthDay.of(12, 24), RestDay.CHRISTMAS_EVE,
            MonthDay.of(12, 25), RestDay.CHRISTMAS_DAY,
            MonthDay.of(12, 26), RestDay.BOXING_DAY,
            MonthDay.of(12, 31), RestDay.NEW_YEARS_EVE);

    private static final MonthDay NATIONAL_DAY = MonthDay.of(6, 6);

    private PublicHolidays() {}

    /// Whether a deadline that ends on the date moves: Saturday, Sunday, public holiday as the calendar is now, or
    /// midsommarafton, julafton, nyårsafton.
    public static boolean isRestDay(LocalDate date) {
        return isRestDay(date, Holidays.NATIONAL_DAY);
    }

    /// The same under the calendar that held on the date.
    public static boolean isRestDay(LocalDate date, Holidays calendar) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY
                || date.getDayOfWeek() == DayOfWeek.SUNDAY
                || FIXED.contains(MonthDay.from(date))
                || isMovable(date)
                || isOf(calendar, date);
    }

    /// What the date is called under the calendar that held on it; empty for a weekday. A holiday on a Saturday or Sunday has its own
    /// name.
    public static Optional<RestDay> named(LocalDate date, Holidays calendar) {
        var fixed = ofDate(MonthDay.from(date), calendar).or(() -> movable(date, calendar));
        if (fixed.isPresent()) {
            return fixed;
        }
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> Optional.of(RestDay.SATURDAY);
            case SUNDAY -> Optional.of(RestDay.SUNDAY);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> Optional.empty();
        };
    }

    private static Optional<RestDay> ofDate(MonthDay day, Holidays calendar) {
        if (day.equals(NATIONAL_DAY)) {
            return calendar == Holidays.NATIONAL_DAY ? Optional.of(RestDay.NATIONAL_DAY) : Optional.empty();
        }
        return Optional.ofNullable(NAMES.get(day));
    }

    private static Optional<RestDay> movable(LocalDate date, Holidays calendar) {
        long afterEaster = date.toEpochDay() - easterSunday(date.getYear()).toEpochDay();
        if (afterEaster == 50) {
            return calendar == Holidays.WHIT_MONDAY ? Optional.of(RestDay.WHIT_MONDAY) : Optional.empty();
        }
        var ofEaster = afterEaster == -2 ? RestDay.GOOD_FRIDAY
                : afterEaster == 0 ? RestDay.EASTER_SUNDAY
                        : afterEaster == 1 ? RestDay.EASTER_MONDAY
                                : afterEaster == 39 ? RestDay.ASCENSION_DAY
                                        : afterEaster == 49 ? RestDay.WHIT_SUNDAY : null;
        if (ofEaster != null) {
            return Optional.of(ofEaster);
        }
        var eve = midsummerEve(date.getYear());
        if (date.equals(eve) || date.equals(eve.plusDays(1))) {
            return Optional.of(date.equals(eve) ? RestDay.MIDSUMMER_EVE : RestDay.MIDSUMMER_DAY);
        }
        var saints = LocalDate.of(date.getYear(), Month.OCTOBER, 31)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        return date.equals(saints) ? Optional.of(RestDay.ALL_SAINTS_DAY) : Optional.empty();
    }

    private static boolean isOf(Holidays calendar, LocalDate date) {
        return switch (calendar) {
            case WHIT_MONDAY -> date.equals(easterSunday(date.getYear()).plusDays(50));
            case NATIONAL_DAY -> MonthDay.from(date).equals(NATIONAL_DAY);
        };
    }

    /// The date itself, or the first day after it that is no rest day.
    public static LocalDate orNextWorkingDay(LocalDate date) {
        var day = date;
        while (isRestDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isMovable(LocalDate date) {
        var easter = easterSunday(date.getYear());
        return date.equals(easter.minusDays(2)) // långfredagen
                || date.equals(easter.plusDays(1)) // annandag påsk
                || date.equals(easter.plusDays(39)) // Kristi himmelsfärdsdag
                || date.equals(midsummerEve(date.getYear()));
    }

    private static LocalDate midsummerEve(int year) {
        return LocalDate.of(year, Month.JUNE, 20)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
                .minusDays(1);
    }

    /// Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876).
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int correction = (century + 8) / 25;
        int epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int march = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, march / 31, march % 31 + 1);
    }
}
