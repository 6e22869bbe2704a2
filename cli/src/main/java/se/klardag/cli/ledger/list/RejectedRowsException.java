package se.klardag.cli.ledger.list;

import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.KlardagException;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// Rows of a list that cannot be taken (*avvisade rader*), every one by name. Nothing of their list is taken.
public final class RejectedRowsException extends KlardagException {
    private static final long serialVersionUID = 1L;

    /// A row that cannot be taken.
    ///
    /// @param number from 1
    public record Row(String file, long number, KlardagException why) {}

    private final transient List<Row> rows;

    /// @param rows at least one
    public RejectedRowsException(List<Row> rows) {
        super(rows.getFirst().why().exitCode(), "", "ledger.list.rejected", rows.size());
        this.rows = List.copyOf(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    @Override
    public String message(Texts texts) {
        return rows.stream()
                .map(row -> texts.get(
                        "ledger.list.row", TerminalSafe.visible(row.file()), row.number(), row.why().message(texts)))
                .collect(Collectors.joining("\n", "", "\n" + super.message(texts)));
    }
}
