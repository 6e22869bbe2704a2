package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A region that says how it reads an act binds itself and not the municipality: a bill on its reading is binding and tells what the other
/// reading of each unclear sentence would give. By hand:
///
/// | | act of 1990, October 2016, 4 816 kr | act of 2017, June 2022, 9 300 kr |
/// |---|---|---|
/// | planned or notified on | 3 October; weekdays 4, 5, 6, 7, 10 | 3 June before noon |
/// | liable, until the 14th | 11, 12, 13, 14 = 4 days: 19 264 kr | 6–13 = 8 days: 74 400 kr |
/// | other reading | R-008, from the 10th: 5 days: 24 080 kr | R-002, the 14th too: 9 days: 83 700 kr |
class OwnReadingOfActTest {
    private static final String HEADER = "case_id,municipality,care_type,admitted_at,admission_notice_at,planning_called_at,plan_made_at,"
            + "ready_at,ready_notice_at,withdrawn_at,discharged_at,outcome,open_care_ready,consent,legal_basis,sip_required,"
            + "sip_called_at\n";
    private static final String STAY = "plain,1290,somatic,Y-28 09:00,Y-28 15:00,X-03 10:00,X-03 13:00,X-03 09:00,X-03 09:30,,"
            + "X-14 11:00,home,yes,yes,,no,\n";

    /// In the act's own file the amount of 2022 is second-hand: no party outside Skåne states it.
    private static final String RATE = "sets:\n  price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 9300, source: "
            + "signed}]}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Every line of the form confirmed.
    private String confirmed(String act, String on) throws IOException {
        var form = folder.resolve("reading.yaml");
        Files.deleteIfExists(form);
        then(Call.of("agreements", "adopt", act, "-o", form.toString()).code()).isZero();
        Files.writeString(form, Files.readString(form)
                .replaceAll("(?m)^#  - (?=.*\\()", "  - ")
                .replace("by: \"\"", "by: \"ekonomidirektör\"")
                .replace("on:  ", "on: " + on + "  ")
                .replace("title: \"\"", "title: \"Beslut\"")
                .replace("sets:\n", act.equals("statute") ? RATE : "sets:\n"));
        return form.toString();
    }

    private Path cases(String month, String before) throws IOException {
        return Files.writeString(folder.resolve("cases.csv"),
                HEADER + STAY.replace("X-", month + "-").replace("Y-", before + "-"));
    }

    /// @param more what the other answer of the page adds
    private void thenBinds(String form, String month, String before, String payable, String page, String more)
            throws IOException {
        var settled = Call.ofMonth("settle", form, month, cases(month, before), "--allow-partial", "--format", "json")
                .json();
        then(settled.required("status").asString()).as(settled.required("openTerms").toString()).isEqualTo("binding");
        var bill = settled.required("municipalities").path(0);
        then(bill.required("payable").asString()).isEqualTo(payable);
        then(bill.required("otherAnswers").valueStream())
                .filteredOn(each -> each.required("reading").asString().equals(page))
                .singleElement()
                .matches(each -> each.required("payable").asString().equals(more));
    }

    @ParameterizedTest
    @CsvSource({
            "act-1990-1404-skane, 2016-01-15, 2016-10, 2016-09, R-008, 19264, 4816",
            "statute, 2022-01-15, 2022-06, 2022-05, R-002, 74400, 9300"})
    void the_sum_of_the_other_reading_stands_on_the_binding_bill(
            String act, String on, String month, String before, String page, String payable, String more)
            throws IOException {
        thenBinds(confirmed(act, on), month, before, payable, page, more);
    }

    /// A region that reads the act the other way bills the other sum, and names that of the shipped reading: less.
    @ParameterizedTest
    @CsvSource({
            "act-1990-1404-skane, 2016-01-15, 2016-10, 2016-09, R-008, liability.entersOn, last-weekday, 24080, -4816",
            "statute, 2022-01-15, 2022-06, 2022-05, R-002, dayCount.lastDay, in, 83700, -9300"})
    void who_reads_the_act_the_other_way_keeps_the_sum_of_the_first(
            String act, String on, String month, String before, String page, String path, String value, String payable,
            String more) throws IOException {
        var form = Path.of(confirmed(act, on));
        Files.writeString(form, Files.readString(form)
                .replaceAll("(?m)^  - " + path + " .*\\n", "")
                .replace("sets:\n", "sets:\n  " + path + ": {value: " + value + ", source: signed}\n"));
        thenBinds(form.toString(), month, before, payable, page, more);
        var told = Call.ofMonth(
                "explain", form.toString(), month, cases(month, before), "--municipality", "1290", "--format", "html")
                .out();
        then(told.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("egen läsning av ekonomidirektör " + on + " som svar på tolkning " + page
                        + " bindande: regionens egen läsning");
    }

    /// Where no value can say it, the bill says why.
    @ParameterizedTest
    @CsvSource({"act-1990-1404-skane, 2016-01-15, 2016-10, 2016-09, R-018, 24 080",
            "statute, 2022-01-15, 2022-06, 2022-05, R-001, 83 700"})
    void the_explanation_tells_both_and_who_reads_it_so(
            String act, String on, String month, String before, String untold, String other) throws IOException {
        for (var format : new String[]{"text", "md"}) {
            var told = Call.ofMonth(
                    "explain", confirmed(act, on), month, cases(month, before), "--municipality", "1290", "--format",
                    format)
                    .out()
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
            then(told).as(format).contains(other, untold, "regionens egen läsning, bekräftad av ekonomidirektör " + on);
        }
    }

    /// Values that say again what the act's file has, under `sets` with the rate: the same bills, with the readings and the other sums, as
    /// when they are confirmed.
    @ParameterizedTest
    @CsvSource({"statute, 2022-01-15, 2022-06, 2022-05, dayCount.lastDay, out",
            "act-1990-1404-skane, 2016-01-15, 2016-10, 2016-09, liability.entersOn, day-after"})
    void who_states_again_what_the_act_has_confirms_it(
            String act, String on, String month, String before, String path, String value) throws IOException {
        var form = Path.of(confirmed(act, on));
        var cases = cases(month, before);
        var confirmed = bills(form, month, cases);
        var line = Pattern.compile("(?m)^  - " + Pattern.quote(path) + " .*\\n");
        then(Files.readString(form)).containsPattern(line);
        Files.writeString(form, line.matcher(Files.readString(form))
                .replaceAll("")
                .replace("sets:\n", "sets:\n  " + path + ": {value: \"" + value + "\", source: signed}\n"));

        then(bills(form, month, cases)).isEqualTo(confirmed);
    }

    private static JsonNode bills(Path form, String month, Path cases) {
        return Call.ofMonth("settle", form.toString(), month, cases, "--allow-partial", "--format", "json")
                .json()
                .required("municipalities");
    }

    /// The earlier dates only are open: what is read for 2022 keeps its reading all the same.
    @Test
    void who_confirms_the_dates_before_the_act_leaves_the_reading_of_the_others() throws IOException {
        var own = Files.writeString(folder.resolve("own.yaml"), """
                {id: own, adopts: statute, by: ekonomidirektör, on: 2022-01-15, confirms: [liability.freeDays]}
                """);
        var told = Call.ofMonth(
                "explain", own.toString(), "2022-06", cases("2022-06", "2022-05"), "--municipality", "1290", "--format",
                "text").out().replaceAll("\\s+", " ");
        then(told).contains("5 kap. 4 §; läst i texten; tolkning R-001; villkoret gäller");
    }
}
