package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The adoption form asks for everything: filled in line by line, nothing but a daily rate keeps a bill from binding, on any
/// date of the agreement's time.
class FilledFormTest {
    private static final YearMonth FIRST = YearMonth.of(2018, 10);
    private static final YearMonth LAST = YearMonth.of(2026, 12);

    /// Years of which no rate that binds in Skåne is shipped, as rules/national/daily-rate.yaml has them: that of 2020 is what
    /// parties in Stockholm and Västra Götaland say.
    private static final List<Integer> WITHOUT_RATE = List.of(2018, 2020, 2021, 2023, 2024, 2025, 2026);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Call here(String... args) {
        return Call.within(folder, args).speaksPlainly();
    }

    /// What somebody does who holds the agreement and finds everything in it as it is here.
    @BeforeEach
    void fill() throws IOException {
        then(Call.of("init", folder.toString(), "--region", "12").code()).isZero();
        var form = folder.resolve("antagande.yaml");
        Files.writeString(form, Files.readString(form)
                .replaceAll("(?m)^#  - ", "  - ")
                .replace("by: \"\"", "by: \"ekonomidirektör\"")
                .replace("on:  ", "on: 2018-10-01  ")
                .replace("title: \"\"", "title: \"Undertecknat avtal\""));
        then(here("agreements", "validate", form.toString()).code()).isZero();
    }

    private String cases() {
        return CaseLines.text(folder, "cases.csv", CaseLines.table(LedgerCall.stay("A-1", 11))).toString();
    }

    @Test
    void with_the_rates_every_month_of_the_agreement_binds() {
        for (int year : WITHOUT_RATE) {
            var set = here("rates", "set", Integer.toString(year), "--amount", "9500", "--source", "HSLF-FS");
            then(set.code()).as(set.err()).isZero();
        }

        var settled = here("settle", "--period", FIRST + ".." + LAST, "--format", "json", "--allow-partial",
                cases());

        then(settled.code()).as(settled.err()).isZero();
        var months = settled.json().valueStream().toList();
        then(months).hasSize(99);
        then(months).allSatisfy(month -> {
            then(month.required("status").asString()).as(month.required("openTerms").toString()).isEqualTo("binding");
        });
    }

    @Test
    void without_them_only_a_rate_is_named() {
        for (var month : Stream.iterate(FIRST, each -> !each.isAfter(LAST), each -> each.plusMonths(3)).toList()) {
            var settled = here("settle", "--period", month.toString(), "--format", "json", cases());

            if (settled.code() == 3) {
                then(settled.err()).as("%s", month)
                        .contains("national.daily-rate", "klardag rates set " + month.getYear());
                then(WITHOUT_RATE).contains(month.getYear());
            } else {
                var open = settled.json()
                        .required("openTerms")
                        .valueStream()
                        .map(each -> each.required("path").asString())
                        .toList();
                then(open).as("%s", month)
                        .isEqualTo(WITHOUT_RATE.contains(month.getYear()) ? List.of("price.dailyRate") : List.of());
            }
        }
    }

    @Test
    void a_value_with_dates_is_set_with_its_dates() throws IOException {
        var form = folder.resolve("vgr.yaml");
        then(here("agreements", "adopt", "vastra-gotaland-2018-09", "-o", form.toString()).code()).isZero();
        var dated = "attribution.careTypes: {values: [{from: 2018-09-25, to: 2020-03-31, value: separate, source: signed, "
                + "at: \"\"}, {from: 2020-04-01, value: pooled, source: signed, at: \"\"}]}   # pooled | separate";
        then(Files.readString(form)).contains("#  " + dated);

        Files.writeString(form, Files.readString(form)
                .replace("#  " + dated, "  " + dated)
                .replace("by: \"\"", "by: \"ekonomidirektör\"")
                .replace("on:  ", "on: 2018-10-01  ")
                .replace("title: \"\"", "title: \"Undertecknat avtal\""));

        var valid = here("agreements", "validate", form.toString());
        then(valid.code()).as(valid.out() + valid.err()).isZero();
    }
}
