package se.klardag.cli.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import se.klardag.rules.RuleText;

/// Takes the fields of one row after the other (*radläsare*), from whatever kind of file.
final class RowReader {
    /// Where the fields of a row go.
    interface Fields {
        /// A row begins; the last one is forgotten.
        void begin(long line);

        void field(int index, char[] text, int offset, int length);
    }

    private final Header header;
    private final Fields fields;
    private final boolean keepText;
    private final List<String> text = new ArrayList<>();
    private long line;
    private int count;
    private boolean blank = true;

    /// @param keepText whether the text of every field is kept, to compare rows with the same id
    RowReader(Header header, Fields fields, boolean keepText) {
        this.header = header;
        this.fields = fields;
        this.keepText = keepText;
    }

    void begin(long startingLine) {
        line = startingLine;
        count = 0;
        blank = true;
        fields.begin(startingLine);
        text.clear();
    }

    void field(int index, char[] buffer, int offset, int length) {
        count = index + 1;
        blank = blank && Blanks.isBlank(buffer, offset, length);
        fields.field(index, buffer, offset, length);
        if (keepText) {
            text.add(Blanks.strip(new String(buffer, offset, length)));
        }
    }

    /// The line the row starts on, from 1.
    long line() {
        return line;
    }

    /// Whether the row has as many fields as the header.
    boolean isWhole() {
        return count == header.titles().size();
    }

    int fields() {
        return count;
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
                var name = header.names().get(i);
                // No text holds the character 0.
                content.add((name.isEmpty() ? header.titles().get(i) : name) + '\0' + text.get(i) + '\0');
            }
        }
        Collections.sort(content);
        return RuleText.sha256(String.join("", content).getBytes(StandardCharsets.UTF_8));
    }
}
