package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which agreements and case files the ledger takes, and that a posting holds all that decided it. Sums by hand.
class LedgerScopeTest {
    /// What neither the events nor the foreign export record.
    private static final String ABSENT = "sip_required,sip_called_at,withdrawn_at,consent,open_care_ready,legal_basis";

    /// Malmö; the noons of 5, 6 and 7 September, and, as was recorded a month later, of 8, 9 and 10 too.
    private static final String EVENTS = """
            case_id,event,at,recorded_at,value
            a,municipality,,2022-09-01 08:00,1280
            a,admitted,2022-09-01 08:00,2022-09-01 08:00,
            a,admission_notice,2022-09-01 09:00,2022-09-01 09:00,
            a,ready_notice,2022-09-05 10:00,2022-09-05 10:00,
            a,discharged,2022-09-07 13:00,2022-09-07 13:05,home
            a,discharged,2022-09-10 13:00,2022-10-20 10:00,home
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "norway-2012 | 2016-03 | är i NOK",
            "scotland | 2022-09 | är i GBP"})
    void what_it_cannot_post_is_refused_before_anything_is_read(String agreement, String month, String told) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var call = ledger.on(
                "post", "--agreement", agreement, "--period", month, "--provisional",
                folder.resolve("none.csv").toString());

        then(call.code()).as(call.err()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains(told);
        then(CaseLines.names(folder.resolve("ledger").resolve("journal"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "parties: {any: true} | andra betalare än kommuner",
            "payer: {residence: stay} | kan två kommuner betala",
            "liability: {trigger: 3 months pooled} | avgör andra månader",
            "liability: {model: follow-up-only} | fakturerar inget för 2022-09",
            "invoice: {activation: suspended} | fakturerar inget för 2022-09",
            "tariff: {a: {rate: 9300, payee: state}} | går pengar tillbaka eller till någon annan"})
    void terms_of_ones_own_that_it_cannot_post_are_refused_too(String change, String told) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var own = CaseLines.text(folder, "own.yaml", "id: own\nextends: skane-2018\n" + change + "\n");
        var call = ledger.on(
                "post", "--agreement", own.toString(), "--period", "2022-09", "--provisional",
                folder.resolve("none.csv").toString());

        then(call.code()).as(call.err()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains(told);
    }

    /// 12 days under 2.8 is 9.2 days, 85,560 kr; 5 days under 4 is 1 day, 9,300 kr: a bill for each edition.
    @ParameterizedTest
    @EnumSource
    void a_kommun_gets_a_bill_for_each_edition_that_its_cases_dates_pick(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var agreement = CaseLines.text(folder, "tillagg.yaml", """
                id: tillagg
                adopts: %s
                by: "ekonomidirektör (påhittad för det här exemplet)"
                on: 2022-10-03
                sources:
                  signed: {title: "Tillägg (påhittat för det här exemplet)"}
                sets:
                  attribution.selectedBy: {value: ready-notice, source: signed}
                  liability.threshold:
                    values:
                      - {from: 2018-09-19, to: 2022-09-09, value: 2.8, source: signed}
                      - {from: 2022-09-10, value: 4, source: signed}
                """.formatted(LedgerCall.ADOPTED.toAbsolutePath())).toString();
        var call = post(ledger, agreement, List.of(stay("a", 12), stay("b", 5)));
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("85 560", "All vård 2022-09-10", "9 300", "94 860");
        then(ledger.bills()).hasSize(2);

        // b is six days: 6 − 4 = 2 days, 9,300 kr more on the second bill alone
        call = post(ledger, agreement, List.of(stay("a", 12), stay("b", 6)), "--yes");
        then(call.out()).contains("K-2022-00003", "18 600", "9 300").doesNotContain("85 560");
        // a's notice was sent on the 11th after all: nine days on the other bill, 9 + 6 = 15 − 8 = 7 days, 65,100 kr
        call = post(ledger, agreement, List.of(stay("a", 9), stay("b", 6)), "--yes");
        then(call.out()).contains("−85 560", "65 100", "borttaget", "tillkommet");
        then(ledger.open()).isEqualTo("65100");
        ledger.isInOrder();
    }

    /// What was recorded by the 8th says nothing of the 30th, and nobody knows what is to come.
    @ParameterizedTest
    @CsvSource({"2022-09-30, 2022-09-08, kan inte gälla till och med 2022-09-30",
            "2023-03-02, 2023-03-02, i dag är det 2023-03-01"})
    void an_export_holds_until_no_day_after_what_is_known(String until, String known, String told) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var file = CaseLines.text(folder, "events.csv", EVENTS).toString();
        var call = ledger.on(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--date", "2022-10-06",
                "--as-known-on", known, "--until", until, "--absent", ABSENT, "--yes", file);
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains(told);
    }

    /// 3 − 2.8 days, 1,860 kr, as far as was known on 5 October; with what was recorded later 6 − 2.8 days, 29,760 kr.
    @ParameterizedTest
    @EnumSource
    void events_are_posted_with_the_day_they_were_known_on(LedgerKind kind) throws Exception {
        var ledger = LedgerCall.fresh(kind, folder);
        var file = CaseLines.text(folder, "events.csv", EVENTS).toString();
        var known = ledger.done(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--date", "2022-10-06",
                "--as-known-on", "2022-10-05", "--allow-partial", "--absent", ABSENT, "--yes", file);
        then(known).contains("1 860", "Enligt vad som var registrerat till och med 2022-10-05");

        var later = ledger.done(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--date", "2022-11-01",
                "--yes", "--allow-partial", "--absent", ABSENT, file);
        then(later).contains("29 760", "27 900", "andra dygn").doesNotContain("till och med");
        then(ledger.open()).isEqualTo("29760");
        ledger.isInOrder();
        if (kind == LedgerKind.FOLDER) {
            var document = document(1);
            then(document.at("/settlement/asKnownOn").asString()).isEqualTo("2022-10-05");
            then(names(document, "readWith")).containsExactly(
                    "rules/history/events.csv", "rules/history/same-moment.csv");
            then(document(2).at("/settlement/asKnownOn").isMissingNode()).isTrue();
        }
    }

    /// A posting holds what decided it: the files it was made of can change, or go.
    @Test
    void a_posting_holds_every_rule_that_decided_it() throws Exception {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var agreement = CaseLines.text(folder, "vart.yaml", CaseLines.read(LedgerCall.ADOPTED));
        var export = CaseLines.text(folder, "export.csv", """
                Ärendenummer;Kommun;Inskrivningsmeddelande;Utskrivningsklar;Utskrivningsdatum
                a;Höör;2022-09-01 09:00;2022-09-15 13:00;2022-09-20 13:00
                """);
        var mapping = CaseLines.text(folder, "vara.yaml",
                Call.of("check", "--suggest-mapping", export.toString()).out());
        // 5 − 2.8 = 2.2 days, 20,460 kr
        var call = ledger.on(
                "post", "--agreement", agreement.toString(), "--period", "2022-09", "--mapping", mapping.toString(),
                "--absent", ABSENT, "--yes", export.toString());
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("20 460");

        var document = document(1);
        then(names(document, "rules")).contains(
                "vart.yaml", "rules/agreements/skane-2018.yaml", "rules/national/daily-rate.yaml",
                "rules/municipalities/municipalities.csv");
        then(names(document, "readWith")).containsExactly("vara.yaml");
        then(document.at("/readWith/0/text").asString()).isEqualTo(CaseLines.read(mapping));
        then(CaseLines.read(journal(1))).doesNotContain(folder.toString());
        Files.writeString(agreement, "id: other\n", StandardCharsets.UTF_8);
        Files.delete(mapping);
        Files.delete(export);
        ledger.isInOrder();
        ledger.done("dispute", "K-" + year(document) + "-00001", "--case", "a", "--reason", "prov");
        ledger.done("dispute", "K-" + year(document) + "-00001", "--case", "a", "--state", "upheld", "--reason",
                "prov");
        then(ledger.done("credit", "K-" + year(document) + "-00001", "--yes")).contains("−20 460");
        ledger.isInOrder();
    }

    @Test
    void two_rule_files_of_one_name_cannot_be_told_apart() throws Exception {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var base = Files.createDirectory(folder.resolve("base"));
        CaseLines.text(base, "own.yaml", "id: base\nextends: skane-2018\nlongStay: {over: 7}\n");
        var own = CaseLines.text(folder, "own.yaml", "id: own\nextends: base/own.yaml\nliability: {threshold: 3}\n");
        var call = post(ledger, own.toString(), List.of(stay("a", 4)), "--provisional");

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("own.yaml", "två olika regelfiler");
    }

    private Call post(LedgerCall ledger, String agreement, List<String> rows, String... more) {
        var file = CaseLines.text(folder, "cases.csv", CaseLines.table(rows.toArray(String[]::new)));
        var args = new ArrayList<>(List.of(
                "post", "--agreement", agreement, "--period", "2022-09", "--date", "2022-10-05", file.toString()));
        args.addAll(List.of(more));
        if (!args.contains("--yes")) {
            args.add("--yes");
        }
        return ledger.on(args.toArray(String[]::new));
    }

    private static String year(JsonNode document) {
        return document.required("date").asString().substring(0, 4);
    }

    private static List<String> names(JsonNode document, String list) {
        return document.required(list).valueStream().map(each -> each.required("name").asString()).toList();
    }

    private JsonNode document(int sequence) throws Exception {
        return JsonMapper.shared().readTree(Files.readAllBytes(journal(sequence)));
    }

    private Path journal(int sequence) throws Exception {
        try (var files = Files.list(folder.resolve("ledger").resolve("journal"))) {
            return files.sorted().skip(sequence - 1L).findFirst().orElseThrow();
        }
    }
}
