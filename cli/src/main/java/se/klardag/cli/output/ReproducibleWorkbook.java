package se.klardag.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// An Excel workbook whose bytes depend on its content alone (*reproducerbar arbetsbok*): the writer stamps the clock
/// into it, and that is taken out again.
public final class ReproducibleWorkbook {
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String STAMP = "(?<tag><dcterms:(?:created|modified)[^>]*>)[^<]*";

    /// Noon of the first day that a zip file knows. At its midnight Java takes the file for older than any zip file, and writes
    /// the moment beside it in the machine's time zone.
    public static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

    private static final String HEADING_COLOUR = "DDE6EE";
    private static final int LINE_HEIGHT = 16;
    private static final double BOLD = 1.3; // a bold letter's width in units of a digit's, at most

    private ReproducibleWorkbook() {}

    /// What fills the workbook.
    public interface Filling {
        void fill(Workbook book) throws IOException;
    }

    /// The bytes of the file.
    public static byte[] of(Filling filling) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var book = new Workbook(bytes, "Klardag", "1.0")) {
                filling.fill(book);
            }
            return unstamped(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory refused", impossible);
        }
    }

    /// Writes the first row of a sheet, wide enough for its longest word and high enough for all of them.
    public static void headings(Worksheet sheet, List<String> texts, List<Integer> widths) {
        int most = 1;
        for (int column = 0; column < texts.size(); column++) {
            var text = texts.get(column);
            double width = Math.max(widths.get(column), longestWord(text) * BOLD);
            sheet.value(0, column, text);
            sheet.style(0, column).bold().fillColor(HEADING_COLOUR).wrapText(true).verticalAlignment("top").set();
            sheet.width(column, width);
            most = Math.max(most, (int) Math.ceil(text.length() * BOLD / width));
        }
        sheet.rowHeight(0, most * LINE_HEIGHT);
    }

    private static int longestWord(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToInt(String::length).max().orElseThrow();
    }

    /// Sets a sheet to be printed as wide as one page.
    public static void printable(Worksheet sheet) {
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private static byte[] unstamped(byte[] packed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(packed)).get();
                var out = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                byte[] part;
                try (var content = in.getInputStream(entry)) {
                    part = content.readAllBytes();
                }
                var fresh = new ZipEntry(entry.getName());
                fresh.setTimeLocal(ZIP_TIME);
                out.putNextEntry(fresh);
                out.write(entry.getName().equals(PROPERTIES)
                        ? new String(part, StandardCharsets.UTF_8)
                                .replaceAll(STAMP, "${tag}1980-01-01T00:00:00Z")
                                .getBytes(StandardCharsets.UTF_8)
                        : part);
            }
        }
        return bytes.toByteArray();
    }
}
