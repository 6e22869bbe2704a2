package se.klardag.cli.cases.plain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RowRules;
import se.klardag.cli.cases.table.CsvTable;
import se.klardag.cli.cases.table.Header;
import se.klardag.cli.cases.table.Patients;
import se.klardag.cli.cases.table.RowReader;

/// Shows the rows of a wide text file as [CsvTable#rows] does (*snabbläsning*): plain rows from numbers that other threads
/// read, every other row field by field, and the rest of a file whose rows do not end with their lines by the table itself.
public final class PlainReader {
    /// Is told of the ids of plain rows before they are shown (*väntade ärende-id*).
    @FunctionalInterface
    public interface ForeseenIds {
        /// @param hashes of ids; 0 for a row that is not plain
        void ids(long[] hashes, int count);
    }

    /// How rows are read (*läsväg*): nobody can see it in them.
    ///
    /// @param plan    how the file is divided
    /// @param passing rows that are not shown; `null` where all are
    /// @param shelf   keeps rows for the next time
    public record Way(BlockPlan plan, @Nullable Passing passing, BlockShelf shelf) {}

    /// Which rows may be passed by (*förbigående*).
    ///
    /// @param rules     that no passed row may break
    /// @param fileIndex which of the files this is
    public record Passing(Focus focus, RowRules rules, int fileIndex) {}

    private final CsvTable table;
    private final PlainForm form;
    private final CaseRow row;
    private final RowReader reader;
    private final ForeseenIds foreseen;
    private final Runnable taker;
    private final Way way;
    private final @Nullable RowSieve sieve;
    private char[] unquoted = new char[64];
    private boolean headerSeen;

    private PlainReader(
            CsvTable table, CaseRow row, RowReader reader, ForeseenIds foreseen, Runnable taker, Way way) {
        this.table = table;
        this.form = new PlainForm(table.header());
        this.row = row;
        this.reader = reader;
        this.foreseen = foreseen;
        this.taker = taker;
        this.way = way;
        this.sieve = way.passing() == null ? null : new RowSieve(way.passing(), form);
    }

    /// Whether a file can be read so.
    public static boolean fits(CsvTable table, Header header, Patients patients) {
        boolean asTheyStand = switch (patients) {
            case Patients.Refused _,Patients.AsTheyStand _ -> true;
            case Patients.Pseudonymised _ -> false;
        };
        return asTheyStand && table.isUtf8() && PlainForm.fits(header);
    }

    /// Shows each row that holds anything, in the order of the file.
    ///
    /// @param row    takes plain rows; the reader's fields go to it too
    /// @param reader takes all others
    /// @param foreseen is told what comes
    /// @param taker  is called for each
    public static void rows(
            CsvTable table, CaseRow row, RowReader reader, ForeseenIds foreseen, Runnable taker, Way way)
            throws IOException {
        var plain = new PlainReader(table, row, reader, foreseen, taker, way);
        var shelved = way.shelf().of(table.name());
        if (shelved == null) {
            plain.read();
        } else {
            plain.read(shelved);
        }
    }

    private void read(BlockShelf.Shelved shelved) {
        long line = table.headerLine();
        for (var block : shelved.blocks()) {
            if (sieve != null) {
                sieve.sift(block);
            }
            show(block, line);
            line += block.lines();
        }
        table.hashed(shelved.sha256Hex());
    }

    private void read() throws IOException {
        long line = table.headerLine();
        @Nullable
        RowBlock broken = null;
        var filling = way.shelf().filling(table.name());
        try (var blocks = new BlockReader(table, form, sieve, way.plan())) {
            for (var block = blocks.next(); block != null; block = blocks.next(filling.take(block))) {
                show(block, line);
                line += block.lines();
                if (block.isBroken()) {
                    broken = block;
                    break;
                }
            }
            if (broken == null) {
                var hash = blocks.sha256Hex();
                table.hashed(hash);
                filling.end(hash);
            }
        }
        if (broken != null) {
            table.rowsFrom(broken.brokenAt(), line, headerSeen, reader, taker);
        }
    }

    private void show(RowBlock block, long firstLine) {
        foreseen.ids(block.idHashes(), block.rows());
        for (int i = 0; i < block.rows(); i++) {
            if (sieve != null && block.isPassed(i) && headerSeen) {
                sieve.tell(block, i, firstLine + block.line(i));
            } else if (block.isPlain(i) && headerSeen) {
                form.show(block, i, row);
                reader.whole(firstLine + block.line(i));
                taker.run();
            } else {
                showFields(block, i, firstLine + block.line(i));
            }
        }
    }

    private void showFields(RowBlock block, int i, long line) {
        int from = block.start(i);
        int end = block.end(i);
        end -= end > from && block.bytes()[end - 1] == '\r' ? 1 : 0;
        var text = new String(block.bytes(), from, end - from, StandardCharsets.UTF_8).toCharArray();
        reader.begin(line);
        int at = 0;
        for (int index = 0; at <= text.length; index++) {
            at = at < text.length && text[at] == '"' ? quoted(text, at + 1, index) : plain(text, at, index);
        }
        if (!headerSeen) {
            headerSeen = !reader.isBlank();
        } else if (reader.end()) {
            taker.run();
        }
    }

    /// Hands on a field; says where the next one begins.
    private int plain(char[] text, int from, int index) {
        int end = from;
        while (end < text.length && text[end] != table.header().delimiter()) {
            end++;
        }
        reader.field(index, text, from, end - from);
        return end + 1;
    }

    private int quoted(char[] text, int from, int index) {
        if (unquoted.length < text.length) {
            unquoted = new char[text.length];
        }
        int length = 0;
        int at = from;
        while (text[at] != '"' || (at + 1 < text.length && text[at + 1] == '"')) {
            at += text[at] == '"' ? 1 : 0;
            unquoted[length++] = text[at++];
        }
        reader.field(index, unquoted, 0, length);
        return at + 2;
    }
}
