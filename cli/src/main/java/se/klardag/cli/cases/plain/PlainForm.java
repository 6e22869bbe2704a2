package se.klardag.cli.cases.plain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.ColumnWords;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Header;

/// What the columns of a file hold, for those who read rows from bytes (*radform*).
final class PlainForm {
    /// How a field is read.
    enum Kind {
        TEXT,
        MUNICIPALITY,
        MOMENT,
        DAY_OR_MOMENT,
        WORD,
        LEGAL_BASIS,
        /// A column that nobody asked for.
        ANY,
        /// A value is for the careful reader.
        BLANK
    }

    /// Texts of a row: id, patient, ward.
    static final int TEXTS = 3;
    static final int ID = 0;
    static final int PATIENT = 1;
    static final int UNIT = 2;

    private static final String DELIMITERS = ",;\t|";
    private static final Column[] TEXT_COLUMNS = {Column.CASE_ID, Column.PATIENT, Column.UNIT};

    private final byte delimiter;
    private final Kind[] kinds;
    private final int[] places;
    private final List<Column> moments = new ArrayList<>();
    private final List<Column> words = new ArrayList<>();
    private final List<long[]> keys = new ArrayList<>();
    private final boolean[] texts = new boolean[TEXTS];

    PlainForm(Header header) {
        var columns = header.columns();
        delimiter = (byte) header.delimiter();
        kinds = new Kind[columns.length];
        places = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            kinds[i] = kind(columns[i]);
            places[i] = place(kinds[i], columns[i]);
        }
    }

    /// Whether a file with the header can have plain rows.
    static boolean fits(Header header) {
        return !header.isLong()
                && header.view() == null
                && header.mapping() == null
                && header.besides().isEmpty()
                && DELIMITERS.indexOf(header.delimiter()) >= 0
                && Arrays.stream(header.columns()).filter(Objects::nonNull).distinct().count() == Arrays
                        .stream(header.columns())
                        .filter(Objects::nonNull)
                        .count();
    }

    private static Kind kind(@Nullable Column column) {
        if (column == null) {
            return Kind.ANY;
        }
        if (column == Column.LEGAL_BASIS) {
            return Kind.LEGAL_BASIS;
        }
        return switch (column.kind()) {
            case ID, TEXT -> Kind.TEXT;
            case MUNICIPALITY -> column == Column.MUNICIPALITY ? Kind.MUNICIPALITY : Kind.BLANK;
            case MOMENT -> Kind.MOMENT;
            case DAY_OR_MOMENT -> Kind.DAY_OR_MOMENT;
            case WORD -> Kind.WORD;
        };
    }

    private int place(Kind kind, @Nullable Column column) {
        if (column == null) {
            return 0;
        }
        return switch (kind) {
            case TEXT -> {
                int place = Arrays.asList(TEXT_COLUMNS).indexOf(column);
                texts[place] = true;
                yield place;
            }
            case MOMENT, DAY_OR_MOMENT -> added(moments, column);
            case WORD, LEGAL_BASIS -> {
                keys.add(keys(ColumnWords.of(column).words()));
                yield added(words, column);
            }
            case MUNICIPALITY, ANY, BLANK -> 0;
        };
    }

    private static int added(List<Column> columns, Column column) {
        columns.add(column);
        return columns.size() - 1;
    }

    /// Each word as two numbers of eight bytes.
    private static long[] keys(List<String> words) {
        var keys = new long[words.size() * 2];
        for (int i = 0; i < words.size(); i++) {
            var bytes = Arrays.copyOf(words.get(i).getBytes(StandardCharsets.US_ASCII), 16);
            keys[2 * i] = PlainMoments.eight(bytes, 0);
            keys[2 * i + 1] = PlainMoments.eight(bytes, 8);
        }
        return keys;
    }

    byte delimiter() {
        return delimiter;
    }

    int columns() {
        return kinds.length;
    }

    Kind kind(int column) {
        return kinds[column];
    }

    /// The place of a column among those of its kind.
    int place(int column) {
        return places[column];
    }

    int momentColumns() {
        return moments.size();
    }

    Column momentColumn(int place) {
        return moments.get(place);
    }

    /// The place of a time; -1 where the file has none.
    int momentPlace(Column column) {
        return moments.indexOf(column);
    }

    /// Each word of a column of words as two numbers of eight bytes.
    long[] wordKeys(int place) {
        return keys.get(place);
    }

    /// Shows a plain row of a block.
    void show(RowBlock block, int row, CaseRow to) {
        to.clear();
        for (int i = 0; i < TEXTS; i++) {
            if (texts[i]) {
                int length = block.textLength(row, i);
                to.setText(TEXT_COLUMNS[i], block.bytes(), block.textFrom(row, i), length, block.hash(row, i));
            }
        }
        to.setMunicipality(block.municipality(row));
        for (int i = 0; i < moments.size(); i++) {
            int minutes = block.moment(row, i);
            if (minutes != PlainMoments.OTHER) {
                to.set(moments.get(i), minutes * 60_000L, false);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            int place = block.word(row, i);
            if (place >= 0) {
                to.setWord(words.get(i), place);
            }
        }
    }
}
