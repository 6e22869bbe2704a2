package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Decided disputes that are taken back, and increases that hide behind other cases. Sums by hand, days − 2.8 × cases, times
/// 9,300: short 1, long 9 and five 5 are 15 − 8.4 = 6.6 = 61,380. Without short 14 − 5.6 = 8.4 = 78,120; without long 6 −
/// 5.6 = 0.4 = 3,720; without both 5 − 2.8 = 2.2 = 20,460.
class DisputeTakenBackTest {
    private static final String BILL = "K-2022-00001";
    private static final List<String> ROWS = List.of(stay("short", 1), stay("long", 9), stay("five", 5));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        return ledger;
    }

    private static String dispute(LedgerCall ledger, String day, String state, String... cases) {
        return ledger.done(arguments(day, state, cases));
    }

    private static String[] arguments(String day, String state, String... cases) {
        var args = new ArrayList<>(List.of("dispute", BILL, "--state", state, "--reason", "skäl", "--date", day));
        for (var each : cases) {
            args.addAll(List.of("--case", each));
        }
        return args.toArray(String[]::new);
    }

    private static Call credit(LedgerCall ledger, String day, String... more) {
        var args = new ArrayList<>(List.of("credit", BILL, "--date", day));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_that_nobody_has_credited_is_taken_back(LedgerKind kind) {
        var ledger = posted(kind);
        then(ledger.on(arguments("2022-11-01", "reopened", "long")).code()).isEqualTo(ExitCode.REFUSED);
        dispute(ledger, "2022-11-01", "open", "long");
        then(ledger.on(arguments("2022-11-01", "reopened", "long")).code()).isEqualTo(ExitCode.REFUSED);
        dispute(ledger, "2022-11-02", "upheld", "long");
        // a plain dispute takes no decision back
        var plain = ledger.on("dispute", BILL, "--case", "long", "--reason", "igen");
        then(plain.code()).isEqualTo(ExitCode.REFUSED);
        then(plain.err()).contains("--state reopened");
        then(dispute(ledger, "2022-11-03", "reopened", "long")).contains("ärende long: bestritt på nytt")
                .doesNotContain("klardag credit");
        then(credit(ledger, "2022-12-01", "--yes").err()).contains("inget medgivet bestridande");
        then(ledger.done("bills", "--state", "disputed", "--date", "2022-11-02")).doesNotContain(BILL);
        then(ledger.done("bills", "--state", "disputed", "--date", "2022-11-03")).contains(BILL);
        for (var decided : List.of("rejected", "withdrawn")) {
            dispute(ledger, "2022-11-04", decided, "long");
            dispute(ledger, "2022-11-04", "reopened", "long");
        }
        then(ledger.open()).isEqualTo("61380");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_credited_is_charged_again_with_a_flag_and_the_case_counts_again(LedgerKind kind) {
        var ledger = posted(kind);
        dispute(ledger, "2022-11-01", "open", "long");
        dispute(ledger, "2022-11-02", "upheld", "long");
        then(credit(ledger, "2022-12-01", "--yes").code()).isZero();
        then(ledger.open()).isEqualTo("3720");
        then(dispute(ledger, "2022-12-10", "reopened", "long"))
                .contains("Kräv det krediterade igen med: klardag credit K-2022-00001 --allow-increase");
        // it stays as it is posted until somebody charges it
        then(ledger.post(ROWS, "--date", "2022-12-11").out()).contains("Inget ändras");
        var shown = credit(ledger, "2022-12-12");
        then(shown.code()).isZero();
        then(shown.err()).contains("Räkning K-2022-00001 blir åter 61 380 kr: 57 660 kr mer");
        var refused = credit(ledger, "2022-12-12", "--yes");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("inte längre medgivet", "--allow-increase");
        then(credit(ledger, "2022-12-12", "--yes", "--allow-increase").out()).contains("57 660");
        then(ledger.open()).isEqualTo("61380");
        then(credit(ledger, "2022-12-13", "--yes").code()).isEqualTo(ExitCode.REFUSED);
        dispute(ledger, "2022-12-13", "rejected", "long");
        dispute(ledger, "2022-12-14", "reopened", "long");
        dispute(ledger, "2022-12-15", "upheld", "long");
        then(credit(ledger, "2022-12-16", "--yes").code()).isZero();
        then(ledger.open()).isEqualTo("3720");
        ledger.isInOrder();
    }

    /// Two cases together lower, and one of them alone would not.
    @ParameterizedTest
    @EnumSource
    void an_increase_does_not_hide_in_a_joint_credit(LedgerKind kind) {
        var ledger = posted(kind);
        then(dispute(ledger, "2022-11-01", "open", "short", "long"))
                .contains("i stället 20 460 kr: 40 920 kr mindre",
                        "Ärende short höjer för sig räkning K-2022-00001 med 16 740 kr");
        then(dispute(ledger, "2022-11-02", "upheld", "short", "long")).contains("--allow-increase");
        var shown = credit(ledger, "2022-12-01");
        then(shown.code()).isZero();
        then(shown.err()).contains("Ärende short höjer för sig räkning K-2022-00001 med 16 740 kr")
                .doesNotContain("Ärende long");
        var refused = credit(ledger, "2022-12-01", "--yes");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("höjer short för sig", "16 740 kr", "--allow-increase");
        then(ledger.open()).isEqualTo("61380");
        // without the case that raises, the other is credited alone
        dispute(ledger, "2022-12-02", "reopened", "short");
        then(credit(ledger, "2022-12-03", "--yes").code()).isZero();
        then(ledger.open()).isEqualTo("3720");
        ledger.isInOrder();
    }

    /// With long upheld and not credited, short raises what is left: 3,720 becomes 20,460.
    @ParameterizedTest
    @EnumSource
    void a_preview_counts_what_is_upheld_already(LedgerKind kind) {
        var ledger = posted(kind);
        dispute(ledger, "2022-11-01", "open", "long");
        dispute(ledger, "2022-11-02", "upheld", "long");
        then(dispute(ledger, "2022-11-03", "open", "short")).contains(
                "i stället 20 460 kr: 16 740 kr mer. De ärenden som redan är medgivna är då borträknade (1).");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_list_twice_says_nothing_new_whatever_became_of_its_disputes(LedgerKind kind) {
        var ledger = posted(kind);
        var file = CaseLines.text(folder, "list.csv", """
                fakturanummer;ärende;skäl
                K-2022-00001;;fel kommun
                """).toString();
        then(ledger.done("dispute", "--list", file, "--date", "2022-11-01")).contains("1 registrerade, 0 redan kända");
        then(ledger.done("dispute", "--list", file, "--date", "2022-11-02")).contains("0 registrerade, 1 redan kända");
        dispute(ledger, "2022-11-03", "rejected", "short");
        dispute(ledger, "2022-11-03", "upheld", "long");
        then(ledger.done("dispute", "--list", file, "--date", "2022-11-04")).contains("0 registrerade, 1 redan kända");
        then(ledger.done("bills", BILL)).contains("short bestridande avslaget", "long bestridande medgivet");
        then(ledger.on("bills", BILL, "--format", "json").json().toString())
                .contains("{\"case\":\"short\",\"state\":\"rejected\"}");
        ledger.isInOrder();
    }
}
