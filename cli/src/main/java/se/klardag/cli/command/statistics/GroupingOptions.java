package se.klardag.cli.command.statistics;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.indicators.GroupBy;
import se.klardag.cli.indicators.Hospitals;
import se.klardag.cli.indicators.IndicatorTotals;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.places.Municipalities;

/// How cases are put together (*val för indelning*).
final class GroupingOptions {
    @Option(names = "--by", split = ",", paramLabel = "kommun|delregion|hospital|unit|month",
            descriptionKey = "option.by")
    private List<GroupBy> by = List.of();

    @Option(names = "--hospitals", paramLabel = "${bundle:label.file}", descriptionKey = "option.hospitals")
    private @Nullable Path hospitals;

    @Option(names = "--long-stay-over", paramLabel = "${bundle:label.days}", descriptionKey = "option.long-stay-over")
    private long longStayOver = 7; // assumed: the limit most often proposed

    /// Whether any grouping is asked for.
    boolean isAsked() {
        return !by.isEmpty();
    }

    /// @throws UsageException when the options do not fit together
    void require() {
        if (new HashSet<>(by).size() < by.size()) {
            throw new UsageException("indicator.by-twice");
        }
        if (by.contains(GroupBy.hospital) != (hospitals != null)) {
            throw new UsageException("indicator.hospitals");
        }
        if (longStayOver < 0) {
            throw new UsageException("indicator.limit");
        }
    }

    /// Sums that have taken no case yet.
    ///
    /// @param national whether they are for the national table, which is by kommun
    IndicatorTotals totals(MonthRange months, boolean national, Municipalities municipalities) {
        return new IndicatorTotals(months, national ? List.of(GroupBy.kommun) : by, longStayOver, municipalities,
                hospitals == null ? Hospitals.unknown() : Hospitals.of(hospitals));
    }
}
