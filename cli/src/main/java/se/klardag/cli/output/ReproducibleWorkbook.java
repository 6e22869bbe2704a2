package se.klardag.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
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
    private static final LocalDateTime BEFORE_ALL = LocalDateTime.of(1980, 1, 1, 0, 0); // where zip begins

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
                fresh.setTimeLocal(BEFORE_ALL);
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
