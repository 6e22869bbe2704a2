package se.klardag.cli.cases;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.RuleText;

/// Takes the parser's fields straight into a [CaseRow] (*radläsare*).
final class RowHandler extends AbstractBaseCsvCallbackHandler<RowHandler> {
    private final @Nullable Column[] columns;
    private final Header header;
    private final CaseRow row;
    private final boolean keepText;
    private final List<String> text = new ArrayList<>();
    private long line;
    private int fields;
    private boolean blank = true;

    /// @param keepText whether the text of every field is kept, to compare rows with the same id
    RowHandler(Header header, CaseRow row, boolean keepText) {
        this.header = header;
        this.row = row;
        this.keepText = keepText;
        columns = new @Nullable Column[header.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = header.columns().get(i).orElse(null);
        }
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        blank = true;
        row.clear();
        text.clear();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        fields = index + 1;
        blank = blank && Blanks.isBlank(buffer, offset, length);
        if (index < columns.length) {
            var column = columns[index];
            if (column != null) {
                row.set(column, buffer, offset, length);
            }
        }
        if (keepText) {
            text.add(Blanks.strip(new String(buffer, offset, length)));
        }
    }

    @Override
    protected RowHandler buildRecord() {
        return this;
    }

    /// The line the row starts on; the header is 1.
    long line() {
        return line;
    }

    /// Whether the row has as many fields as the header.
    boolean isWhole() {
        return fields == columns.length;
    }

    int fields() {
        return fields;
    }

    /// Whether no field holds anything: Excel leaves such rows at the end.
    boolean isBlankRow() {
        return blank;
    }

    /// Hash of what the row says, column by column in order of title; blank is the same as no such column.
    String contentHash() {
        var content = new ArrayList<String>();
        for (int i = 0; i < text.size() && i < header.titles().size(); i++) {
            if (!text.get(i).isEmpty()) {
                // No text holds the character 0.
                content.add(header.columns().get(i).map(Column::title).orElse(header.titles().get(i))
                        + '\0' + text.get(i) + '\0');
            }
        }
        Collections.sort(content);
        return RuleText.sha256(String.join("", content).getBytes(StandardCharsets.UTF_8));
    }
}
