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
import java.util.List;
import java.util.Locale;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;

/// A small table that a user keeps beside the cases (*sidotabell*): two named columns, comma or semicolon, UTF-8.
///
/// @param name  of the file, as shown
/// @param key   title of the first column
/// @param value title of the second
public record SideTable(String name, String key, String value) {
    private static final int LARGEST = 64 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /// What takes the rows.
    public interface Taker {
        /// Takes a row that begins on this line, counted from 1.
        void take(long line, String key, String value);
    }

    /// Reads every row of a file.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static void read(Path path, String key, String value, TakerOf rows) {
        var table = new SideTable(TerminalSafe.of(path.toString()), key, value);
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
        int keys = titles.indexOf(key);
        int values = titles.indexOf(value);
        if (keys < 0 || values < 0) {
            throw new CaseFileException(name, "fault.table-columns", key + ", " + value);
        }
        boolean empty = true;
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .ofCsvRecord(reader)) {
            for (var each : records) {
                empty = false;
                taker.take(each.getStartingLineNumber() + 1, field(each, keys), field(each, values)); // header read before
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
    public CaseFileException wrong(long line, String column, String shown, String text) {
        return new CaseFileException(name, text, Long.toString(line), column, TerminalSafe.briefly(shown));
    }
}
