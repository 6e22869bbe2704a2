package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// What a dispute would do to the bill is said before anything is posted, and a credit never charges more unasked. Sums by
/// hand: days − 2.8 × cases, times 9,300.
class DisputedBillTest {
    /// 1 + 9 + 5 = 15 days of three, 15 − 8.4 = 6.6 days = 61,380.
    private static final List<String> ROWS = List.of(stay("short", 1), stay("long", 9), stay("five", 5));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Without the one-day case 14 − 5.6 = 8.4 days = 78,120: 16,740 more.
    @ParameterizedTest
    @EnumSource
    void an_upheld_dispute_that_raises_the_mean_is_said_and_needs_a_flag_of_its_own(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        var said = "Utan det bestridda blir räkning K-2022-00001 i stället 78 120 kr: 16 740 kr mer.";
        then(ledger.done("dispute", "K-2022-00001", "--case", "short", "--reason", "x")).contains(said);
        then(ledger.done("dispute", "K-2022-00001", "--case", "short", "--reason", "x", "--state", "upheld"))
                .contains(said);
        var shown = ledger.on("credit", "K-2022-00001", "--date", "2022-12-01");
        then(shown.code()).isZero();
        then(shown.err()).contains(said);
        var refused = ledger.on("credit", "K-2022-00001", "--yes", "--date", "2022-12-01");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("78 120 kr, 16 740 kr mer", "--allow-increase");
        then(ledger.open()).isEqualTo("61380");
        ledger.done("credit", "K-2022-00001", "--yes", "--allow-increase", "--date", "2022-12-01");
        then(ledger.open()).isEqualTo("78120");
        ledger.isInOrder();
    }

    /// Without the nine days 6 − 5.6 = 0.4 days = 3,720: 57,660 less.
    @ParameterizedTest
    @EnumSource
    void a_dispute_that_lowers_says_so_and_the_bills_name_each_other(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        then(ledger.done("dispute", "K-2022-00001", "--case", "long", "--reason", "x"))
                .contains("i stället 3 720 kr: 57 660 kr mindre.");
        ledger.done("dispute", "K-2022-00001", "--case", "long", "--reason", "x", "--state", "upheld");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01");
        // one more case of 8 days: 14 − 8.4 = 5.6 days = 52,080, of three that count
        ledger.post(List.of(stay("short", 1), stay("long", 9), stay("five", 5), stay("late", 8)), "--date",
                "2022-12-02");
        then(ledger.done("bills", "K-2022-00001")).contains("rättas av K-2022-00002, K-2022-00003");
        then(ledger.done("bills", "K-2022-00002")).contains("rättar K-2022-00001");
        then(ledger.done("bills", "K-2022-00003")).contains("rättar K-2022-00001");
        var bills = ledger.bills();
        then(bills.get(0).required("correctedBy").toString()).isEqualTo("[\"K-2022-00002\",\"K-2022-00003\"]");
        then(bills.get(0).required("corrects")).isEmpty();
        then(bills.get(1).required("corrects").toString()).isEqualTo("[\"K-2022-00001\"]");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_whole_bill_is_disputed_upheld_and_credited(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        then(ledger.done("dispute", "K-2022-00001", "--reason", "fel kommun")).contains(
                "ärende short", "ärende long", "ärende five", "i stället 0 kr: 61 380 kr mindre.");
        then(ledger.on("dispute", "K-2022-00001", "--reason", "igen").code()).isEqualTo(ExitCode.REFUSED);
        ledger.done("dispute", "K-2022-00001", "--reason", "medges", "--state", "upheld");
        then(ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01")).contains("−61 380");
        then(ledger.open()).isEqualTo("0");
        ledger.isInOrder();
    }
}
