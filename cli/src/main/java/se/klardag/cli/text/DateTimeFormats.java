package se.klardag.cli.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import se.klardag.engine.facts.WallClock;

/// Dates and times as people and machines write them (*tidpunkter*): ISO, which both our languages read, with a blank before
/// the time for people and a `T` for machines.
public final class DateTimeFormats {
    /// With seconds, also where they are zero.
    public static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Texts texts;

    public DateTimeFormats(Texts texts) {
        this.texts = texts;
    }

    /// Date and time, seconds only where there are any; in words that nothing was recorded.
    public String people(long moment) {
        return WallClock.isKnown(moment) ? cell(moment) : texts.get("moment.none");
    }

    /// Date and time for people, in a cell: blank where nothing was recorded.
    public static String cell(long moment) {
        return machine(moment).replace('T', ' ');
    }

    /// Date and time for machines: blank where nothing was recorded.
    public static String machine(long moment) {
        return WallClock.isKnown(moment) ? WallClock.toLocal(moment).toString() : "";
    }

    public static String date(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    /// A month by its name.
    public String month(YearMonth month) {
        return texts.get("month." + month.getMonthValue()) + " " + month.getYear();
    }
}
