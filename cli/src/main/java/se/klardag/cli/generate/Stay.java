package se.klardag.cli.generate;

import java.util.List;

/// A stay in hospital (*vårdtillfälle*) with its ready periods: one, or two when something happened on the way.
record Stay(Background background, List<Period> periods) {
    Stay {
        periods = List.copyOf(periods);
    }

    Moment firstNoticeAt() {
        return periods.getFirst().noticeAt();
    }
}
