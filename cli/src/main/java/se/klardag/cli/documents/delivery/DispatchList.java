package se.klardag.cli.documents.delivery;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.render.CsvResult;
import se.klardag.cli.text.Texts;

/// The list of what is ready to be sent (*utskickslista*), for Excel: to whom, and whether it was sent before.
final class DispatchList {
    private static final List<String> COLUMNS = List.of(
            "code", "name", "dispatchNow", "notedSent", "recipient", "file", "bytes", "sha256");

    private final SentDays sent;
    private final LocalDate today;
    private final Texts texts;
    private final List<Row> rows = new ArrayList<>();

    /// @param documents of the package that the ledger may have noted
    private record Row(MunicipalityPackage of, MunicipalityPackage.Ready ready, List<DocumentFile> documents) {}

    DispatchList(SentDays sent, LocalDate today, Texts texts) {
        this.sent = sent;
        this.today = today;
        this.texts = texts;
    }

    /// Adds a file that is ready.
    ///
    /// @param documents what of it the ledger may have noted: itself, or for a letter and an archive the package's documents
    void add(MunicipalityPackage of, MunicipalityPackage.Ready ready, List<DocumentFile> documents) {
        rows.add(new Row(of, ready, List.copyOf(documents)));
    }

    /// Codes of the municipalities that are sent something now.
    Set<String> sentNow() {
        var now = now();
        var codes = new HashSet<String>();
        rows.stream().filter(row -> isNow(row, now)).forEach(row -> codes.add(row.of().recipient().code()));
        return codes;
    }

    String print() {
        var out = new StringWriter();
        var csv = CsvResult.excel(out, COLUMNS, texts);
        var now = now();
        for (var row : rows) {
            var file = row.ready().file();
            csv.write(List.of(
                    row.of().recipient().code(), row.of().recipient().name(),
                    texts.get(isNow(row, now) ? "delivery.now" : "delivery.earlier"), noted(row),
                    recipient(row), file.name(), Integer.toString(file.length()), file.sha256()));
        }
        return out.toString();
    }

    /// To whom it goes; that there is no address, where there is none.
    private String recipient(Row row) {
        var role = row.of().recipient().contact().role();
        return row.of().isUnaddressed() && row.ready().recipient().equals(role)
                ? texts.get("delivery.no-address", role)
                : row.ready().recipient();
    }

    private Set<DocumentFile> now() {
        return new HashSet<>(
                sent.now(rows.stream().flatMap(row -> row.documents().stream()).distinct().toList(), today));
    }

    private static boolean isNow(Row row, Set<DocumentFile> now) {
        return row.documents().stream().anyMatch(now::contains);
    }

    /// The last day on which something of it was noted.
    private String noted(Row row) {
        return row.documents()
                .stream()
                .flatMap(file -> sent.day(file).stream())
                .max(LocalDate::compareTo)
                .map(LocalDate::toString)
                .orElse("");
    }
}
