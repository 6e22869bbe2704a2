package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// An export that is not whole: no bill rests on it unless the call says that a part will do, and that is on record.
class PartialExportTest {
    private static final String ADOPTED = LedgerCall.ADOPTED.toString();

    @TempDir
    private Path folder;

    @Test
    void a_file_that_ends_on_the_eleventh_is_a_part() {
        var file = file(List.of(left("a", "1267", "2022-09-08"), left("b", "1267", "2022-09-11")));
        var call = settle(file, "--binding");
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("den sista händelsen är från 2022-09-11", "--allow-partial");
        then(call.out()).isEmpty();

        then(settle(file).out()).contains("PRELIMINÄR", "den sista händelsen är från 2022-09-11")
                .doesNotContain("BINDANDE", "Bindande");
        then(settle(file, "--allow-partial").out()).contains("BINDANDE", "den sista händelsen är från 2022-09-11");
        then(settle(file, "--binding", "--allow-partial", "--format", "json").json()
                .at("/receipt/partialAllowed")
                .asBoolean()).isTrue();

        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(post(ledger, "2022-09", file).code()).isEqualTo(3);
        then(post(ledger, "2022-09", file, "--allow-partial").code()).isZero();
        then(CaseLines.read(folder.resolve("ledger")
                .resolve("journal")
                .resolve(
                        CaseLines.names(folder.resolve("ledger").resolve("journal")).getFirst())))
                .contains("\"ends-early\"", "\"partialAllowed\":true");
        ledger.isInOrder();
    }

    /// A part that nobody accepted is no bill, whatever the call makes of the terms.
    @Test
    void a_part_that_is_posted_provisionally_is_a_draft() {
        var file = file(List.of(left("a", "1267", "2022-09-08"), left("b", "1267", "2022-09-11")));
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(post(ledger, "2022-09", file, "--provisional").code()).isZero();
        then(CaseLines.names(folder.resolve("ledger").resolve("journal"))).singleElement()
                .asString()
                .contains("-draft-");
        then(post(ledger, "2022-09", file, "--provisional", "--allow-partial").out()).contains("K-2022-00001");
        ledger.isInOrder();
    }

    @Test
    void an_event_in_the_last_third_of_the_month_is_enough_for_a_few_cases() {
        then(settle(file(List.of(left("a", "1267", "2022-09-20"))), "--binding").code()).isZero();
        then(settle(file(List.of(left("a", "1267", "2022-09-19"))), "--binding").code()).isEqualTo(3);
        // an admission is an event too, a planned discharge is none
        var admitted = CaseLines.row("case_id", "b", "municipality", "1267", "admitted_at", "2022-09-29 08:00",
                "admission_notice_at", "", "ready_notice_at", "", "discharged_at", "");
        then(settle(file(List.of(left("a", "1267", "2022-09-08"), admitted)), "--binding").code()).isZero();
        var planned = CaseLines.row("case_id", "b", "municipality", "1267", "planned_discharge", "2022-09-29");
        then(settle(file(List.of(left("a", "1267", "2022-09-08"), planned)), "--binding").code()).isEqualTo(3);
    }

