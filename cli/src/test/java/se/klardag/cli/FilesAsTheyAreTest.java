package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.text.ExitCode;

/// Files as programs and people leave them. Three cases of 11, 7 and 2 noons in Höör: 20 − 2.8 × 3 = 11.6 days at 9,300
/// kronor are 107,880; the first alone is 8.2 days, 76,260.
class FilesAsTheyAreTest {
    private static final Path FILES = Path.of("src", "test", "resources", "se", "klardag", "cli", "intake");

    @ParameterizedTest
    @CsvSource({"hidden-row.xlsx, 107880", "strict.xlsx, 107880", "iso-date-cells.xlsx, 107880",
            "double-bom.csv, 107880", "id-with-u-fffe.csv, 0",
            "ids-decomposed.csv, 457560"})
    void a_file_settles_to_the_krona(String file, String payable) {
        var call = settle("2022-09", file);
        then(payable(call)).isEqualTo(payable);
    }

    @Test
    void a_formula_that_was_never_calculated_is_no_blank() {
        var call = settle("2022-09", "formula-not-calculated.xlsx");
        // 7 + 2 days of two cases: 9 − 5.6 = 3.4 days
        then(payable(call)).isEqualTo("31620");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("discharged_at", "rad 2", "formel som aldrig är beräknad", "spara den en gång");
    }

    @Test
    void an_error_cell_is_no_id() {
        var call = settle("2022-09", "error-cell-in-id.xlsx");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("case_id", "#N/A", "rad 2");
        then(payable(call)).isEqualTo("31620");
    }

    @Test
    void escaped_characters_of_a_workbook_are_the_characters() {
        var call = settle("2022-09", "escaped-carriage-return.xlsx", "escaped-carriage-return-plain.csv");
        then(payable(call)).isEqualTo("107880");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("A-1", "A-3").doesNotContain("_x000D_");
    }

    @Test
    void a_hidden_row_counts_and_is_reported() {
        then(settle("2022-09", "hidden-row.xlsx").err()).contains("dolda rader som räknas med: 1");
    }

    @Test
    void the_offset_of_a_pattern_counts() {
        var call = Call.of(
                "settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format", "csv",
                "--mapping", FILES.resolve("offset-pattern.yaml").toString(),
                FILES.resolve("offset-pattern.csv").toString());
        then(payable(call)).isEqualTo("76260");
    }

    @Test
    void the_second_showing_of_an_hour_is_after_the_first() {
        // D-1 has 6 noons, D-2 none: 6 − 5.6 = 0.4 days
        then(payable(settle("2022-10", "repeated-hour.csv"))).isEqualTo("3720");
    }

    @Test
    void ids_that_print_alike_are_one() {
        var call = settle("2022-09", "id-composed-and-decomposed.csv");
        then(payable(call)).isEqualTo("76260");
        then(call.err()).contains("rad 3", "Ä-1");
    }

    @Test
    void a_withdrawal_that_cannot_be_decides_nothing() {
        var call = settle("2022-09", "withdrawn-sentinels.csv");
        then(payable(call)).isEqualTo("76260");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 3", "rad 4", "rad 5", "withdrawn_at", "9999-12-31", "1900-01-01");
    }

    @Test
    void a_character_no_document_holds_is_rejected_where_it_enters() {
        var call = settle("2022-09", "id-with-u-fffe.csv");
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("case_id", "U+FFFE");
    }

    @Test
    void a_control_character_is_named_by_line_and_place() {
        var call = settle("2022-09", "nul.csv");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("nul.csv", "rad 4", "tecken 24");
    }

    @Test
    void a_repeated_id_is_posted_once(@TempDir Path folder) {
        var ledger = LedgerCall.at(folder.resolve("ledger").toString(), folder);
        var arguments = List.of("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-10", "--yes",
                "--allow-rejects", "--allow-partial", FILES.resolve("same-id-twice.csv").toString());
        var refused = ledger.on(arguments.toArray(String[]::new));
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("sip_called_at", "withdrawn_at", "consent", "open_care_ready", "legal_basis");
        var declared = new ArrayList<>(arguments);
        declared.addAll(List.of("--absent",
                "sip_required,sip_called_at,withdrawn_at,consent,open_care_ready,legal_basis"));
        var posted = ledger.on(declared.toArray(String[]::new));
        then(posted.code()).as(posted.err()).isZero();
        // one case of 6 noons: 6 − 2.8 = 3.2 days
        then(posted.out()).contains("29 760");
    }

    @Test
    void letters_that_are_decomposed_are_printed_as_they_are(@TempDir Path folder) throws IOException {
        var lacking = documents(folder, FILES.resolve("ids-decomposed.csv"));
        then(lacking.code()).isEqualTo(ExitCode.UNUSABLE);
        then(lacking.err()).contains("typsnittet saknar: U+2192");
        var others = Files.readAllLines(FILES.resolve("ids-decomposed.csv"))
                .stream()
                .filter(line -> line.indexOf('\u2192') < 0)
                .collect(Collectors.joining("\n", "", "\n"));
        then(documents(folder, CaseLines.text(folder, "others.csv", others)).err()).isEmpty();
        try (var document = Loader.loadPDF(pdf(folder).toFile())) {
            then(new PDFTextStripper().getText(document)).contains("Ärende-1").doesNotContain("A#", "#");
        }
    }

    @Test
    void a_character_no_document_holds_is_in_no_document(@TempDir Path folder) throws IOException {
        var call = documents(folder, FILES.resolve("id-with-u-fffe.csv"));
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(Files.readString(folder.resolve("out").resolve("rejected.csv"))).contains("U+FFFE");
    }

    private static Call documents(Path folder, Path cases) {
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example());
        return Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--out",
                folder.resolve("out").toString(), "--as", "pdf", "--issued", "2022-10-05", "--parties",
                parties.toString(), "--absent",
                "sip_required,sip_called_at,withdrawn_at,consent,open_care_ready,legal_basis",
                cases.toString());
    }

    private static Path pdf(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".pdf")).findFirst().orElseThrow();
        }
    }

    private static Call settle(String period, String... files) {
        var arguments = new ArrayList<>(List.of(
                "settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", period, "--format", "csv"));
        for (var file : files) {
            arguments.add(FILES.resolve(file).toString());
        }
        return Call.of(arguments.toArray(String[]::new));
    }

    /// The sum to pay of the one municipality in the file; 0 where none is billed.
    private static String payable(Call call) {
        var lines = call.out().lines().toList();
        int column = List.of(lines.getFirst().split(",", -1)).indexOf("payable");
        then(column).isNotNegative();
        return lines.size() < 2 ? "0" : lines.get(1).split(",", -1)[column];
    }
}
