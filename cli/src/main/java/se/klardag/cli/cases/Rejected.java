package se.klardag.cli.cases;

/// A row that was not settled, and why (*avvisad rad*).
///
/// @param row    line in the file, the header being 1
/// @param caseId as it stands; empty when blank
/// @param column the column at fault; empty when the row as a whole is
/// @param value  as it stands, not yet masked
public record Rejected(String file, long row, String caseId, String column, String value, RejectReason reason) {
    /// The words the column may hold, with commas between; empty where any text may stand.
    public String allowed() {
        return Column.named(column).map(Words::listedFor).orElse("");
    }
}
