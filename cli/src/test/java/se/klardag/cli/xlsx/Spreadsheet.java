package se.klardag.cli.xlsx;

import static org.assertj.core.api.BDDAssertions.then;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Lets LibreOffice calculate workbooks (*kalkylprogram*): it is the one who says the result of a formula, never we.
public final class Spreadsheet {
    /// Comma, quote, UTF-8, numbers as they are and not as they are shown, every sheet.
    private static final String AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    private Spreadsheet() {}

    /// Calculates every workbook in a folder at one go; each sheet becomes `workbook-sheet.csv` beside it.
    public static void calculate(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "soffice", "--headless", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--convert-to",
                AS_CSV, "--outdir", folder.toString()));
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".xlsx")).sorted().map(Path::toString).forEach(command::add);
        }
        var log = folder.resolve("log.txt").toFile();
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        } catch (IOException missing) {
            throw new AssertionError("LibreOffice (soffice) is missing; ./verify installs it", missing);
        }
        then(process.waitFor(180, TimeUnit.SECONDS)).as("LibreOffice is done").isTrue();
        then(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    /// The rows of a calculated sheet.
    public static List<NamedCsvRecord> rows(Path folder, String workbook, String sheet) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(workbook + "-" + sheet + ".csv"))) {
            return csv.stream().toList();
        }
    }

    /// The workbook without what its formulas come to, so that whoever reads it has to calculate.
    public static byte[] withoutResults(byte[] workbook) throws IOException {
        return changed(workbook, "</f><v>[^<]*</v>", "</f>");
    }

    /// The workbook with something else in its sheets.
    public static byte[] changed(byte[] workbook, String pattern, String replacement) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(workbook)); var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                boolean sheet = entry.getName().startsWith("xl/worksheets/");
                to.write((sheet ? text.replaceAll(pattern, replacement) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
