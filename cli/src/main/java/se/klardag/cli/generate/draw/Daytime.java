package se.klardag.cli.generate.draw;

import se.klardag.cli.generate.stay.Moment;
import se.klardag.cli.generate.stay.RandomStream;

/// Draws moments at which an office is staffed.
final class Daytime {
    private static final int OPENS = 8 * 60;
    private static final int CLOSES = 17 * 60;

    private Daytime() {}

    /// A minute from `first` to `last`, moved from the night into the day where the two leave room for it.
    static Moment between(RandomStream stream, Moment first, Moment last) {
        var drawn = first.plus((long) (stream.uniform() * (first.minutesTo(last) + 1)));
        int minute = drawn.minuteOfDay();
        if (minute < OPENS) {
            drawn = Moment.of(drawn.date(), OPENS + minute / 8);
        } else if (minute >= CLOSES) {
            drawn = Moment.of(drawn.date(), CLOSES - 1 - (minute - CLOSES) / 8);
        }
        return drawn.laterOf(first).earlierOf(last);
    }

    /// A minute of the given day number after `start`.
    static Moment daysAfter(RandomStream stream, Moment start, int days) {
        int minute = (int) stream.triangular(OPENS, OPENS + 150, CLOSES);
        return Moment.of(start.date().plusDays(days), minute);
    }
}
