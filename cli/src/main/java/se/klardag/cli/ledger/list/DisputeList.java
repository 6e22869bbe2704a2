package se.klardag.cli.ledger.list;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.ListTable.Column;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.rules.files.StatedTexts;

/// A list of disputes as a municipality sends it (*lista över bestridanden*), with English or Swedish headings: a row is a case
/// of a bill with the reason, or a whole bill where it names no case.
public final class DisputeList {
    private static final Column BILL = new Column(
            "bill", "fakturanummer", true, Set.of("faktura", "fakturanr", "räkning", "räkningsnummer"));
    private static final Column CASE = new Column(
            "case", "ärende", false, Set.of("ärende-id", "ärendeid", "ärendenr", "ärendenummer", "case_id"));
    private static final Column REASON = new Column(
            "reason", "skäl", false, Set.of("orsak", "anledning", "motivering", "kommentar"));

    /// One row.
    ///
    /// @param bill   in the one form of ids
    /// @param caseId in the one form of ids; empty for the whole bill
    public record Row(String file, long number, String bill, Optional<String> caseId, String reason) {
        /// Why the row cannot be taken.
        public RejectedRowsException.Row fault(LedgerException why) {
            return new RejectedRowsException.Row(file, number, why);
        }
    }

    /// What a list says.
    ///
    /// @param totals rows that sum up others, and dispute nothing
    public record Listed(List<Row> rows, List<ListTable.Total> totals) {
        public Listed {
            rows = List.copyOf(rows);
            totals = List.copyOf(totals);
        }
    }

    private DisputeList() {}

    /// The rows of a list.
    ///
    /// @param reason of rows that state none; empty when every row needs its own
    /// @throws RejectedRowsException naming every row that names no bill, has no reason, or holds an identity number
    /// @throws LedgerException       when the file is no such list
    public static Listed read(Path path, String reason) {
        var rows = new ArrayList<Row>();
        var rejected = new ArrayList<RejectedRowsException.Row>();
        var list = ListTable.read(path, List.of(BILL, CASE, REASON));
        for (var row : list.rows()) {
            var stated = row.text(REASON);
            var read = new Row(
                    path.toString(),
                    row.number(),
                    IdText.normal(row.text(BILL)).toUpperCase(Locale.ROOT),
                    Optional.of(IdText.normal(row.text(CASE))).filter(text -> !text.isEmpty()),
                    stated.isEmpty() ? reason : stated);
            fault(row, read).map(read::fault).ifPresentOrElse(rejected::add, () -> rows.add(read));
        }
        if (!rejected.isEmpty()) {
            throw new RejectedRowsException(rejected);
        }
        if (rows.isEmpty()) {
            throw LedgerException.unusable("ledger.list.empty", path);
        }
        return new Listed(rows, list.totals());
    }

    private static Optional<LedgerException> fault(ListTable.Row row, Row read) {
        if (read.bill().isEmpty()) {
            return Optional.of(LedgerException.unusable("ledger.payment-blank", row.heading(BILL)));
        }
        if (StatedTexts.saysNothing(read.reason())) {
            return Optional.of(LedgerException.unusable("ledger.payment-blank", row.heading(REASON)));
        }
        for (var column : List.of(CASE, REASON)) {
            if (IdentityNumber.isWithin(row.text(column))) {
                return Optional.of(LedgerException.unusable("ledger.payment-identity", row.heading(column)));
            }
        }
        return Optional.empty();
    }
}
