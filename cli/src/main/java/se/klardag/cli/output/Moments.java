package se.klardag.cli.output;

import java.time.LocalDate;
import se.klardag.cli.Texts;
import se.klardag.engine.facts.WallClock;

/// Dates and times as people write them (*tidpunkter*): ISO dates, which both our languages read.
final class Moments {
    private final Texts texts;

    Moments(Texts texts) {
        this.texts = texts;
    }

    /// Date and time, seconds only where there are any.
    String people(long moment) {
        return WallClock.isKnown(moment)
                ? WallClock.toLocal(moment).toString().replace('T', ' ')
                : texts.get("moment.none");
    }

    String date(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
