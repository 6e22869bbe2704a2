package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A case that an upheld dispute took off a bill stays off it, whatever else the next export says of it, as long as its days
/// and its assessment are the same; else that it returns is said before anything is posted. Sums by hand: days − 2.8 × cases,
/// times 9,300.
class UpheldCaseTest {
    /// 4 + 5 + 9 = 18 − 8.4 = 9.6 days = 89,280; without `late` 9 − 5.6 = 3.4 days = 31,620.
    private static final List<String> ROWS = List.of(stay("a", 4), stay("b", 5), stay("late", 9));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall credited(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        uphold(ledger);
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01");
        then(ledger.open()).isEqualTo("31620");
        return ledger;
    }

    private static void uphold(LedgerCall ledger) {
        ledger.done("dispute", "K-2022-00001", "--case", "late", "--reason", "ej klar", "--date", "2022-11-01");
        ledger.done(
                "dispute", "K-2022-00001", "--case", "late", "--reason", "medges", "--state", "upheld", "--date",
                "2022-11-02");
    }

    /// The case of nine days with one more column filled, which decides nothing under this agreement.
    private static String late(String column, String value) {
        return CaseLines.row(
                "case_id", "late", "municipality", "1267", "admitted_at", "2022-08-01 08:00",
                "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", "2022-09-11 13:00",
                "discharged_at", "2022-09-20 13:00", column, value);
    }

    private static List<String> with(String late) {
        return List.of(stay("a", 4), stay("b", 5), late);
    }

