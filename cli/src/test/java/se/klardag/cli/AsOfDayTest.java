package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;

/// What bills and lists say is what was true at the end of the day they name. Sums by hand: days − 2.8 × cases, times 9,300.
class AsOfDayTest {
    private static final String BILL = "K-2022-00001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// 4 + 5 = 9 − 5.6 = 3.4 = 31,620; then 4 alone, 1.2 = 11,160.
    private LedgerCall corrected(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5)));
        ledger.post(List.of(stay("a", 4)), "--date", "2022-11-20", "--allow-partial");
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_tells_of_no_later_correction_and_no_later_cancellation(LedgerKind kind) {
        var ledger = corrected(kind);
        then(ledger.done("bills", BILL, "--date", "2022-11-20")).contains("rättas av K-2022-00002");
        then(ledger.done("bills", BILL, "--date", "2022-11-19")).doesNotContain("K-2022-00002");
        var then = ledger.on("bills", BILL, "--format", "json", "--date", "2022-11-19").json();
        then(then.required("bills").get(0).required("correctedBy")).isEmpty();
        ledger.done("cancel", "2", "--yes", "--date", "2022-12-01");
        ledger.done("cancel", "1", "--yes", "--date", "2022-12-02");
        then(ledger.done("bills", BILL, "--date", "2022-12-02")).contains("Makulerad 2022-12-02");
        then(ledger.done("bills", BILL, "--date", "2022-12-01")).doesNotContain("akulerad");
        ledger.isInOrder();
    }

    /// A bill is late with what is open of it by itself: less the credits that correct it, and no others, and less what is
    /// paid on it. A credit counts from its date.
    @ParameterizedTest
    @EnumSource
    void a_late_bill_is_less_the_credits_that_correct_it_from_their_day(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("m", "1280", 6)));
        // Malmö's credit is no business of Höör's bill: 6 − 2.8 = 3.2 = 29,760 becomes 5 − 2.8 = 2.2 = 20,460
        ledger.post(List.of(stay("a", 4), stay("m", "1280", 5)), "--date", "2022-11-20", "--allow-partial");
        // due on 2022-11-04
        then(late(ledger, "2022-11-04")).isEmpty();
        then(late(ledger, "2022-11-19")).containsExactly("K-2022-00001 31620", "K-2022-00002 29760");
        then(late(ledger, "2022-11-20")).containsExactly("K-2022-00001 11160", "K-2022-00002 20460");
        ledger.done("payments", "add", BILL, "--amount", "11160", "--date", "2022-11-25", "--reference", "x");
        then(late(ledger, "2022-11-24")).containsExactly("K-2022-00001 11160", "K-2022-00002 20460");
        then(late(ledger, "2022-11-25")).containsExactly("K-2022-00002 20460");
        // a higher bill later is late by its own day: 5 + 4 = 9 − 5.6 = 3.4, 20,460 more, due on 2022-12-31
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("m", "1280", 5)), "--date", "2022-12-01");
        then(late(ledger, "2022-12-31")).containsExactly("K-2022-00002 20460");
        then(late(ledger, "2023-01-01")).containsExactly("K-2022-00002 20460", "K-2022-00005 20460");
        ledger.isInOrder();
    }

    private static List<String> late(LedgerCall ledger, String day) {
        return ledger.on("bills", "--overdue", "--due-days", "30", "--date", day, "--format", "json")
                .json()
                .required("bills")
                .valueStream()
                .map(bill -> bill.required("number").asString() + " " + bill.required("open").asString())
                .toList();
    }

    /// The history of a bill is in the order in which it was recorded, each kind by itself, whatever the days.
    @ParameterizedTest
    @EnumSource
    void a_history_is_in_the_order_in_which_it_was_recorded(LedgerKind kind) {
        var ledger = corrected(kind);
        ledger.done("payments", "add", BILL, "--amount", "20", "--date", "2022-12-20", "--reference", "sent");
        ledger.done("payments", "add", BILL, "--amount", "10", "--date", "2022-10-10", "--reference", "tidigt");
        then(ledger.done("bills", BILL)).containsSubsequence("2022-12-20 betalt 20 kr", "2022-10-10 betalt 10 kr");
        then(ledger.done("bills", BILL, "--date", "2022-12-19")).contains("tidigt").doesNotContain("referens sent");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_municipality_that_owes_nothing_is_told_so(LedgerKind kind) {
        var ledger = corrected(kind);
        ledger.done("payments", "add", BILL, "--amount", "11160", "--date", "2022-11-25", "--reference", "x");
        then(ledger.done("statement", "--municipality", "1267", "--date", "2022-11-25")).contains("Saldot är 0 kr.");
        then(ledger.done("statement", "--municipality", "1267", "--date", "2022-11-24")).doesNotContain("Saldot är");
        var parties = folder.resolve("parties.yaml");
        then(Call.of("parties", "init", "-o", parties.toString()).code()).isZero();
        then(ledger.done("statement", "--municipality", "1267", "--as", "pdf", "--parties", parties.toString(), "-o",
                folder.resolve("out").toString())).contains("Kommuner: 1");
        then(folder.resolve("out")).isNotEmptyDirectory();
    }
}
