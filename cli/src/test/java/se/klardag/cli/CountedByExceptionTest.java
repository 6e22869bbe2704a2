package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.documents.parties.PartiesFile;

/// Cases that a stated term counts although a rule would leave them out, and readings that a party confirmed and that leave cases out:
/// every document names them. Notices are sent before 12:00 on Monday 5 September 2022: the 5th to the 7th are free, and a stay
/// until the 12th has the 8th to the 11th liable, 4 × 9 300 = 37 200 kr.
class CountedByExceptionTest {
    /// A file of terms of one's own: what a region adopts as its reading of the act may set no such value. Whether parties may agree on
    /// this one is not asked here (4 kap. 5 § names another time and another amount).
    private static final String COUNTS = """
            id: excepted
            extends: adopted.yaml
            sources: {signed: {title: "Signed agreement (invented for a test)", dated: 2022-07-01}}
            population.no-admission-notice: {value: counted, source: signed, at: "§ 1"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String row(String id, String... more) {
        var change = Stream.concat(
                Stream.of("case_id", id, "care_type", "somatic", "discharged_at", "2022-09-12 10:00"), Stream.of(more));
        return CaseLines.row(change.toArray(String[]::new));
    }

    private Path unannounced() {
        return CaseLines.file(
                folder, row("plain"), row("unannounced", "admission_notice_at", ""));
    }

    private Call of(String language, String command, String terms, Path file, String... more) throws IOException {
        var adopted = AdoptedStatute.in(folder, "ekonomidirektör", AdoptedStatute.OPEN);
        var own = terms.equals(COUNTS) ? CaseLines.text(folder, "excepted.yaml", COUNTS).toString() : adopted;
        return Call.in(language, Stream.concat(
                Stream.of(command, "--agreement", own, "--period", "2022-09", file.toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    private static String excepted() {
        return COUNTS;
    }

    /// The statute's own answers, each confirmed: late notices of admission and late calls leave cases out.
    private static String confirmed() {
        return AdoptedStatute.OPEN;
    }

    @Test
    void the_settlement_counts_them_with_the_term_and_its_source() throws IOException {
        then(of("sv", "settle", excepted(), unannounced()).out()).contains(
                "Räknas enligt undantag: 1\n",
                "1  Inget inskrivningsmeddelande  Signed agreement (invented for a test), § 1");
        then(of("en", "settle", excepted(), unannounced()).out()).contains(
                "Counted under an exception: 1\n", "1  No admission notice  Signed agreement");
        then(of("sv", "settle", confirmed(), unannounced()).out()).doesNotContain("undantag");
    }

    /// Without the column nobody can see whether the exception was used, and the bill says so as it does of a reading.
    @Test
    void an_exception_whose_column_is_missing_is_told() throws IOException {
        CaseLines.text(folder, "excepted.yaml", COUNTS.replace("no-admission-notice", "deceased"));
        AdoptedStatute.in(folder, "ekonomidirektör", AdoptedStatute.OPEN);
        var file = CaseLines.text(folder, "narrow.csv", """
                case_id,municipality,care_type,admitted_at,admission_notice_at,ready_notice_at,discharged_at
                plain,1280,somatic,2022-09-01 09:00,2022-09-01 10:00,2022-09-05 09:00,2022-09-12 10:00
                """).toString();
        var said = "att sådana ärenden räknas enligt undantag kan inte prövas: kolumnen outcome finns inte i filerna.";
        for (var command : List.of(List.of("settle"), List.of("explain", "--municipality", "1280"))) {
            var out = Call.in("sv", Stream.concat(command.stream(), Stream.of(
                    "--agreement", folder.resolve("excepted.yaml").toString(), "--period", "2022-09", file))
                    .toArray(String[]::new)).out();
            then(out.replaceAll("\\s+", " ")).contains(said);
        }
        then(of("sv", "settle", excepted(), unannounced()).out()).doesNotContain("kan inte prövas");
    }

    /// Nobody read the free days of notices before 2021. In September 2022 that is no matter, until a stay comes that began then: its bill
    /// binds nobody, and names the term.
    @ParameterizedTest
    @CsvSource({"2020-11-05 09:00, provisional", "2021-11-05 09:00, binding"})
    void a_notice_from_long_ago_binds_no_better_than_the_free_days_of_its_day(String notice, String status)
            throws IOException {
        AdoptedStatute.in(folder, "ekonomidirektör", AdoptedStatute.OPEN);
        var terms = CaseLines.text(folder, "own.yaml", """
                id: own
                extends: adopted.yaml
                sources: {signed: {title: "Signed agreement (invented for a test)", dated: 2021-01-01}}
                liability:
                  freeDays:
                    values:
                      - {from: 2018-01-01, to: 2020-12-31, value: 3, status: assumed, source: signed}
                      - {from: 2021-01-01, value: 3, status: official, source: signed}
                """).toString();
        var day = notice.substring(0, 10);
        var file = CaseLines.file(
                folder, row("old", "ready_notice_at", notice, "admitted_at", day + " 07:00", "admission_notice_at",
                        day + " 08:00"))
                .toString();
        var settled = Call.of("settle", "--agreement", terms, "--period", "2022-09", file, "--format", "json",
                "--allow-partial").json();
        then(settled.path("status").asString()).isEqualTo(status);
        then(settled.path("openTerms").toString().contains("liability.freeDays"))
                .isEqualTo(status.equals("provisional"));
        var explained = Call.of(
                "explain", "--agreement", terms, "--period", "2022-09", file, "--municipality", "1280", "--format",
                "json", "--allow-partial");
        then(explained.json().toString()).contains("\"" + status + "\"");
    }

    @Test
    void the_basis_of_the_bill_names_each_with_what_is_missing_and_why_it_counts() throws IOException {
        then(pdf(excepted(), unannounced())).contains(
                "Räknas enligt undantag: 1",
                "Inget inskrivningsmeddelande: 1 [Signed agreement (invented for a test), § 1",
                "unannounced Inskrivningsmeddelande saknas");
        then(pdf(confirmed(), CaseLines.file(folder, row("plain")))).doesNotContain("undantag");
    }

    @Test
    void the_workbook_says_so_on_the_row_of_the_case() throws IOException {
        then(workbook(excepted(), unannounced())).contains(
                "räknas, fast inget inskrivningsmeddelande är antecknat (Signed agreement (invented for a test), § 1");
    }

    @Test
    void programs_read_each_case_that_is_excepted_or_left_out() throws IOException {
        var file = CaseLines.file(
                folder, row("unannounced", "admission_notice_at", ""),
                row("late", "admission_notice_at", "2022-09-03 09:00"),
                row("back", "withdrawn_at", "2022-09-10 10:00"));
        var bill = of("sv", "explain", excepted(), file, "--municipality", "1280", "--format", "json").json()
                .path("bills")
                .path(0);
        var excepted = bill.path("exceptedCases");
        then(excepted.size()).isEqualTo(1);
        then(excepted.path(0).path("case").asString()).isEqualTo("unannounced");
        then(excepted.path(0).path("reason").asString()).isEqualTo("no-admission-notice");
        then(excepted.path(0).path("path").asString()).isEqualTo("population.no-admission-notice");
        then(excepted.path(0).path("source").asString()).isEqualTo("Signed agreement (invented for a test), § 1");
        // 5 to 11 September are seven days, the first in and the last out; a stay taken back on the 10th has the 5th to the 9th
        var left = bill.path("leftOutCases");
        then(left.size()).isEqualTo(2);
        then(left.path(0).path("case").asString()).isEqualTo("late");
        then(left.path(0).path("reason").asString()).isEqualTo("late-admission-notice");
        then(left.path(0).path("days").asString()).isEqualTo("7");
        then(left.path(0).path("reading").asString()).isEqualTo("R-004");
        then(left.path(0).path("confirmed").asBoolean()).isTrue();
        then(left.path(0).path("path").asString()).isEqualTo("population.late-admission-notice");
        then(left.path(1).path("case").asString()).isEqualTo("back");
        then(left.path(1).path("reason").asString()).isEqualTo("withdrawn");
        then(left.path(1).path("reading").asString()).isEqualTo("R-023");
        var none = of("sv", "explain", excepted(), CaseLines.file(folder, row("plain")), "--municipality", "1280",
                "--format", "json").json().path("bills").path(0);
        then(none.has("exceptedCases")).isFalse();
        then(none.has("leftOutCases")).isFalse();
    }

    /// The form of adoption says that a bill names the reading even when it is confirmed: no agreement decides about 5 kap. 3 §. A late
    /// call to a plan, the 5th to the 9th where three days are allowed, and a late notice of admission would be 37 200 kr each.
    @Test
    void a_confirmed_reading_that_leaves_cases_out_keeps_its_number_and_its_sum() throws IOException {
        var file = CaseLines.file(
                folder, row("late", "admission_notice_at", "2022-09-03 09:00"),
                row("call", "sip_required", "yes", "sip_called_at", "2022-09-09 10:00"));
        var vouched = ", bekräftad av ekonomidirektör 2022-07-01)";
        var hangs = ": 1 ärende utesluts bara enligt en tolkning av texten. Räknades det (4 dygn) vore ";
        then(of("sv", "settle", confirmed(), file).out()).contains(
                "Inskrivningsmeddelandet sändes för sent (tolkning R-004" + vouched,
                "(tolkning R-004" + vouched + hangs
                        + "summan att betala 37 200 kr i stället för 0 kr: −37 200 kr hänger på tolkningen.",
                "(tolkning R-003" + vouched + hangs);
        then(of("sv", "explain", confirmed(), file, "--municipality", "1280").out()).contains(
                "(tolkning R-004" + vouched + ": 1  [", "(tolkning R-003" + vouched + ": 1  [",
                "vore räkningen 37 200 kr i stället för 0 kr: −37 200 kr hänger på tolkningen.");
        then(of("sv", "explain", confirmed(), file, "--case", "late").out()).contains(
                "Utesluten enligt tolkning R-004, bekräftad av ekonomidirektör 2022-07-01: ");
        then(of("sv", "explain", confirmed(), file, "--municipality", "1280", "--format", "html").out()
                .replaceAll("<[^>]*>", "")).contains("(tolkning R-004" + vouched);
        then(of("en", "settle", confirmed(), file).out())
                .contains("(reading R-004, confirmed by ekonomidirektör 2022-07-01)");
        var share = of("sv", "settle", confirmed(), file, "--format", "json").json()
                .path("municipalities")
                .path(0)
                .path("leftOutUnderReading")
                .path(0);
        then(share.path("reading").asString()).isEqualTo("R-004");
        then(share.path("confirmed").asBoolean()).isTrue();
        then(share.path("payable").asString()).isEqualTo("37200");
        // a bill of 0 kr is not sent: another case is billed
        var billed = CaseLines.file(
                folder, row("plain"), row("late", "admission_notice_at", "2022-09-03 09:00"));
        then(pdf(confirmed(), billed)).contains("(tolkning R-004" + vouched + hangs + "räkningen 74 400 kr")
                .contains(
                        "Grund: lag (2017:612) om samverkan vid utskrivning från sluten hälso- och sjukvård, när ingen ")
                .doesNotContain("; Lag (2017:612)");
    }

    private String pdf(String terms, Path file) throws IOException {
        var document = invoiced(terms, file, "pdf");
        try (var read = Loader.loadPDF(document.toFile())) {
            return new PDFTextStripper().getText(read).replaceAll("[\\p{Z}\\n\\r]+", " ");
        }
    }

    private String workbook(String terms, Path file) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(Files.newInputStream(invoiced(terms, file, "xlsx")))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private Path invoiced(String terms, Path file, String form) throws IOException {
        var name = Integer.toHexString(terms.hashCode());
        var saved = folder.resolve("saved-" + name);
        then(of("sv", "settle", terms, file, "--out", saved.toString()).code()).isZero();
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example()).toString();
        var out = folder.resolve("bills-" + name);
        var call = Call.of("invoice", saved.toString(), "--parties", parties, "--issued", "2022-10-05", "--as",
                form, "-o", out.toString());
        then(call.code()).as(call.err()).isZero();
        try (var files = Files.walk(out)) {
            return files.filter(each -> each.toString().endsWith("." + form)).findFirst().orElseThrow();
        }
    }
}
