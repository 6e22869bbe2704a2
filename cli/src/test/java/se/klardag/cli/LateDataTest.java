package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Late data of months that are closed, or were reopened under other terms. Sums by hand: days − 2.8 × cases, times 9,300; a
/// late case leaves both once the condition has fallen.
///
/// | October, 1267 | cases (days) | under the old terms | late one out |
/// |---|---|---|---|
/// | as billed | **4**, 5 | 9 − 5.6 = 3.4 = 31,620 | 5 − 2.8 = 2.2 = 20,460 |
/// | with a late row | **4**, 5, 4 | 13 − 8.4 = 4.6 = 42,780 | 9 − 5.6 = 3.4 = 31,620 |
class LateDataTest {
    private static final String[] FALLEN = {
            "reopen", "--period", "2022-10", "--change", "population.late-admission-notice=out-of-both", "--source",
            "Dom 2022-12-01", "--by", "ekonomichef", "--date", "2023-01-15", "--post", "--yes"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String stay(String id, int days, boolean late) {
        return CaseLines.row(
                "case_id", id, "municipality", "1267",
                "admitted_at", "2022-08-01 08:00", "admission_notice_at",
                late ? "2022-08-03 09:00" : "2022-08-01 09:00",
                "ready_notice_at", "2022-10-%02d 13:00".formatted(20 - days), "discharged_at", "2022-10-20 13:00");
    }

    private Call post(LedgerCall ledger, String day, List<String> rows, String... more) {
        var file = CaseLines.text(folder, "october.csv", CaseLines.table(rows.toArray(String[]::new)));
        var args = new ArrayList<>(List.of(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-10", "--date", day,
                "--allow-partial", file.toString()));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    private static List<String> first() {
        return List.of(stay("late", 4, true), stay("five", 5, false));
    }

    private static List<String> withOneMore() {
        return List.of(stay("late", 4, true), stay("five", 5, false), stay("new", 4, false));
    }

    private LedgerCall reopened(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        then(post(ledger, "2022-11-07", first(), "--yes").code()).isZero();
        ledger.done(FALLEN);
        then(ledger.open()).isEqualTo("20460");
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void late_data_of_a_reopened_month_is_settled_under_its_terms(LedgerKind kind) {
        var ledger = reopened(kind);
        var plain = post(ledger, "2023-02-01", withOneMore(), "--yes");
        then(plain.code()).isEqualTo(ExitCode.REFUSED);
        then(plain.err()).contains("2022-10 är omräknad", "--reopened-terms", "--undo-reopening");
        var shown = post(ledger, "2023-02-01", withOneMore(), "--reopened-terms");
        then(shown.code()).as(shown.err()).isZero();
        then(shown.out()).contains("20 460", "31 620", "11 160");
        then(shown.err()).contains("2022-10 räknas under villkoren från omräkningen i post 2 (2023-01-15)");
        then(ledger.open()).isEqualTo("20460");
        then(post(ledger, "2023-02-01", withOneMore(), "--reopened-terms", "--yes").code()).isZero();
        then(ledger.open()).isEqualTo("31620");
        // and the next time too
        then(post(ledger, "2023-02-02", first(), "--yes").code()).isEqualTo(ExitCode.REFUSED);
        then(post(ledger, "2023-02-02", first(), "--reopened-terms", "--yes").code()).isZero();
        then(ledger.open()).isEqualTo("20460");
        ledger.isInOrder();
    }

    /// A reason and a role release no brake by themselves, and one flag does not release the other brake.
    @ParameterizedTest
    @EnumSource
    void unlocking_a_closed_month_and_undoing_a_reopening_are_two_acts(LedgerKind kind) {
        var ledger = reopened(kind);
        ledger.done("ledger", "close", "2022-10", "--by", "ekonomichef");
        var stated = List.of("--reason", "domen ändrades", "--by", "ekonomichef", "--yes");
        var unlock = new ArrayList<>(stated);
        unlock.add("--unlock-closed");
        var undo = new ArrayList<>(stated);
        undo.add("--undo-reopening");
        then(late(ledger, stated).err()).contains("2022-10 är stängd", "--unlock-closed");
        then(late(ledger, undo).err()).contains("2022-10 är stängd", "--unlock-closed");
        then(late(ledger, unlock).err()).contains("2022-10 är omräknad", "--reopened-terms");
        for (var flags : List.of(stated, undo, unlock)) {
            then(late(ledger, flags).code()).isEqualTo(ExitCode.REFUSED);
        }
        then(ledger.open()).isEqualTo("20460");
        then(post(ledger, "2023-02-01", withOneMore(), "--unlock-closed", "--yes").code())
                .isEqualTo(ExitCode.UNUSABLE);
        then(post(ledger, "2023-02-01", withOneMore(), "--undo-reopening", "--reason", "x", "--yes").code())
                .isEqualTo(ExitCode.UNUSABLE);
        var both = new ArrayList<>(unlock);
        both.add("--undo-reopening");
        var shown = late(ledger, both.stream().filter(each -> !each.equals("--yes")).toList());
        then(shown.code()).as(shown.err()).isZero();
        then(shown.err()).contains(
                "2022-10 är stängd. Bokföringen ändrar en stängd månad, på begäran av ekonomichef",
                "2022-10 är omräknad i post 2 (2023-01-15). Bokföringen upphäver omräkningen");
        then(ledger.open()).isEqualTo("20460");
        then(late(ledger, both).code()).isZero();
        then(ledger.open()).isEqualTo("42780");
        // the month is under its agreement again, and closed still
        unlock.removeIf("--yes"::equals);
        then(late(ledger, unlock).out()).contains("Inget ändras");
        then(post(ledger, "2023-02-02", first(), "--yes").err()).contains("2022-10 är stängd");
        ledger.isInOrder();
    }

    private Call late(LedgerCall ledger, List<String> flags) {
        return post(ledger, "2023-02-01", withOneMore(), flags.toArray(String[]::new));
    }

    /// A month that was reopened under a file of its own keeps that protection after its first late data.
    @ParameterizedTest
    @EnumSource
    void a_reopening_under_a_revised_agreement_is_kept_too(LedgerKind kind) throws IOException {
        var ledger = LedgerCall.fresh(kind, folder);
        then(post(ledger, "2022-11-07", first(), "--yes").code()).isZero();
        var revised = CaseLines.text(folder, "revised.yaml", Files.readString(LedgerCall.ADOPTED)
                .replace(
                        "  longStay.over:",
                        "  liability.threshold: {value: 3, source: signed, at: \"tillägg\"}\n  longStay.over:"));
        // 9 − 6 = 3 days = 27,900
        ledger.done("reopen", "--period", "2022-10", "--agreement", revised.toString(), "--date", "2023-01-15",
                "--post", "--yes");
        then(ledger.open()).isEqualTo("27900");
        // 13 − 9 = 4 days = 37,200
        then(post(ledger, "2023-02-01", withOneMore(), "--reopened-terms", "--yes").code()).isZero();
        then(ledger.open()).isEqualTo("37200");
        var plain = post(ledger, "2023-02-02", withOneMore(), "--yes");
        then(plain.code()).isEqualTo(ExitCode.REFUSED);
        then(plain.err()).contains("2022-10 är omräknad");
        then(ledger.open()).isEqualTo("37200");
        ledger.isInOrder();
    }
}
