package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.InMemoryLedgerView;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.store.Ledger;

/// Somebody changes the tables behind the ledger's back. What is posted then follows from the journal all the same; and a
/// ledger in which something wrong was posted can be read, explained and corrected.
///
/// By hand: 4, 5 and 9 days are 18 days in 3 cases; 18 − 2.8 × 3 = 9.6 days at 9,300 kr are 89,280 kr.
class ChangedTablesTest {
    private static final List<String> ROWS = List.of(stay("a", 4), stay("b", 5), stay("c", 9));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void a_changed_row_gives_no_second_bill(LedgerKind kind) throws SQLException {
        var ledger = LedgerCall.fresh(kind, folder);
        then(ledger.post(ROWS).code()).isZero();
        for (var change : List.of(
                "update entry set period = '2022-08'", "update entry set series = 'X'",
                "update bill set number = 'K-2022-00009'", "delete from bill")) {
            change(kind, ledger, change);
            var again = ledger.post(ROWS);
            then(again.code()).as(change + again.err()).isZero();
            then(again.out()).as(change).contains("Inget ändras");
        }
        // 4 and 9 days: 13 − 5.6 = 7.4 days, 68,820 kr; 20,460 less than before
        var less = ledger.post(List.of(stay("a", 4), stay("c", 9)));
        then(less.code()).as(less.err()).isZero();
        then(less.out()).contains("K-2022-00001: 20 460");
        ledger.done("ledger", "rebuild");
        ledger.isInOrder();
        then(ledger.open()).isEqualTo("68820");
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_row_records_no_payment_twice(LedgerKind kind) throws SQLException {
        var ledger = LedgerCall.fresh(kind, folder);
        then(ledger.post(ROWS).code()).isZero();
        var payment = new String[]{
                "payments", "add", "K-2022-00001", "--amount", "100", "--date", "2022-10-20", "--reference",
                "BG 1"
        };
        ledger.done(payment);
        change(kind, ledger, "update payment set reference = 'BG 2'");
        ledger.done(payment);
        ledger.done("ledger", "rebuild");
        ledger.isInOrder();
        then(ledger.open()).isEqualTo("89180");
    }

    @ParameterizedTest
    @EnumSource
    void a_dispute_rests_on_the_journal(LedgerKind kind) throws SQLException {
        var ledger = LedgerCall.fresh(kind, folder);
        then(ledger.post(ROWS).code()).isZero();
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-11-01");
        change(kind, ledger, "update dispute set state = 'upheld'");
        then(ledger.on("credit", "K-2022-00001", "--yes", "--date", "2022-11-02").code()).isEqualTo(3);
        change(kind, ledger, "update dispute set state = 'okänt'");
        then(ledger.on("bills").code()).isEqualTo(4);
        then(ledger.on("bills", "K-2022-00001").code()).isEqualTo(4);
    }

    /// As a version did that trusted the tables: the same month billed twice, the same payment taken twice, a payment of a
    /// bill that is not there.
    @ParameterizedTest
    @EnumSource
    void a_ledger_with_wrong_entries_is_read_explained_and_corrected(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        then(ledger.post(ROWS).code()).isZero();
        try (var open = Ledger.toPost(ledger.address(), Optional.empty())) {
            var first = open.read(1);
            var month = (EntryBody.Month) first.content();
            open.post(blind(open).month(
                    new Posting.Incoming(
                            month.series(), month.period(), month.rules(), month.root(), month.cases(), false,
                            month.readWith(), month.origin()),
                    first.date()).orElseThrow());
            for (int i = 0; i < 2; i++) {
                open.post(taken(open, "K-2022-00001"));
            }
        }
        then(ledger.bills()).hasSize(2);
        // twice 89,280 less twice 100
        then(ledger.open()).isEqualTo("178360");
        ledger.done("ledger", "rebuild");
        ledger.done("bills", "K-2022-00002", "--date", "2022-12-31");
        var wrong = ledger.on("ledger", "verify");
        then(wrong.code()).isEqualTo(4);
        then(wrong.err()).contains("Post 2", "Post 4").doesNotContain("Post 3");

        var mended = ledger.post(ROWS);
        then(mended.code()).isZero();
        then(mended.err()).contains("2022-09 i serie K är fakturerad två gånger");
        then(mended.out()).contains("K-2022-00002: 89 280");
        then(ledger.open()).isEqualTo("89080");
        then(ledger.post(ROWS).out()).contains("Inget ändras");
        ledger.done("ledger", "rebuild");
        var after = ledger.on("ledger", "verify");
        then(after.code()).isEqualTo(4);
        then(after.err()).contains("Post 2", "Post 4").doesNotContain("Post 5");
    }

    /// What posts without having looked at what is there.
    private static Posting blind(Ledger ledger) {
        var head = ledger.journal().entries().getLast();
        return new Posting(
                new InMemoryLedgerView(), ledger::read,
                Posting.Last.of(ledger.read(head.sequence()), head.sha256()));
    }

    private static JournalEntry taken(Ledger ledger, String bill) {
        var head = ledger.journal().entries().getLast();
        var last = ledger.read(head.sequence());
        return new JournalEntry(
                last.sequence() + 1, head.sha256(), LocalDate.of(2022, 10, 20), last.engine(), last.numbers(),
                new EntryBody.Payments(List.of(
                        new EntryBody.Payment(bill, new BigDecimal("100"), LocalDate.of(2022, 10, 20), "BG 1"))),
                EntryBody.Grounds.NONE);
    }

    private static void change(LedgerKind kind, LedgerCall ledger, String statement) throws SQLException {
        try (var tables = kind.tables(ledger.address()); var sql = tables.createStatement()) {
            sql.executeUpdate(statement);
        }
    }
}