    @ParameterizedTest
    @EnumSource
    void facts_that_change_neither_days_nor_assessment_leave_it_out(LedgerKind kind) {
        var ledger = credited(kind);
        for (var changed : List.of(
                late("planned_discharge", "2022-09-19"),
                late("outcome", "home"),
                late("ready_at", "2022-09-11 09:00"),
                late("ready_notice_at", "2022-09-11 13:05"))) {
            var call = ledger.post(with(changed), "--date", "2022-12-02");
            then(call.code()).as(changed + call.err()).isZero();
            then(call.err()).doesNotContain("återkommer");
            then(ledger.open()).as(changed).isEqualTo("31620");
        }
        then(ledger.bills()).hasSize(2);
        // and after it was gone for a while: the case as it was is in an earlier entry
        ledger.post(List.of(stay("a", 4), stay("b", 5)), "--date", "2022-12-03");
        ledger.post(with(late("outcome", "short_term")), "--date", "2022-12-04");
        then(ledger.open()).isEqualTo("31620");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void other_days_are_said_before_and_need_a_flag_of_their_own(LedgerKind kind) {
        var ledger = credited(kind);
        // 4 + 5 + 6 = 15 − 8.4 = 6.6 days = 61,380
        var rows = with(stay("late", 6));
        var said = "Medgivet bestridande återkommer: ärende late, som togs bort från räkning K-2022-00001, har fått andra "
                + "dygn eller en annan bedömning och faktureras igen (6 dygn).";
        var shown = ledger.shown(rows, "--date", "2022-12-02");
        then(shown.code()).as(shown.err()).isZero();
        then(shown.err()).contains(said);
        then(ledger.shown(rows, "--date", "2022-12-02", "--format", "json").json().required("returnedCases").toString())
                .isEqualTo("[{\"case\":\"late\",\"bill\":\"K-2022-00001\"}]");
        var refused = ledger.post(rows, "--date", "2022-12-02");
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains(said, "--allow-returned");
        then(ledger.open()).isEqualTo("31620");
        ledger.post(rows, "--date", "2022-12-02", "--allow-returned");
        then(ledger.open()).isEqualTo("61380");
        // once it was let in, the next export asks no more; and as it was when it was upheld, it is out again
        then(ledger.post(with(stay("late", 7)), "--date", "2022-12-03").err()).doesNotContain("återkommer");
        ledger.post(ROWS, "--date", "2022-12-04");
        then(ledger.open()).isEqualTo("31620");
        ledger.isInOrder();
    }

    /// A dispute is upheld while the case is being changed: the credit takes the case out as the month has it now.
    @ParameterizedTest
    @EnumSource
    void a_credit_takes_out_the_case_as_it_is_now(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        uphold(ledger);
        ledger.post(with(late("outcome", "home")), "--date", "2022-11-03");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01");
        then(ledger.open()).isEqualTo("31620");
        then(ledger.on("credit", "K-2022-00001", "--date", "2022-12-01").code()).isEqualTo(ExitCode.REFUSED);
        ledger.isInOrder();
    }

    /// Its discharge is corrected into October: nothing of it was billed in September any more, and October bills it anew.
    @ParameterizedTest
    @EnumSource
    void a_case_that_returns_in_another_month_is_said(LedgerKind kind) {
        var ledger = credited(kind);
        var moved = CaseLines.row(
                "case_id", "late", "municipality", "1267", "admitted_at", "2022-08-01 08:00",
                "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", "2022-09-11 13:00",
                "discharged_at", "2022-10-02 13:00");
        var rows = new ArrayList<>(List.of(moved));
        var file = CaseLines.text(folder, "oktober.csv", CaseLines.table(rows.toArray(String[]::new)));
        var call = ledger.on(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-10", "--date", "2022-12-02",
                "--allow-partial", file.toString());
        then(call.code()).as(call.err()).isZero();
        then(call.err()).contains("Medgivet bestridande återkommer: ärende late");
    }

    /// A correction that moved a case to October is cancelled: September bills the case again, and so does October.
    @ParameterizedTest
    @EnumSource
    void a_cancellation_that_leaves_a_case_on_two_months_says_so(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        var moved = CaseLines.row(
                "case_id", "late", "municipality", "1267", "admitted_at", "2022-08-01 08:00",
                "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", "2022-09-11 13:00",
                "discharged_at", "2022-10-02 13:00");
        var file = CaseLines.text(folder, "sen.csv", CaseLines.table(stay("a", 4), stay("b", 5), moved)).toString();
        for (var period : List.of("2022-09", "2022-10")) {
            ledger.done(
                    "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", period, "--date", "2022-12-02",
                    "--allow-partial", "--yes", file);
        }
        for (var more : List.of(List.<String>of(), List.of("--yes"))) {
            var args = new ArrayList<>(List.of("cancel", "2", "--date", "2022-12-03"));
            args.addAll(more);
            var call = ledger.on(args.toArray(String[]::new));
            then(call.code()).as(call.err()).isZero();
            then(call.err()).contains("2022-10: ärenden", "late", "fakturerade två gånger");
        }
        ledger.isInOrder();
    }

    /// Without the one-day case 14 − 5.6 = 8.4 days, more than before; the hint then names what `credit` asks for.
    @ParameterizedTest
    @EnumSource
    void the_hint_of_an_upheld_dispute_names_what_credit_asks_for(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("short", 1), stay("long", 9), stay("five", 5)));
        ledger.done("ledger", "close", "2022-09", "--by", "ekonomichef");
        ledger.done("dispute", "K-2022-00001", "--case", "short", "--reason", "x", "--date", "2022-11-01");
        var said = ledger.done(
                "dispute", "K-2022-00001", "--case", "short", "--reason", "medges", "--state", "upheld", "--date",
                "2022-11-02");
        then(said).contains("klardag credit K-2022-00001 --allow-increase --unlock-closed --reason … --by …");
        ledger.done(
                "credit", "K-2022-00001", "--allow-increase", "--unlock-closed", "--reason", "bestridande", "--by",
                "controller", "--date", "2022-12-01", "--yes");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_bill_tells_when_why_and_who(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        ledger.done(
                "cancel", "1", "--yes", "--date", "2022-10-06", "--reason", "fel månad", "--by", "ekonomichef");
        then(ledger.done("bills", "K-2022-00001")).contains(
                "Makulerad 2022-10-06 med post 2", "ekonomichef: fel månad");
        then(ledger.on("bills").code()).isZero();
    }

    /// What `bills` and `statement` show is compared with the journal first.
    @ParameterizedTest
    @EnumSource
    void a_changed_table_is_not_shown(LedgerKind kind) throws SQLException {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "100", "--date", "2022-11-01", "--reference", "x");
        for (var change : List.of(
                "update payment set amount = 10000", "update bill set amount = 1, whole_after = 1",
                "delete from payment")) {
            try (var tables = kind.tables(ledger.address()); var sql = tables.createStatement()) {
                sql.executeUpdate(change);
            }
            for (var args : List.of(List.of("bills"), List.of("statement"),
                    List.of("statement", "--ageing", "--due-days", "30"))) {
                var call = ledger.on(args.toArray(String[]::new));
                then(call.code()).as(change + args).isEqualTo(ExitCode.DIFFERS);
                then(call.err()).contains("stämmer inte med journalen", "ledger rebuild");
                then(call.out()).isEmpty();
            }
            ledger.done("ledger", "rebuild");
        }
        then(ledger.open()).isEqualTo("89180");
    }
}
