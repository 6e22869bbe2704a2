package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// A blank answer is not a yes: a bill says how many cases count without one, and the cases of which no sum can be told.
class BlankAnswerTest {
    private static final String PARTIES = Path.of(
            "src/main/resources/se/klardag/cli/documents/parties/parties-skane.example.yaml").toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Notice Monday 5 September at 10:00: liable from the 8th, 8–14 are 7 days of each case.
    @Test
    void cases_that_count_without_an_answer_are_told_with_their_days() throws IOException {
        var file = Files.writeString(folder.resolve("blank.csv"), """
                case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,discharged_at,sip_required,open_care_ready
                blank,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,2022-09-15 10:00,no,
                both,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,2022-09-15 10:00,,
                answered,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,2022-09-15 10:00,no,yes
                unclear,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,2022-09-15 10:00,no,unclear
                """);
        for (var format : new String[]{"text", "md"}) {
            then(Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "1280", "--format", format)
                    .out())
                    .contains("2 ärenden räknas (14 dygn) utan uppgift om den öppna vårdens insatser var tillgängliga.",
                            "(5 kap. 5 § lag (2017:612)). Regionen kan fylla i svaret.",
                            "1 ärende räknas (7 dygn) utan uppgift om en SIP skulle genomföras.")
                    .doesNotContain("fyll i");
        }
        // of the two questions the line with the days is enough; who has the files is asked to fill in the answers
        then(Call.ofMonth("explain", "statute", "2022-09", file, "--municipality", "1280").out())
                .doesNotContain("(R-003)", "(R-005)");
        then(Call.ofMonth("settle", "statute", "2022-09", file).out().replaceAll("\\s+", " "))
                .contains("(R-003)", "(R-005)", "fyll i det.");
        then(Call.of("check", file.toString()).out().replaceAll("\\s+", " ")).contains("fyll i det.");
    }

    /// In the bill's PDF too, once.
    @Test
    void the_pdf_tells_a_blank_once() throws IOException {
        var file = Files.writeString(folder.resolve("blank.csv"), """
                case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,discharged_at,sip_required,open_care_ready
                blank,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,2022-09-15 10:00,no,
                answered,1280,somatic,2022-09-01 10:00,2022-09-01 11:00,2022-09-05 10:00,2022-09-15 10:00,no,yes
                """);
        var out = folder.resolve("out");
        then(Call.ofMonth("settle", "statute", "2022-09", file, "--out", out.toString()).code()).isZero();
        var bills = folder.resolve("bills");
        then(Call.of("invoice", out.toString(), "--parties", PARTIES, "--issued", "2022-10-05", "--as", "pdf", "-o",
                bills.toString()).code()).isZero();
        try (var files = Files.walk(bills)) {
            var pdf = files.filter(each -> each.toString().endsWith(".pdf")).findFirst().orElseThrow();
            try (var read = Loader.loadPDF(pdf.toFile())) {
                then(new PDFTextStripper().getText(read).replaceAll("[\\p{Z}\\n\\r]+", " "))
                        .containsOnlyOnce("utan uppgift om den öppna vårdens insatser")
                        .contains("Regionen kan fylla i svaret.")
                        .doesNotContain("(R-005)", "fyll i");
            }
        }
    }

    /// Lag (1990:1404) counts from the plan: without one no day can be told on which responsibility would enter.
    @Test
    void a_case_without_a_plan_is_told_with_the_reason_why_it_has_no_sum() {
        var cases = Path.of("..", "fixtures", "act-1990", "act-1990-who-counts", "cases.csv");
        then(Call.ofMonth("settle", "act-1990-1404-skane", "2016-10", cases).out())
                .contains("(tolkning R-019): hur mycket 1 ärende betyder för räkningen går inte att räkna ut: ");
    }

    /// Notices of stays in Höör: no case says whether the patient consented, and nothing is posted yet.
    @Test
    void what_no_case_answers_is_told_before_the_bill_is_posted() {
        var shown = LedgerCall.fresh(LedgerKind.FOLDER, folder)
                .shown(List.of(LedgerCall.stay("a", 4), LedgerCall.stay("b", 5)));
        then(shown.out()).contains("--yes");
        then(shown.err()).contains("Svaret är blankt: ", "samtycke i alla 2 ärenden (R-007)");
    }
}
