package se.klardag.cli.cases.table;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.ExcelDays;
import se.klardag.cli.text.Blanks;

/// Takes the fields of one row after the other (*radläsare*), from whatever kind of file.
public final class RowReader {
    /// Where the fields of a row go.
    public interface Fields {
        /// A row begins; the last one is forgotten.
        void begin(long line);

        void field(int index, char[] text, int offset, int length);

        /// A field whose value is missing for a technical reason: that is never a blank.
        ///
        /// @param shown what the cell shows instead
        void lost(int index, Lost why, String shown);
    }

    /// Why a cell has no value.
    public enum Lost {
        /// It holds a formula that was never calculated.
        FORMULA_NOT_CALCULATED,
        /// It shows an error.
        ERROR,
        /// It is one with others on the screen, and only the first of them has a value.
        MERGED
    }

    private final Header header;
    private final Fields fields;
    private final Set<Column> columns = EnumSet.noneOf(Column.class);
    private final TotalRow total;
    private final BesideFields besides;
    private final LongConsumer totals;
    private long line;
    private int count;
    private boolean blank = true;
    private boolean foreseen;

    /// @param totals takes the line of each row that sums up others, and is no case
    public RowReader(Header header, Fields fields, LongConsumer totals) {
        this.totals = totals;
        this.header = header;
        this.fields = fields;
        this.total = new TotalRow(header);
        this.besides = new BesideFields(header, fields);
        for (var column : header.columns()) {
            if (column != null) {
                columns.add(column);
            }
        }
    }

    /// A row with a case was read whole, and its fields are where they belong.
    public void whole(long startingLine) {
        line = startingLine;
        count = header.titles().size();
        blank = false;
        foreseen = true;
    }

    public void begin(long startingLine) {
        line = startingLine;
        count = 0;
        blank = true;
        foreseen = false;
        total.begin();
        besides.begin();
        fields.begin(startingLine);
    }

    public void field(int index, char[] buffer, int offset, int length) {
        count = index + 1;
        boolean nothing = Blanks.isBlank(buffer, offset, length);
        blank = blank && nothing;
        if (!nothing) {
            total.take(index, buffer, offset, length);
        }
        if (!besides.take(index, buffer, offset, length)) {
            fields.field(index, buffer, offset, length);
        }
    }

    void lost(int index, Lost why, String shown) {
        count = index + 1;
        blank = false;
        fields.lost(index, why, shown);
    }

    /// Whether no field holds anything: Excel leaves such rows at the end.
    public boolean isBlank() {
        return blank;
    }

    /// The row is read to its end.
    ///
    /// @return whether it holds a case: not a row that sums up others, and not nothing
    public boolean end() {
        if (blank) {
            return false;
        }
        if (total.isTotal()) {
            totals.accept(line);
            return false;
        }
        besides.end();
        return true;
    }

    /// The line the row starts on, from 1.
    public long line() {
        return line;
    }

    /// Whether the row has as many fields as the header.
    public boolean isWhole() {
        return count == header.titles().size();
    }

    /// Whether its id was told of before, and is written in its one form.
    public boolean isForeseen() {
        return foreseen;
    }

    public int fields() {
        return count;
    }

    /// Our columns that the file has.
    public Set<Column> columns() {
        return columns;
    }

    /// Whether a row of a file whose layout nobody has described sums up others.
    public static boolean isTotal(List<String> texts) {
        var total = new TotalRow();
        for (var text : texts) {
            var said = Blanks.strip(text);
            if (!said.isEmpty()) {
                total.take(Integer.MAX_VALUE, said.toCharArray(), 0, said.length());
            }
        }
        return total.isTotal();
    }

    /// A date and its time of day, in two columns, as one text.
    public static String joined(String date, String clock) {
        return BesideFields.moment(date, clock);
    }

    /// Fields of a row that come in two columns (*fält i två kolumner*): a date and its time of day, a century and the rest of
    /// an identity number. They are kept until the row ends, and then handed on as one.
    private static final class BesideFields {
        private static final Pattern MIDNIGHT = Pattern.compile("[ T]00:00(?::00(?:\\.0+)?)?$");
        private static final Pattern NO_DAY = Pattern
                .compile("^(?:1899-12-30|1899-12-31|1900-01-00|1900-01-01|1970-01-01)[ T]");
        private static final Pattern CLOCK = Pattern
                .compile("([0-9]{1,2})[:.]?([0-9]{2})(?:[:.]?([0-9]{2}))?(?:[.,]0+)?");
        private static final Pattern PART_OF_DAY = Pattern.compile("0[.,]([0-9]+)");

        private final Header header;
        private final RowReader.Fields fields;
        private final String[] texts;
        private final boolean[] kept;

