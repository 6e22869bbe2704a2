package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of a binding bill no output shows a term that decided and that nobody read or stated: what is not open in the month decided nothing, and
/// is shown as such.
class DecidingTermsTest {
    private static final String CASES = "case_id,municipality,care_type,admitted_at,admission_notice_at,planning_called_at,plan_made_at,"
            + "ready_at,ready_notice_at,withdrawn_at,discharged_at,outcome,open_care_ready,consent,legal_basis,sip_required,"
            + "sip_called_at\n"
            + "plain,1290,somatic,Y-30 09:00,Y-30 15:00,X-03 10:00,X-05 13:00,X-03 09:00,X-03 09:30,,X-24 11:00,home,yes,yes,,no,\n"
            + "unclear,1290,somatic,Y-30 09:00,Y-30 15:00,X-03 10:00,X-05 13:00,X-03 09:00,X-03 09:30,,X-24 11:00,home,unclear,"
            + "yes,,no,\n"
            + "died,1290,somatic,Y-30 09:00,Y-30 15:00,X-03 10:00,X-05 13:00,X-03 09:00,X-03 09:30,,X-24 11:00,deceased,yes,yes,,"
            + "no,\n"
            + "back,1290,somatic,Y-30 09:00,Y-30 15:00,X-03 10:00,X-05 13:00,X-03 09:00,X-03 09:30,X-10 10:00,X-24 11:00,home,"
            + "yes,yes,,no,\n";

    private static final Path PARTIES = Path.of(
            "src", "main", "resources", "se", "klardag", "cli", "documents", "parties", "parties-skane.example.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String adopted(String agreement, String without) throws IOException {
        var form = folder.resolve("adopted.yaml");
        then(Call.of("agreements", "adopt", agreement, "-o", form.toString()).code()).isZero();
        Files.writeString(form, Files.readString(form)
                .replaceAll("(?m)^#  - (?=.*\\()", "  - ")
                .replaceAll("(?m)^  - " + without + " .*\n", "")
                .replace("by: \"\"", "by: \"ekonomidirektör\"")
                .replace("on:  ", "on: " + (agreement.equals("skane-2018") ? "2018-10-01" : "2018-01-15") + "  ")
                .replace("on: 2018-01-15", agreement.startsWith("act") ? "on: 2016-01-15" : "on: 2018-01-15")
                .replace("title: \"\"", "title: \"Beslut\""));
        return form.toString();
    }

    private Path cases(String month) throws IOException {
        var before = YearMonth.parse(month).minusMonths(1);
        return Files.writeString(folder.resolve("cases.csv"),
                CASES.replace("X-", month + "-").replace("Y-", before + "-"));
    }

    @ParameterizedTest
    @CsvSource({"statute, 2019-10", "act-1990-1404-skane, 2016-10", "skane-2018, 2019-10"})
    void a_binding_bill_shows_none_that_nobody_vouches_for(String agreement, String month) throws IOException {
        var terms = adopted(agreement, "none");
        var settled = Call.ofMonth("settle", terms, month, cases(month), "--format", "json", "--allow-partial");
        then(settled.json().required("status").asString())
                .as(settled.json().required("openTerms").toString())
                .isEqualTo("binding");

        for (var format : new String[]{"text", "md", "html"}) {
            then(Call.ofMonth("explain", terms, month, cases(month), "--municipality", "1290", "--format", format)
                    .out())
                    .as(format)
                    .contains("R-0")
                    .doesNotContain("inte bindande", "vårt antagande", "vår slutsats");
        }
        var out = folder.resolve("out");
        then(Call.ofMonth("settle", terms, month, cases(month), "--allow-partial", "--out", out.toString()).code())
                .isZero();
        var documents = folder.resolve("documents");
        then(Call
                .of("invoice", "--drafts", "--parties", PARTIES.toString(), "--issued", "2020-01-15", "--as", "xlsx",
                        "-o", documents.toString(),
                        out.toString())
                .code()).isZero();
        try (var files = Files.list(documents)) {
            for (var file : files.filter(each -> each.toString().endsWith(".xlsx")).toList()) {
                then(texts(file)).as(file.toString()).doesNotContain("vårt antagande", "vår slutsats", "inte bindande");
            }
        }
    }

    private static String texts(Path workbook) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipFile(workbook.toFile())) {
            for (var entry : zip.stream().filter(each -> each.getName().endsWith(".xml")).toList()) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    /// the paragraph was read, and what an unclear answer does is not in it.
    @Test
    void an_unclear_answer_leaves_nobody_out_of_a_binding_bill_until_it_is_confirmed() throws IOException {
        var terms = adopted("act-1990-1404-skane", "population.open-care-not-ready");
        var settled = Call.ofMonth("settle", terms, "2016-10", cases("2016-10"), "--format", "json", "--allow-partial")
                .json();

        then(settled.required("status").asString()).isEqualTo("provisional");
        then(settled.required("openTerms").valueStream().map(each -> each.required("path").asString()))
                .containsExactly("population.open-care-not-ready");
    }

    /// Ready, called and planned from 3 October; 4, 5, 6, 7 and 10 October; 11–24 = 14 days at 4 816 kr = 67 424 kr.
    @Test
    void under_the_older_act_a_death_is_a_named_reading_with_its_sum() throws IOException {
        var settled = Call.ofMonth("settle", "act-1990-1404-skane", "2016-10", cases("2016-10"), "--format", "json")
                .json();

        then(settled.required("municipalities").path(0).required("countedUnderReading").valueStream())
                .anySatisfy(share -> {
                    then(share.required("reading").asString()).isEqualTo("R-022");
                    then(share.required("payable").asString()).isEqualTo("67424");
                });
    }
}
