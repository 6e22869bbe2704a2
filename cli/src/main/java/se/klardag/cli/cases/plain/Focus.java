package se.klardag.cli.cases.plain;

import java.util.List;
import java.util.function.Consumer;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.days.MonthFilter;

/// Which cases are looked at one by one (*urval*): those that a month can have, and those with a time outside some dates. Of the
/// others a few numbers are told.
///
/// @param months those that take part in a settlement
/// @param dates  whoever has a time before or after them is looked at, whatever the months
/// @param passed is told of each of the others, in the order of the files
public record Focus(List<MonthFilter> months, DaySpan dates, Consumer<? super PassedRow> passed) {
    public Focus {
        months = List.copyOf(months);
    }

    /// Whether a case with these times can be one of the months.
    boolean isOnCase(long discharged, long admitted, long ready, long readyNotice) {
        for (int i = 0; i < months.size(); i++) { // no iterator for each row
            if (months.get(i).lets(discharged, admitted, ready, readyNotice)) {
                return true;
            }
        }
        return false;
    }
}
