package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.ledger.LedgerKind;

/// A column that the terms ask for and the file lacks: nothing binding rests on it, whatever it would have said. Which
/// columns each agreement asks for was read in its rule file: its reasons for leaving out, and its clock.
class MissingColumnTest {
    private static final String ADOPTED = LedgerCall.ADOPTED.toString();
    private static final String SKANE = "admission_notice_at sip_required sip_called_at withdrawn_at consent open_care_ready legal_basis";
    private static final String STATUTE = "admitted_at admission_notice_at sip_required sip_called_at withdrawn_at open_care_ready";
    private static final String VASTRA_GOTALAND = "care_type admission_notice_at sip_required sip_called_at withdrawn_at open_care_ready";
    /// The gaps of the shipped file closed, as a party would that holds the agreement.
    private static final String CLOSED = """
            schema: 1
            id: vg-egen
            extends: vastra-gotaland-2018-09
            dayCount: {mode: breaks-passed, break: "12:00"}
            attribution: {zeroDayCases: included, selectedBy: settled-month}
            liability: {rounding: none, charge: excess-times-cases}
            longStay: {over: none}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_column_that_cannot_be_declared_absent_gets_the_names_of_those_that_can() {
        var call = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--absent", "municipality",
                "x.csv");
        then(call.isRefused().err()).contains("sip_called_at, withdrawn_at", "open_care_ready, legal_basis")
                .doesNotContain("SIP_CALLED_AT", " case_id", " municipality,");
    }

    @ParameterizedTest
    @CsvSource({
            "skane-2018, 1267, 2022-09, " + SKANE,
            "statute, 1267, 2022-09, " + STATUTE,
            "vastra-gotaland-2018-09, 1480, 2020-02, " + VASTRA_GOTALAND})
    void each_column_that_the_terms_ask_for_is_named_when_it_is_taken_away(
            String agreement, String municipality, String period, String asked) {
        var terms = agreement.startsWith("vastra") ? CaseLines.text(folder, "vg.yaml", CLOSED).toString() : agreement;
        var needed = List.of(asked.split(" "));
        var columns = new ArrayList<>(needed);
        columns.addAll(List.of("unit", "outcome")); // which nobody asks for
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        for (var column : columns) {
            var file = without(column, municipality, period);
            var args = List.of("--agreement", terms, "--period", period, file.toString());
            var binding = Call.of(with("settle", args, "--binding"));
            var posted = ledger.on(with("post", args));
            var missing = Call.of(with("settle", args, "--format", "json")).json().at("/receipt/missingColumns");

            then(binding.code()).isEqualTo(3);
            then(posted.code()).isEqualTo(3);
            if (needed.contains(column)) {
                then(binding.err()).as(column).containsPattern("saknas i filerna: [^.]*\\(" + column + "\\)\\.");
                then(posted.err()).as(column).containsPattern("saknas i filerna: [^.]*\\(" + column + "\\)\\.");
                then(missing.toString()).isEqualTo("[\"" + column + "\"]");
            } else {
                then(binding.err() + posted.err()).as(column).doesNotContain("saknas i filerna");
                then(missing.isMissingNode()).as(column).isTrue();
            }
        }
    }

    @Test
    void the_terms_are_read_and_the_bill_is_provisional_all_the_same() {
        var short_ = without("sip_called_at", "1267", "2022-09").toString();
        var table = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", short_);
        then(table.code()).isZero();
        then(table.out()).contains("PRELIMINÄR", "filerna saknar kolumner",
                "saknas i filerna: kallelse till SIP (sip_called_at).");
        var json = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--format", "json", short_).json();
        then(json.get("status").asString()).isEqualTo("provisional");
        then(json.get("openTerms").size()).isZero();
        then(Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--binding", short_).code()).isEqualTo(3);

        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.on("post", "--agreement", ADOPTED, "--period", "2022-09", "--date", "2022-10-05", short_).err())
                .contains("sip_called_at", "räkningar får inte skrivas");
        then(ledger.on("post", "--agreement", ADOPTED, "--period", "2022-09", "--date", "2022-10-05", "--provisional",
                short_).out()).contains("utkast (PRELIMINÄR)").doesNotContain("K-2022");
    }

    @Test
    void a_column_that_was_declared_absent_may_bind_and_is_named() {
        var short_ = without("consent", "1267", "2022-09").toString();
        var args = List.of("--agreement", ADOPTED, "--period", "2022-09", short_);
        var declared = Call.of(with("settle", args, "--binding", "--absent", "consent"));
        then(declared.code()).as(declared.err()).isZero();
        then(declared.out()).contains("BINDANDE", "registrerar enligt uppgift inte: samtycke (consent).");
        then(Call.of(with("settle", args, "--format", "json", "--absent", "consent"))
                .json()
                .at("/receipt/absentColumns")
                .toString()).isEqualTo("[\"consent\"]");

        // the same by a mapping, whose other headings are the file's own
        var mapping = CaseLines.text(folder, "own.yaml", """
                schema: 1
                id: own
                title: Egen
                status: checked
                says: Egen export.
                columns: {unit: [Avdelning]}
                absent: [consent]
                """).toString();
        then(Call.of(with("settle", args, "--binding", "--mapping", mapping)).out())
                .contains("inte: samtycke (consent).");

        // and the ledger keeps it: the same bill comes of the record
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.on(with("post", args, "--date", "2022-10-05", "--absent", "consent")).code()).isZero();
        ledger.isInOrder();
    }

    @Test
    void a_column_may_be_declared_absent_only_if_it_is_ours_and_a_file_can_do_without() {
        var file = without("consent", "1267", "2022-09").toString();
        for (var column : List.of("samtycke", "discharged_at", "case_id")) {
            Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--absent", column, file).isRefused();
        }
    }

    @Test
    void a_source_of_events_lacks_what_it_has_no_event_of() {
        var events = """
                case_id,event,at,recorded_at,value
                a,municipality,,,1267
                a,admission_notice,2022-09-01 09:00,,
                a,ready_notice,2022-09-05 10:00,,
                a,sip_required,,,yes
                a,sip_called,2022-09-05 12:00,,
                a,withdrawn,2022-09-06 10:00,,
                a,ready_notice,2022-09-06 11:00,,
                a,consent,,,yes
                a,open_care_ready,,,yes
                a,legal_basis,,,HSL
                a,discharged,2022-09-26 13:00,,home
                """;
        var whole = CaseLines.text(folder, "whole.csv", events).toString();
        then(Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--binding", whole).code()).isZero();
        var lacking = CaseLines.text(folder, "lacking.csv",
                events.lines().filter(line -> !line.contains("sip_called")).collect(Collectors.joining("\n")))
                .toString();
        var call = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--binding", lacking);
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("saknas i filerna: kallelse till SIP (sip_called_at).");
    }

    @Test
    void one_of_several_files_that_lacks_it_is_enough() {
        var whole = CaseLines.text(folder, "whole.csv",
                CaseLines.table(CaseLines.row("case_id", "b", "municipality", "1267"))).toString();
        var call = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", "--binding", whole,
                without("legal_basis", "1267", "2022-09").toString());
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("saknas i filerna: lagrum (legal_basis).");
    }

    /// A file of one case, discharged near the end of the month, without a column; under another heading it would be there.
    private Path without(String column, String municipality, String period) {
        var fields = CaseLines.fields(
                "municipality", municipality,
                "admitted_at", period + "-01 08:00", "admission_notice_at", period + "-01 09:00",
                "ready_notice_at", period + "-05 10:00", "discharged_at", period + "-26 13:00");
        fields.remove(column);
        return CaseLines.text(folder, "without.csv",
                String.join(",", fields.keySet()) + "\n" + String.join(",", fields.values()) + "\n");
    }

    private static String[] with(String command, List<String> args, String... more) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(args);
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