        BesideFields(Header header, RowReader.Fields fields) {
            this.header = header;
            this.fields = fields;
            this.texts = new String[header.titles().size()];
            this.kept = new boolean[texts.length];
            header.besides().forEach(beside -> {
                kept[beside.of()] = true;
                kept[beside.at()] = true;
            });
        }

        void begin() {
            if (!header.besides().isEmpty()) {
                Arrays.fill(texts, "");
            }
        }

        /// Keeps a field that is one of two; tells whether it did.
        boolean take(int index, char[] text, int offset, int length) {
            if (index >= kept.length || !kept[index]) {
                return false;
            }
            texts[index] = Blanks.strip(new String(text, offset, length));
            return true;
        }

        /// Hands on what was kept.
        void end() {
            for (var beside : header.besides()) {
                var one = beside.isClock()
                        ? moment(texts[beside.of()], texts[beside.at()])
                        : texts[beside.of()].isEmpty() ? "" : texts[beside.at()] + texts[beside.of()];
                fields.field(beside.of(), one.toCharArray(), 0, one.length());
            }
        }

        /// A date and its time of day as one text. A time without a date stays what it is, and is rejected: it is no blank.
        private static String moment(String date, String clock) {
            if (clock.isEmpty()) {
                return date;
            }
            return date.isEmpty() ? clock(clock) : MIDNIGHT.matcher(date).replaceFirst("") + " " + clock(clock);
        }

        /// `9:05`, `09.05`, `0905`, `905`, `09:05:00`, and a part of a day as spreadsheets keep it; anything else as it is.
        private static String clock(String text) {
            var plain = NO_DAY.matcher(text).replaceFirst("");
            if (plain.matches("[0-9]{5}|[0-9]{2}[.,][0-9]{1}[0-9]{2}.*")) {
                return plain;
            }
            if (PART_OF_DAY.matcher(plain).matches()) {
                return ExcelDays.clock(plain.replace(',', '.'));
            }
            var parts = CLOCK.matcher(plain);
            if (!parts.matches()) {
                return plain;
            }
            var hour = parts.group(1).length() == 1 ? "0" + parts.group(1) : parts.group(1);
            return hour + ":" + parts.group(2) + (parts.group(3) == null ? "" : ":" + parts.group(3));
        }
    }

    /// Tells a row that sums up others from a row with a case (*summarad*): it says Summa, Totalt or Antal, and nothing else
    /// but numbers that are no times.
    private static final class TotalRow {
        private static final Pattern WORDS = Pattern.compile(
                "(?:delsumma|summa|totalsumma|totalt|totala?|antal|medelvärde|medel|genomsnitt|snitt|subtotal|grand total|sum"
                        + "|count|average)(?:[^\\p{L}\\p{N}_-].*)?",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        private static final Pattern NUMBER = Pattern.compile(
                "[-+\u2212]?[0-9][0-9 \u00a0\u202f.,]*(?:kr|SEK|%|st|dagar|dygn|ärenden|rader)?\\.?",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        private static final String FIRST_LETTERS = "acdgmstACDGMST";
        private static final int LONGEST = 200;

        private final @Nullable Column[] columns;
        private final boolean isLong;
        private boolean word;
        private boolean other;

        /// Of columns that nobody knows.
        TotalRow() {
            this.columns = new @Nullable Column[0];
            this.isLong = false;
        }

        TotalRow(Header header) {
            this.columns = header.columns();
            this.isLong = header.isLong();
        }

        void begin() {
            word = false;
            other = false;
        }

        /// Takes a field that is not blank.
        void take(int index, char[] text, int offset, int length) {
            if (other || length > LONGEST || !isPossible(index, text[offset], length)) {
                other = true;
                return;
            }
            var said = new String(text, offset, length).strip();
            if (WORDS.matcher(said).matches()) {
                word = true;
            } else {
                other = !NUMBER.matcher(said).matches() || isOurs(index, said);
            }
        }

        /// A look at the first character, without making text of the field: rows are many and totals few.
        private boolean isPossible(int index, char first, int length) {
            if (first >= 'A' && FIRST_LETTERS.indexOf(first) < 0) {
                return false;
            }
            var column = index < columns.length ? columns[index] : null;
            return column == null || !column.isMoment() || length < 10 || first < '0' || first > '9';
        }

        /// Whether a number may be a time.
        private boolean isOurs(int index, String number) {
            var column = index < columns.length ? columns[index] : null;
            if (column == null) {
                return isLong && number.length() > 4;
            }
            return switch (column.kind()) {
                case MOMENT, DAY_OR_MOMENT ->
                    number.matches(".*[0-9]{5}.*") || number.matches("[0-9]{2,4}[. ][0-9]{2}.*");
                // a sum under the municipalities can look like a code; a case has times besides
                case MUNICIPALITY, ID, TEXT, WORD -> false;
            };
        }

        boolean isTotal() {
            return word && !other;
        }
    }
}
