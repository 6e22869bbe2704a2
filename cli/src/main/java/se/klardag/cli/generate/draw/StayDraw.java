package se.klardag.cli.generate.draw;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.klardag.cli.generate.stay.Course;
import se.klardag.cli.generate.stay.Destination;
import se.klardag.cli.generate.stay.Moment;
import se.klardag.cli.generate.stay.Place;
import se.klardag.cli.generate.stay.RandomStream;
import se.klardag.cli.generate.stay.ReadyPeriod;
import se.klardag.cli.generate.stay.Stay;
import se.klardag.cli.generate.stay.SyntheticCare;

/// Draws the stays of one municipality whose first ready day lies in one month.
public final class StayDraw {
    private static final int PROMPT_MINUTES = 20;
    private static final int SLOWEST_MINUTES = 90;
    /// A notice leaves at least this many minutes to the discharge, so that a shifted copy still overlaps.
    private static final int NOTICE_BEFORE_DISCHARGE = 5;
    private static final int LARGEST_SHIFT = 15;

    private final RandomStream stream;
    private final Place place;
    private final YearMonth month;
    private final List<Place> places;

    public StayDraw(RandomStream stream, Place place, YearMonth month, List<Place> places) {
        this.stream = stream;
        this.place = place;
        this.month = month;
        this.places = places;
    }

    /// In the order of their first ready notice.
    public List<Stay> draw(double expected) {
        int volume = stream.poisson(expected);
        var stays = new ArrayList<Stay>(volume);
        for (int drawn = 0; drawn < volume; drawn++) {
            stays.add(drawStay());
        }
        stays.sort(Comparator.comparing(Stay::firstNoticeAt));
        return stays;
    }

    private Stay drawStay() {
        var careType = SyntheticCare.draw(stream);
        int midnights = careType.drawMidnights(stream);
        var first = drawPeriod(drawReadyDay(midnights), midnights);
        var background = new BackgroundDraw(stream, careType, first).draw();
        var periods = switch (Course.draw(stream)) {
            case ORDINARY -> List.of(first);
            case DECEASED -> List.of(first.withOutcome(Destination.DECEASED));
            case WITHDRAWN -> List.of(first.withdrawn(drawWithdrawal(first)));
            case RENEWED -> renewed(first, careType);
            case MOVED -> moved(first);
            case DUPLICATED -> List.of(first, shifted(first));
        };
        return new Stay(background, periods);
    }

    /// The length is drawn before the day, and the day is chosen so that few leave on a weekend: this thins
    /// weekend discharges without changing the lengths of D.7. Whoever leaves the day of ready is thinned by
    /// the weekend's few ready notices alone.
    private LocalDate drawReadyDay(int midnights) {
        double[] weights = new double[month.lengthOfMonth()];
        for (int day = 0; day < weights.length; day++) {
            var date = month.atDay(day + 1);
            weights[day] = Recipe.readyWeight(date.getDayOfWeek().getValue());
            if (midnights > 0) {
                weights[day] *= Recipe.dischargeWeight(date.plusDays(midnights).getDayOfWeek().getValue());
            }
        }
        return month.atDay(stream.choice(weights) + 1);
    }

    private ReadyPeriod drawPeriod(LocalDate readyDay, int midnights) {
        var times = ClockTimes.draw(stream, midnights);
        var readyAt = Moment.of(readyDay, times.ready());
        var dischargedAt = Moment.of(readyDay.plusDays(midnights), times.discharge());
        long room = readyAt.minutesTo(dischargedAt) - NOTICE_BEFORE_DISCHARGE;
        int delay = stream.chance(Recipe.PROMPT_READY_NOTICE)
                ? stream.between(0, PROMPT_MINUTES)
                : stream.between(PROMPT_MINUTES + 1, SLOWEST_MINUTES);
        var noticeAt = readyAt.plus(Math.min(delay, room));
        var outcome = Destination.draw(stream, midnights);
        return new ReadyPeriod(place.code(), readyAt, noticeAt, Moment.NONE, dischargedAt, outcome);
    }

    private Moment drawInside(ReadyPeriod period) {
        return Daytime.between(stream, period.noticeAt(), period.dischargedAt());
    }

    /// A withdrawal in the minute of the discharge would be a row that is rejected.
    private Moment drawWithdrawal(ReadyPeriod period) {
        var moment = drawInside(period);
        return moment.equals(period.dischargedAt()) ? moment.plus(-1) : moment;
    }

    /// Ready, withdrawn, ready again one to four days later: both rows end with the one discharge of the stay.
    private List<ReadyPeriod> renewed(ReadyPeriod first, SyntheticCare careType) {
        var withdrawnAt = drawInside(first);
        var readyDay = withdrawnAt.date().plusDays(stream.between(1, 4));
        var second = drawPeriod(readyDay, careType.drawMidnights(stream));
        var whole = first.withdrawn(withdrawnAt).discharged(second.dischargedAt()).withOutcome(second.outcome());
        return List.of(whole, second);
    }

    /// The first row ends when the new municipality is notified; there the second begins, to the discharge.
    private List<ReadyPeriod> moved(ReadyPeriod whole) {
        var changedAt = drawInside(whole);
        var destination = destination(stream.bits());
        if (destination.equals(place)) {
            return List.of(whole);
        }
        var before = whole.discharged(changedAt).withOutcome(Destination.OTHER);
        var after = new ReadyPeriod(destination.code(), whole.readyAt(), changedAt, Moment.NONE, whole.dischargedAt(),
                whole.outcome());
        return List.of(before, after);
    }

    /// The other municipality that ranks highest for this ticket: one more in the list takes over only the stays
    /// it wins, where a draw from the list would send every one somewhere else.
    private Place destination(long ticket) {
        return places.stream()
                .filter(other -> !other.equals(place))
                .max(Comparator.comparingLong(other -> RandomStream.rank(ticket, other.number())))
                .orElse(place);
    }

    private ReadyPeriod shifted(ReadyPeriod original) {
        long room = original.noticeAt().minutesTo(original.dischargedAt()) - 1;
        int shift = stream.between(1, (int) Math.min(LARGEST_SHIFT, room));
        int later = stream.between(shift, LARGEST_SHIFT);
        return new ReadyPeriod(original.municipality(), original.readyAt().plus(shift), original.noticeAt().plus(shift),
                Moment.NONE, original.dischargedAt().plus(later), original.outcome());
    }
}