    /// 10 discharges up to the 23rd; at that rate the 7 days after it should have had 10 × 7 / 23 = 3.04. Of 9 it is 2.7.
    @Test
    void a_small_export_is_judged_by_its_own_rate_up_to_its_last_event() {
        var ten = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            ten.add(left("c" + i, "1267", String.format(Locale.ROOT, "2022-09-%02d", 5 + 2 * i)));
        }
        var call = settle(file(ten), "--binding");
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("den sista händelsen är från 2022-09-23", "--until", "--allow-partial");
        then(settle(file(ten)).out()).contains("från 2022-09-23; efter den är 7 dagar av månaden tomma");
        then(post(LedgerCall.fresh(LedgerKind.FOLDER, folder), "2022-09", file(ten)).code()).isEqualTo(3);
        // nine do not tell; the end is said all the same
        var nine = settle(file(ten.subList(1, 10)), "--binding");
        then(nine.code()).isZero();
        then(nine.out()).contains("från 2022-09-23; efter den är 7 dagar av månaden tomma");
        // four days may be days off
        ten.set(0, left("late", "1267", "2022-09-26"));
        then(settle(file(ten), "--binding").code()).isZero();
    }

    @Test
    void an_export_that_was_said_to_cover_the_month_may_bind_and_that_is_on_record() {
        var ten = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            ten.add(left("c" + i, "1267", String.format(Locale.ROOT, "2022-09-%02d", 5 + 2 * i)));
        }
        then(settle(file(ten), "--binding", "--until", "2022-09-29").code()).isEqualTo(3);
        // one that leaves on the 30th makes it look whole, and whoever says that it ends on the 24th says that it is not
        var whole = new ArrayList<>(ten);
        whole.add(left("last", "1267", "2022-09-30"));
        then(settle(file(whole), "--binding").code()).isZero();
        then(settle(file(whole), "--binding", "--until", "2022-09-24").code()).isEqualTo(3);
        then(settle(file(whole), "--binding", "--until", "2022-09-24", "--allow-partial").code()).isZero();
        var call = settle(file(ten), "--binding", "--until", "2022-09-30", "--format", "json");
        then(call.code()).as(call.err()).isZero();
        then(call.json().at("/receipt/coversUntil").asString()).isEqualTo("2022-09-30");
        then(call.json().at("/receipt/partial").isMissingNode()).isTrue();
        then(call.json().at("/receipt/lastEvent").asString()).isEqualTo("2022-09-23");
        then(call.json().at("/receipt/daysAfterLastEvent").asInt()).isEqualTo(7);
        then(settle(file(ten), "--until", "2022-09-30").out())
                .contains("omfattar enligt uppgift till och med 2022-09-30");
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(post(ledger, "2022-09", file(ten), "--until", "2022-09-30").code()).isZero();
        ledger.isInOrder();
    }

    @Test
    void a_month_without_a_case_is_a_part() {
        var file = file(List.of(left("a", "1267", "2022-09-25")));
        var call = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-10", "--binding", file);
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("inget ärende hör till månaden");
        then(post(LedgerCall.fresh(LedgerKind.FOLDER, folder), "2022-10", file).code()).isEqualTo(3);
    }

    @Test
    void days_without_a_discharge_count_where_many_leave() {
        var rows = new ArrayList<String>();
        for (int day = 1; day <= 30; day++) {
            for (int i = 0; i < 9 && day != 13 && day != 14; i++) {
                rows.add(left("c" + day + "-" + i, "1267", String.format(Locale.ROOT, "2022-09-%02d", day)));
            }
        }
        // 9 a day, 8.4 over the month: two days without are 16.8 that should have left
        var call = settle(file(rows), "--binding");
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("ingen skrevs ut 2022-09-13–2022-09-14");
        // the file ends on the 28th
        then(settle(file(rows.stream().filter(row -> !row.contains("09-29") && !row.contains("09-30")).toList()),
                "--binding").err()).contains("2022-09-13–2022-09-14, 2022-09-29–2022-09-30");
        // one day is 8.4: that can be a Sunday
        rows.add(left("sunday", "1267", "2022-09-13"));
        then(settle(file(rows), "--binding").code()).isZero();
    }

    @Test
    void a_party_that_the_ledger_knows_with_many_cases_is_missed() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var september = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            september.add(left("h" + i, "1267", "2022-09-25"));
            september.add(left("l" + i, "1281", "2022-09-25"));
        }
        september.add(left("s", "1214", "2022-09-25")); // a small one: one a month is no rule
        then(post(ledger, "2022-09", file(september)).code()).isZero();

        var october = file(List.of(left("o", "1267", "2022-10-25")));
        var call = post(ledger, "2022-10", october);
        then(call.code()).isEqualTo(3);
        then(call.err().replace(folder.toString(), "")).contains("1281 (6)").doesNotContain("1214");
        // without the ledger's months nobody knows
        then(Call.of("settle", "--agreement", ADOPTED, "--period", "2022-10", "--binding", october).code()).isZero();
        then(post(ledger, "2022-10", october, "--allow-partial").code()).isZero();
        ledger.isInOrder();
    }

    @Test
    void a_party_that_the_file_itself_knows_from_the_month_before_is_missed() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            rows.add(left("l" + i, "1281", "2022-09-25"));
        }
        rows.add(left("o", "1267", "2022-10-25"));
        var call = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-10", "--binding", file(rows));
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("1281 (6)");
    }

    /// Two rows of one id: the second is rejected, nothing is lost with it, and what is posted is what is settled. Malmö: 5 noons of one case,
    /// (5 − 2.8) × 9,300 = 20,460 kr.
    @Test
    void an_id_that_occurs_twice_is_posted_once() {
        var row = CaseLines.row("ready_notice_at", "2022-09-03 10:00", "discharged_at", "2022-09-07 15:00");
        var file = file(List.of(row, row));
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var refused = post(ledger, "2022-09", file);
        then(refused.code()).isEqualTo(3);
        then(refused.err()).contains("2022-09-07", "samma rad en gång till", "exporten ser inte hel ut");
        then(post(ledger, "2022-09", file, "--allow-partial").out()).contains("20 460");
        then(settle(file, "--allow-rejects", "--format", "json").json().get("total").asString()).isEqualTo("20460");
    }

    private static Call settle(String file, String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", ADOPTED, "--period", "2022-09", file));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    private static Call post(LedgerCall ledger, String period, String file, String... more) {
        var args = new ArrayList<>(List.of(
                "post", "--agreement", ADOPTED, "--period", period, "--date", "2022-11-05", "--yes", file));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    private String file(List<String> rows) {
        return CaseLines.text(folder, "cases.csv", CaseLines.table(rows.toArray(String[]::new))).toString();
    }

    /// A case that left on a day, and had begun before.
    private static String left(String id, String municipality, String day) {
        return CaseLines.row(
                "case_id", id, "municipality", municipality,
                "admitted_at", "2022-08-20 08:00", "admission_notice_at", "2022-08-20 09:00",
                "ready_notice_at", "2022-08-28 10:00", "discharged_at", day + " 13:00");
    }
}
