package se.klardag.cli.indicators;

import java.util.Comparator;
import java.util.List;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.words.CareNames;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Municipality;

/// A case with more days than the limit (*långliggare*).
///
/// @param leftDay      [Long#MAX_VALUE] while still in
/// @param days         through the discharge or the period's last day
/// @param daysInPeriod those that fall in the period
public record LongStayer(
        String caseId,
        int municipality,
        CareType careType,
        String unit,
        long readyDay,
        long leftDay,
        long days,
        long daysInPeriod) {
    /// Columns of the list as a file.
    public static final List<String> HEADER = List.of("case_id", "municipality", "care_type", "unit", "ready_notice",
            "discharged", "days", "days_in_period");

    /// The longest first.
    public static final Comparator<LongStayer> ORDER = Comparator.comparingLong(LongStayer::days)
            .reversed()
            .thenComparing(LongStayer::caseId);

    public LongStayer {
        caseId = TerminalSafe.of(caseId);
        unit = TerminalSafe.of(unit);
    }

    /// A line of the file.
    public List<String> fields() {
        return List.of(caseId, Municipality.codeText(municipality), CareNames.code(careType), unit, ready(), left(),
                Long.toString(days), Long.toString(daysInPeriod));
    }

    /// Day of the ready notice.
    public String ready() {
        return DateTimeFormats.date(readyDay);
    }

    /// Empty while still in.
    public String left() {
        return leftDay == Long.MAX_VALUE ? "" : DateTimeFormats.date(leftDay);
    }
}
