package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.cases.row.ColumnForm;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.rules.history.HistoryRules;

/// Files that were not made for us: other headings, standard input, workbooks, a form to fill in.
class ForeignFileTest {
    private static final String EXPORT = """
            Rubrik;;;;
            ;;;;
            Ärendenummer;Kommun (folkbokf);Inskrivningsmeddelande;Utskrivningsklar;Utskrivningsdatum;Fritext
            1;%s;2022-09-04 10:00;%s;2022-09-07 13:00;
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1280 | 2022-09-05 10:00", "Malmö | 05.09.2022 10:00", "malmö stad | 05/09/2022 10:00",
            "1280 Malmö | 20220905 10:00", "1280-Malmö | 202209051000", "Malmö kommun | 2022-09-05 10.00",
            "Malmö | 44809,4166666667"})
    void a_proposed_mapping_reads_the_file_it_was_made_from(String municipality, String notice) {
        // noons of the 5th, 6th and 7th
        var file = CaseLines.text(folder, "export.csv", EXPORT.formatted(municipality, notice));
        var proposal = Call.of("check", "--suggest-mapping", file.toString());
        then(proposal.code()).as(proposal.err()).isZero();
        then(proposal.out()).contains("ingen kolumn för: Fritext", "\"Kommun (folkbokf)\"]  # ungefärlig träff");
        var mapping = CaseLines.text(folder, "my.yaml", proposal.out());

        var call = Call.settle(file, "--mapping", mapping.toString(), "--format", "json");
        then(call.code()).as(call.err()).isZero();
        then(call.json().get("municipalities").get(0).get("code").asString()).isEqualTo("1280");
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Malmoe | 2022-09-05 10:00 | kolumn municipality, värde ”Malmoe”",
            "1280 | 05.13.2022 10:00 | kolumn ready_notice_at, värde ”05.13.2022 10:00”",
            "1280 | 20220905 | kolumn ready_notice_at, värde ”2022-09-05”",
            "1280 | 31.09.2022 10:00 | kolumn ready_notice_at, värde ”31.09.2022 10:00”"})
    void what_a_mapping_does_not_know_is_rejected_as_it_stands(String municipality, String notice, String told) {
        var file = CaseLines.text(folder, "export.csv", EXPORT.formatted(municipality, notice));
        var mapping = CaseLines.text(folder, "my.yaml", Call.of("check", "--suggest-mapping", file.toString()).out());

        then(Call.settle(file, "--mapping", mapping.toString()).err()).contains("rad 4, " + told);
    }

    @Test
    void two_decimal_signs_in_one_file_are_one_too_many() {
        var text = EXPORT.formatted("1280", "44809,4166666667")
                + "2;1280;2022-09-04 10:00;44809.4166666667;2022-09-07 13:00;\n";
        var file = CaseLines.text(folder, "export.csv", text);
        var mapping = CaseLines.text(folder, "my.yaml", Call.of("check", "--suggest-mapping", file.toString()).out());

        then(Call.settle(file, "--mapping", mapping.toString()).err()).contains("rad 5,", "decimalkomma");
    }

    @Test
    void a_foreign_file_without_a_mapping_says_what_it_lacks_and_where_it_looked() {
        var text = CaseLines.table(CaseLines.row()).replace("discharged_at", "utskriven");

        then(Call.settle(CaseLines.text(folder, "c.csv", "Titel\n\n" + text)).isRefused().err())
                .contains("kolumner saknas: discharged_at");
    }

    @Test
    void standard_input() {
        InputStream before = System.in;
        try {
            for (int twice = 0; twice < 2; twice++) {
                var text = CaseLines.table(CaseLines.row(), CaseLines.row("case_id", "b", "municipality", "9999"));
                System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                var call = Call.settle(Path.of("-"), "--format", "json");
                then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
                then(call.err()).contains("stdin, rad 3");
            }
            System.setIn(new ByteArrayInputStream(new byte[0]));
            then(Call.settle(Path.of("-")).isRefused().err()).contains("stdin: är tom");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void the_template_is_a_file_that_settles_and_never_written_over_another() throws IOException {
        var file = folder.resolve("mall.xlsx");
        then(Call.of("template", "-o", file.toString()).code()).isZero();
        then(Call.settle(file).out()).contains("Inga ärenden hör till september 2022.");
        then(Call.settle(file, "--sheet", "Händelser").out()).contains("Inga ärenden hör till");
        then(Call.settle(file, "--sheet", "Förklaring").isRefused().err()).contains("kolumner saknas");
        then(Call.of("template", "-o", file.toString()).isRefused().err()).contains("finns redan");

        var again = folder.resolve("again.xlsx");
        Call.of("template", "-o", again.toString());
        then(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
        var english = folder.resolve("english.xlsx");
        then(Call.in("en", "template", "-o", english.toString()).code()).isZero();
        then(Call.settle(english, "--sheet", "Events").code()).isZero();
    }

    @Test
    void the_template_explains_every_column_in_both_languages() {
        for (var language : Language.values()) {
            var texts = Texts.in(language);
            then(ColumnForm.ofCases()).allSatisfy(column -> then(texts.has("template.case." + column.name())).isTrue());
            then(ColumnForm.ofEvents())
                    .allSatisfy(column -> then(texts.has("template.event." + column.name())).isTrue());
        }
        then(ColumnForm.ofCases()).extracting(ColumnForm::name).containsExactlyElementsOf(CaseLines.COLUMNS);
    }

    @Test
    void every_event_has_a_rule() {
        var rules = HistoryRules.shipped();
        then(Column.titles().stream().filter(name -> !name.equals("case_id")))
                .allSatisfy(name -> then(rules.event(name.replaceFirst("_at$", ""))).as(name).isPresent());
    }

    @Test
    void options_that_cannot_be_understood() {
        var file = CaseLines.file(folder, CaseLines.row());
        for (var option : List.of("--delimiter=ab", "--decimal=x", "--encoding=klingon", "--as-known-on=igår",
                "--mapping=okänd")) {
            Call.settle(file, option).isRefused();
        }
        Call.of("check").isRefused();
        Call.of("template").isRefused();
    }
}
