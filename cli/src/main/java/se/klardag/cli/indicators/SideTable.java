package se.klardag.cli.indicators;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;

/// A small table that a user keeps beside the cases (*sidotabell*): named columns, comma or semicolon, UTF-8.
///
/// @param name    of the file, as shown
/// @param columns titles of those that are read
public record SideTable(String name, List<String> columns) {
    private static final int LARGEST = 64 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    public SideTable {
        columns = List.copyOf(columns);
    }

    /// What takes the rows.
    public interface Taker {
        /// Takes a row that begins on this line, counted from 1.
        ///
        /// @param fields in the order of the columns
        void take(long line, List<String> fields);
    }

    /// Reads every row of a file.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static void read(Path path, List<String> columns, TakerOf rows) {
        var table = new SideTable(TerminalSafe.of(path.toString()), columns);
        try (var reader = reader(path)) {
            table.read(reader, rows.of(table));
        } catch (NoSuchFileException _) {
            throw new CaseFileException(table.name, "fault.missing");
        } catch (AccessDeniedException _) {
            throw new CaseFileException(table.name, "fault.denied");
        } catch (CharacterCodingException _) {
            throw new CaseFileException(table.name, "fault.table-text");
        } catch (FileRefusedException refused) {
            throw CaseFileException.of(table.name, refused);
        } catch (IOException said) {
            throw new CaseFileException(table.name, "fault.unreadable", String.valueOf(said.getMessage()));
        }
    }

    private static BufferedReader reader(Path path) throws IOException {
        var bytes = BoundedFile.read(path, LARGEST);
        return new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()));
    }

    /// What takes the rows of a table it gets first, so that it can say where a fault is.
    public interface TakerOf {
        Taker of(SideTable table);
    }

    private void read(BufferedReader reader, Taker taker) throws IOException {
        var first = reader.readLine();
        if (first == null) {
            throw new CaseFileException(name, "fault.empty");
        }
        char separator = first.indexOf(';') >= 0 ? ';' : ',';
        var titles = List.of(first.replace(BYTE_ORDER_MARK, "").toLowerCase(Locale.ROOT).split("[;,]", -1))
                .stream()
                .map(title -> title.strip().replace("\"", ""))
                .toList();
        if (!titles.containsAll(columns)) {
            throw new CaseFileException(name, "fault.table-columns", String.join(", ", columns));
        }
        var places = columns.stream().map(titles::indexOf).toList();
        boolean empty = true;
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .ofCsvRecord(reader)) {
            for (var each : records) {
                empty = false;
                taker.take(each.getStartingLineNumber() + 1, // header read before
                        places.stream().map(place -> field(each, place)).toList());
            }
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException unread) {
                throw unread;
            }
            throw new CaseFileException(name, "fault.table-form");
        }
        if (empty) {
            throw new CaseFileException(name, "fault.empty");
        }
    }

    private static String field(CsvRecord row, int column) {
        return column < row.getFieldCount() ? row.getField(column).strip() : "";
    }

    /// What is wrong with a value of a row.
    ///
    /// @param more what the text says beside row, column and value
    public CaseFileException wrong(long line, String column, String shown, String text, String... more) {
        var details = new ArrayList<>(List.of(Long.toString(line), column, TerminalSafe.briefly(shown)));
        details.addAll(List.of(more));
        return new CaseFileException(name, text, details.toArray(String[]::new));
    }
}
