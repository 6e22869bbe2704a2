package se.klardag.cli.cases.row;

import java.util.List;
import java.util.Map;
import se.klardag.cli.cases.table.Column;

/// A row that was not settled, and everything that is wrong with it (*avvisad rad*).
///
/// @param row    line in the file, the header being 1
/// @param caseId as written in the file, with the number of the period for a later one of its stay; empty when blank
/// @param faults in the order they were found; never empty
public record RejectedRow(String file, long row, String caseId, List<Problem> faults) {
    public RejectedRow {
        faults = List.copyOf(faults);
    }

    /// Our column and the value of the first fault, as they stand.
    public String first() {
        return faults.getFirst().column() + " " + faults.getFirst().value();
    }

    /// The same with the headings that the file has for our columns.
    public RejectedRow under(Map<String, String> headings) {
        return new RejectedRow(file, row, caseId, faults.stream()
                .map(fault -> fault.under(headings.getOrDefault(fault.column(), fault.column())))
                .toList());
    }

    /// One thing that is wrong with a row (*fel på raden*).
    ///
    /// @param column  of ours at fault; empty when the row as a whole is
    /// @param heading of the column in the file, where that is another than ours; else empty
    /// @param value   as written in the file, not yet masked
    public record Problem(String column, String heading, String value, RejectReason reason) {
        /// The words the column may hold, with commas between; empty where any text may stand.
        public String allowed() {
            return Column.named(column).map(ColumnWords::listedFor).orElse("");
        }

        private Problem under(String title) {
            return heading.isEmpty()
                    ? new Problem(column, title.equalsIgnoreCase(column) ? "" : title, value, reason)
                    : this;
        }
    }
}
