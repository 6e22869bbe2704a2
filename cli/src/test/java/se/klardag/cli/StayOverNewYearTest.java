package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stays that run over New Year 2017/18, by hand, at an invented 7 000 kr a day; all leave on 31 January, which is not charged.
///
/// | case | care | notice | liable from | days of January |
/// |---|---|---|---|---|
/// | somatic | somatic | 20 December 2017 12:00 | 23 December | 1–30 = 30 |
/// | called, uncalled | psychiatric | 20 November 2017 12:00 | 20 December, and no earlier than 2 January | 2–30 = 29 each |
///
/// 30 + 29 + 29 = 88 days: 210 000 + 203 000 + 203 000 = 616 000 kr. Until 2 January a psychiatric patient without a call to planning cost
/// nobody anything; after it the new act asks for no such call.
class StayOverNewYearTest {
    private static final String HEADER = "case_id,municipality,care_type,admitted_at,admission_notice_at,planning_called_at,"
            + "plan_made_at,ready_notice_at,sip_required,withdrawn_at,discharged_at,outcome,consent,open_care_ready,legal_basis,"
            + "sip_called_at\n";
    private static final String CASES = HEADER
            + "somatic,1280,somatic,2017-12-10 08:00,2017-12-10 10:00,,,2017-12-20 12:00,no,,2018-01-31 11:00,home,yes,yes,,\n"
            + "called,1281,psychiatric,2017-11-01 08:00,2017-11-01 10:00,2017-12-18 10:00,2017-12-19 10:00,2017-11-20 12:00,no,,"
            + "2018-01-31 11:00,home,yes,yes,,\n"
            + "uncalled,1282,psychiatric,2017-11-01 08:00,2017-11-01 10:00,,,2017-11-20 12:00,no,,2018-01-31 11:00,home,yes,yes,"
            + ",\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void cases() throws IOException {
        Files.writeString(folder.resolve("cases.csv"), CASES);
    }

    /// The form with every line confirmed but those of a pattern, and the amount of 2018.
    private String reading(String without) throws IOException {
        var form = folder.resolve("reading.yaml");
        Files.deleteIfExists(form);
        then(Call.of("agreements", "adopt", "statute", "-o", form.toString()).code()).isZero();
        Files.writeString(form, Files.readString(form)
                .replaceAll("(?m)^#  - (?=.*\\()", "  - ")
                .replaceAll("(?m)^  - [a-z.]*" + without + ".*\n", "")
                .replace("by: \"\"", "by: \"ekonomidirektör\"")
                .replace("on:  ", "on: 2018-01-15  ")
                .replace("title: \"\"", "title: \"Beslut\"")
                .replace("sets:\n",
                        "sets:\n  price.dailyRate: {values: [{from: 2018-01-01, to: 2018-12-31, value: 7000, "
                                + "source: signed}]}\n"));
        return form.toString();
    }

    private Call here(String command, String agreement, String... more) {
        return Call.ofMonth(command, agreement, "2018-01", folder.resolve("cases.csv"), more).speaksPlainly();
    }

    @Test
    void nothing_binds_until_a_party_says_what_an_older_notice_sets_off() throws IOException {
        var settled = here("settle", reading("freeDays"), "--format", "json").json();

        then(settled.required("status").asString()).isEqualTo("provisional");
        then(settled.required("openTerms").valueStream().map(each -> each.required("path").asString()))
                .contains("liability.freeDays", "psychiatric.liability.freeDays");
        then(settled.required("totalPayable").asString()).isEqualTo("616000");
        then(settled.required("municipalities").valueStream().map(each -> each.required("payable").asString()))
                .containsExactly("210000", "203000", "203000");
    }

    @Test
    void every_bill_of_such_a_stay_names_the_reading() throws IOException {
        var bills = here("settle", reading("freeDays"), "--format", "json").json().required("municipalities");

        then(bills.valueStream()).allSatisfy(bill -> then(bill.path("untoldReadings").valueStream())
                .anySatisfy(untold -> then(untold.required("reading").asString()).isEqualTo("R-010")));
    }

    @Test
    void a_bill_without_one_does_not() throws IOException {
        Files.writeString(folder.resolve("cases.csv"), HEADER
                + "later,1280,somatic,2018-01-10 08:00,2018-01-10 10:00,,,2018-01-12 12:00,no,,2018-01-31 11:00,home,yes,yes,,\n");

        then(here("settle", reading("freeDays")).out()).doesNotContain("R-010");
    }

    @Test
    void the_explanation_says_which_date_picks_the_term_and_that_it_is_read() throws IOException {
        then(here("explain", reading("freeDays"), "--case", "called").out())
                .contains("30 dagar efter sändningsdagen, oavsett klockslag och tidigast 2018-01-02", "tolkning R-010",
                        "villkoret gäller när klockan startar 2003-07-01–2018-01-01",
                        "Betalningsansvar tidigast från 2018-01-02",
                        "29 dygn med betalningsansvar");
    }

    @Test
    void a_party_can_confirm_it() throws IOException {
        var settled = here("settle", reading("nothing"), "--format", "json").json();

        then(settled.required("status").asString()).as(settled.required("openTerms").toString()).isEqualTo("binding");
        then(settled.required("totalPayable").asString()).isEqualTo("616000");
    }
}
