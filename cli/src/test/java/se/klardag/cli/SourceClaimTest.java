package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// What a call or a mapping says of a source that its files do not show: that it records something, or does not.
class SourceClaimTest {
    private static final String EVENTS = """
            case_id,event,at,recorded_at,value
            a,municipality,,,1267
            a,admission_notice,2022-09-01 09:00,,
            a,ready_notice,2022-09-05 10:00,,
            a,sip_required,,,no
            a,sip_called,2022-09-05 12:00,,
            a,consent,,,yes
            a,open_care_ready,,,yes
            a,legal_basis,,,HSL
            a,discharged,2022-09-28 13:00,,home
            """;
    private static final String ADOPTED = LedgerCall.ADOPTED.toString();

    @TempDir
    private Path folder;

    @Test
    void a_month_without_a_withdrawal_binds_once_the_source_is_said_to_record_them() {
        var file = file("events.csv", EVENTS);
        var refused = settle(file, "--binding");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("--recorded withdrawn_at");

        var call = settle(file, "--binding", "--recorded", "withdrawn", "--format", "json");
        then(call.code()).as(call.err()).isZero();
        then(call.json().at("/receipt/recordedColumns").toString()).isEqualTo("[\"withdrawn_at\"]");
        then(settle(file, "--recorded", "withdrawn").out())
                .contains("BINDANDE", "registrerar enligt uppgift, utan att något finns i filerna: withdrawn_at");
        // a kind that the file has needs no word
        then(settle(file, "--recorded", "withdrawn,consent", "--format", "json").json()
                .at("/receipt/recordedColumns")
                .toString()).isEqualTo("[\"withdrawn_at\"]");

        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.on("post", "--agreement", ADOPTED, "--period", "2022-09", "--date", "2022-10-05", "--yes",
                "--recorded", "withdrawn", file).code()).isZero();
        ledger.isInOrder();
    }

    @Test
    void a_mapping_of_ones_own_may_say_it() {
        var mapping = file("own.yaml", """
                schema: 1
                id: own
                title: Egen
                status: checked
                says: Egen export.
                columns: {unit: [Avdelning]}
                records: [withdrawn]
                """);
        then(settle(file("events.csv", EVENTS), "--binding", "--mapping", mapping).code()).isZero();
    }

    @Test
    void it_is_no_word_for_a_column_that_a_file_of_cases_lacks() {
        var file = cases("cases.csv", "withdrawn_at");
        then(settle(file, "--binding", "--recorded", "withdrawn").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void a_column_that_is_declared_absent_and_has_a_value_is_a_contradiction() {
        var filled = file("cases.csv", CaseLines.table(CaseLines.row("withdrawn_at", "2022-09-06 10:00")));
        var call = settle(filled, "--absent", "withdrawn_at");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("withdrawn_at anges som frånvarande", "rad 2 har ett värde");
        // a column without a value in any row says nothing
        var blank = file("blank.csv", CaseLines.table(CaseLines.row("withdrawn_at", "")));
        then(settle(blank, "--absent", "withdrawn_at").code()).isZero();
    }

    @Test
    void a_column_that_one_of_two_files_has_is_a_contradiction() {
        var with = file("with.csv", CaseLines.table(CaseLines.row("case_id", "b", "withdrawn_at", "")));
        var call = settle(cases("without.csv", "withdrawn_at"), "--absent", "withdrawn_at", with);
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("withdrawn_at anges som frånvarande", "en av filerna har uppgiften");
        var events = file("events.csv", EVENTS + "a,withdrawn,2022-09-29 13:00,,\n");
        then(settle(events, "--absent", "withdrawn_at").code()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void nobody_may_say_both() {
        var call = settle(file("events.csv", EVENTS), "--absent", "withdrawn_at", "--recorded", "withdrawn");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("withdrawn_at anges både");
    }

    private Call settle(String file, String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", ADOPTED, "--period", "2022-09", file));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    /// A file of one case without a column.
    private String cases(String name, String without) {
        var lines = CaseLines.table(CaseLines.row("case_id", "c", "municipality", "1267")).lines().toList();
        int at = List.of(lines.getFirst().split(",")).indexOf(without);
        return file(name, lines.stream().map(line -> {
            var fields = new ArrayList<>(List.of(line.split(",", -1)));
            fields.remove(at);
            return String.join(",", fields);
        }).collect(Collectors.joining("\n", "", "\n")));
    }

    private String file(String name, String text) {
        return CaseLines.text(folder, name, text).toString();
    }

    /// A template has every heading: whoever says that the source does not record one is on record with it all the same.
    @Test
    void a_column_that_is_declared_absent_is_named_though_its_heading_is_there() {
        var file = CaseLines.file(folder, CaseLines.row()).toString();
        var call = settle(file, "--absent", "legal_basis", "--format", "json");
        then(call.code()).as(call.err()).isZero();
        then(call.json().at("/receipt/absentColumns").toString()).isEqualTo("[\"legal_basis\"]");
        then(settle(file, "--absent", "legal_basis").out()).contains("legal_basis");
        then(settle(file, "--format", "json").json().at("/receipt/absentColumns").isMissingNode()).isTrue();
    }

    @Test
    void a_sheet_of_files_without_sheets_is_said_to_have_no_effect() {
        var file = CaseLines.file(folder, CaseLines.row()).toString();
        then(settle(file, "--sheet", "Blad2").err()).contains("--sheet Blad2 har ingen verkan");
        then(settle(file).err()).doesNotContain("--sheet");
    }
}
