package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A case whose corrected discharge is in another month, and ids that no document can print.
class MovedCaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String stay(String id, String out) {
        return CaseLines.row("case_id", id, "municipality", "1267", "admitted_at", "2022-08-01 08:00",
                "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", "2022-09-20 13:00", "discharged_at",
                out + " 13:00");
    }

    private Call post(LedgerCall ledger, String period, String day, List<String> rows, String... more) {
        var file = CaseLines.text(folder, "rows.csv", CaseLines.table(rows.toArray(String[]::new)));
        var args = new ArrayList<>(List.of(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", period, "--date", day,
                "--allow-partial", file.toString()));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void it_is_said_for_both_months_before_and_after_they_are_posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        post(ledger, "2022-09", "2022-10-05", List.of(stay("a", "2022-09-28"), stay("b", "2022-09-29")), "--yes");
        var moved = List.of(stay("a", "2022-09-28"), stay("b", "2022-10-02"));
        var left = "2022-09: ärenden som månaden inte har kvar är i det nya uttaget utskrivna i 2022-10 (1): b."
                + " 2022-10 är inte bokförd: bokför den under den överenskommelse som gäller då, ur ett uttag som täcker";
        var twice = "2022-09: ärenden som räknas här står också på den månadens räkningar (1): b. Bokför 2022-09 på nytt ur ett uttag"
                + " som täcker hela den månaden (serie K under skane-antagen)";
        // the later month first
        then(post(ledger, "2022-10", "2022-11-07", moved).err()).contains(twice);
        var shown = post(ledger, "2022-09", "2022-11-07", moved);
        then(shown.code()).as(shown.err()).isZero();
        then(shown.err()).contains(left);
        then(post(ledger, "2022-09", "2022-11-07", moved, "--yes").err()).contains(left);
        // both in one call say nothing: nothing is left to do
        then(post(ledger, "2022-10", "2022-11-07", moved, "--yes").err()).doesNotContain("Bokför");
        // and back again, both in one call
        var back = post(ledger, "2022-09", "2022-11-08", List.of(stay("a", "2022-09-28"), stay("b", "2022-09-29"),
                stay("c", "2022-10-03")), "--to", "2022-10", "--yes");
        then(back.code()).as(back.err()).isZero();
        then(back.err()).doesNotContain("Bokför");
        ledger.isInOrder();
    }

    /// The advice that was refused before: October is in a series of its own and closed, so that a plain `post` bills b twice.
    @ParameterizedTest
    @EnumSource
    void what_the_advice_says_is_taken(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        post(ledger, "2022-09", "2022-10-05", List.of(stay("a", "2022-09-28"), stay("b", "2022-09-29")), "--yes");
        post(ledger, "2022-10", "2022-11-05", List.of(stay("c", "2022-10-03")), "--yes", "--series", "B");
        ledger.done("ledger", "close", "2022-10", "--by", "ekonomichef");
        var moved = List.of(stay("a", "2022-09-28"), stay("b", "2022-10-02"), stay("c", "2022-10-03"));
        var call = post(ledger, "2022-09", "2022-11-07", moved, "--yes");
        then(call.code()).as(call.err()).isZero();
        then(call.err()).contains("utskrivna i 2022-10 (1): b. Bokför 2022-10 på nytt ur ett uttag som täcker hela den"
                + " månaden (serie B under skane-antagen, stängd: --unlock-closed --reason … --by …), annars är de inte"
                + " fakturerade alls.");
        then(post(ledger, "2022-10", "2022-11-07", moved, "--yes").code()).isEqualTo(ExitCode.REFUSED);
        var followed = post(ledger, "2022-10", "2022-11-07", moved, "--yes", "--series", "B", "--unlock-closed",
                "--reason", "utskriven i oktober", "--by", "ekonomichef");
        then(followed.code()).as(followed.err()).isZero();
        then(followed.out()).contains("tillkommet 1");
        ledger.isInOrder();
    }

    /// March 2023 has just begun on the day of the test: its bill would be refused, so nobody is sent to post it.
    @Test
    void a_month_that_has_not_ended_is_nothing_to_post() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        post(ledger, "2022-09", "2022-10-05", List.of(stay("a", "2022-09-28"), stay("b", "2022-09-29")), "--yes");
        var call = post(ledger, "2022-09", "2023-02-28", List.of(stay("a", "2022-09-28"), stay("b", "2023-03-01")),
                "--yes");
        then(call.code()).as(call.err()).isZero();
        then(call.err())
                .contains("utskrivna i 2023-03 (1): b. 2023-03 är inte slut: de kommer med när den månaden bokförs.")
                .doesNotContain("Bokför");
    }

    @Test
    void an_id_that_no_font_prints_is_refused_at_posting() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var call = post(ledger, "2022-09", "2022-10-05",
                List.of(stay("a\u4e2d", "2022-09-28"), stay("å-1", "2022-09-29")), "--yes");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("inget av typsnitten", "a\u4e2d", "U+4E2D").doesNotContain("å-1");
        then(ledger.bills()).isEmpty();
        then(post(ledger, "2022-09", "2022-10-05", List.of(stay("å-1", "2022-09-29")), "--yes").code()).isZero();
    }

    /// A role is on record, never a person.
    @Test
    void a_person_is_refused_where_a_role_answers() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var rows = List.of(stay("a", "2022-09-28"));
        for (var person : List.of("Anna Svensson", "Anna Svensson, ekonomichef", "ekonomichef Anna Svensson",
                "A. Svensson", "ANNA SVENSSON", "anna@region.example")) {
            var call = post(ledger, "2022-09", "2022-10-05", rows, "--by", person, "--reason", "x");
            then(call.code()).as(person).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("ser ut som en persons namn");
            then(ledger.on("ledger", "close", "2022-09", "--by", person).code()).isEqualTo(ExitCode.UNUSABLE);
        }
        for (var role : List.of("ekonomichef", "Ekonomichef Region Skåne", "Controller, Lunds Kommun", "Ekonomichef",
                "redovisningschef hälso- och sjukvård", "Head of Finance")) {
            then(post(ledger, "2022-09", "2022-10-05", rows, "--by", role, "--reason", "x").code()).as(role).isZero();
        }
    }
}
