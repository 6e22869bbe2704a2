package se.klardag.cli.generate.stay;

import java.util.List;

/// A stay in hospital (*vårdtillfälle*) with its ready periods: one, or two when something happened on the way.
public record Stay(Background background, List<ReadyPeriod> periods) {
    public Stay {
        periods = List.copyOf(periods);
    }

    public Moment firstNoticeAt() {
        return periods.getFirst().noticeAt();
    }
}
