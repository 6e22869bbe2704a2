package se.klardag.cli.ledger;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.Call;
import se.klardag.cli.cases.RejectedRows;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.SourceState;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.cli.text.ExitCode;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.rules.files.RuleText;

/// Entries that no command can have posted, in a journal whose every hash fits: each is named, with exit code 4, and never as
/// an error of the program.
class ImpossibleEntryTest {
    private static final LocalDate DAY = WrittenLedger.DATED;
    private static final CasePair PAIR = new CasePair("a", "b");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path ledger() {
        return folder.resolve("ledger");
    }

    /// 100 kronor are paid of K-2022-00001 in entry 6.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "amount":"100"        | "amount":"100.005"             | Post 6
            "amount":"100"        | "amount":"1e999999999"         | Post 6
            "amount":"100"        | "amount":"12345678901234"      | Post 6
            "amount":"100"        | "amount":"0"                   | Post 6 (payment) kan inte ha bokförts så: en betalning på 0 kr
            "reference":"BG 1"    | "reference":"BG 191212=121212" | Post 6 (payment) kan inte ha bokförts så: en text
            """)
    void a_payment_that_no_command_records_is_named(String from, String to, String named) throws Exception {
        var written = WrittenLedger.ofEveryKind();
        // put together, so that this file holds no identity number
        var forged = text(written, 5).replace(from,
                to.replace("=", "-").replace("191212-121212", "19121212" + "-1212"));
        then(forged).isNotEqualTo(text(written, 5));
        store(written, 5, forged);
        refused(named);
    }

    @Test
    void a_payment_of_a_later_day_is_named_and_the_ledger_can_still_be_read() throws Exception {
        var written = WrittenLedger.ofEveryKind();
        var forged = text(written, 5).replaceFirst("\"date\":\"2022-10-05\"(?=[^{]*\"reference\")",
                "\"date\":\"2022-10-06\"");
        then(forged).isNotEqualTo(text(written, 5));
        store(written, 5, forged);
        refused("betalningsdagen 2022-10-06 är senare än postens dag, 2022-10-05");
        var bills = Call.of("bills", "--ledger", ledger().toString()).speaksPlainly();
        then(bills.code()).as(bills.err()).isEqualTo(ExitCode.DONE);
        then(bills.out()).contains("K-2022-00001");
    }

    @Test
    void an_amount_with_parts_of_an_ore_is_named_when_bills_are_shown() throws Exception {
        var written = WrittenLedger.ofEveryKind();
        store(written, 5, text(written, 5).replace("\"amount\":\"100\"", "\"amount\":\"100.005\""));
        for (var command : List.of("bills", "statement")) {
            var call = Call.of(command, "--ledger", ledger().toString()).speaksPlainly();
            then(call.code()).as(command).isEqualTo(ExitCode.DIFFERS);
            then(call.err()).contains("Post 6");
        }
    }

    @Test
    void a_dispute_of_a_bill_that_was_not_made_yet_is_named() throws Exception {
        var written = WrittenLedger.ofEveryKind();
        store(written, 2, text(written, 2).replaceFirst("2022-10-05", "2022-09-20"));
        refused("Post 3 (dispute) kan inte ha bokförts så: dess dag, 2022-09-20, ligger före räkningens, 2022-10-05.");
    }

    @Test
    void a_reason_with_an_identity_number_is_named() throws Exception {
        var written = WrittenLedger.ofEveryKind();
        store(written, 2, text(written, 2).replace("bestrids", "bestrids " + "19121212" + "-1212"));
        refused("Post 3 (dispute) kan inte ha bokförts så: en text");
    }

    @Test
    void a_month_out_of_files_that_leave_something_open_is_named() throws Exception {
        var early = new SourceState(
                Optional.of(LocalDate.of(2022, 9, 20)), 10, Optional.empty(), Set.of(), Set.of(), 0, false);
        var said = new SourceState(
                Optional.of(LocalDate.of(2022, 9, 20)), 10, Optional.of(LocalDate.of(2022, 9, 30)), Set.of(), Set.of(),
                0, false);
        for (var coverage : List.of(
                covered(List.of(new Shortfall.NoCase()), FoundStays.NONE, SourceState.PLAIN),
                covered(List.of(), FoundStays.repeated(List.of(PAIR)), SourceState.PLAIN),
                covered(List.of(),
                        new FoundStays(List.of(), List.of(new SharedDays(PAIR, 3)), false, 0, List.of()),
                        SourceState.PLAIN),
                covered(List.of(), FoundStays.NONE,
                        new SourceState(Optional.empty(), 0, Optional.empty(), Set.of(), Set.of(), 2, false)),
                new Coverage(new FieldCoverage(EnumSet.of(CaseField.CONSENT), Set.of(), EnumSet.of(CaseField.CONSENT)),
                        List.of(),
                        FoundStays.NONE, false, 0, RejectedRows.NONE,
                        SourceState.PLAIN),
                covered(List.of(), FoundStays.NONE, early))) {
            store(7, coverage);
            refused("Post 1 (settlement) kan inte ha bokförts så: exporten");
        }
        // all seven leave in the first 20 days: 3.5 were to leave in the last ten, and somebody has to say that none did;
        // of two cases one, which is no sign
        store(7, covered(List.of(), FoundStays.NONE, said));
        then(verify().code()).isZero();
        store(2, covered(List.of(), FoundStays.NONE, early));
        then(verify().code()).isZero();
    }

    private void store(int cases, Coverage coverage) throws Exception {
        var written = new WrittenLedger();
        written.monthCovered(cases, coverage);
        store(written, 0, text(written, 0));
    }

    /// An earlier version took references that are written otherwise for two payments. What it recorded stays in order.
    @Test
    void payments_that_an_earlier_version_took_for_two_stay_in_order() throws Exception {
        var written = WrittenLedger.ofEveryKind();
        written.paidBefore(
                new Payment("K-2022-00001", new BigDecimal("50"), DAY, "r 1"),
                new Payment("K-2022-00001", new BigDecimal("50"), DAY, "r\u00a01"),
                new Payment("K-2022-00001", new BigDecimal("60"), DAY, "R\u20101"));
        store(written, 6, text(written, 6));
        var call = verify();
        then(call.code()).as(call.out() + call.err()).isZero();
    }

    private static Coverage covered(List<Shortfall> shortfalls, FoundStays stays, SourceState source) {
        return new Coverage(FieldCoverage.WHOLE, shortfalls, stays, false, 0, RejectedRows.NONE, source);
    }

    private static String text(WrittenLedger written, int index) {
        return new String(written.documents().get(index).bytes(), StandardCharsets.UTF_8);
    }

    /// A ledger of these documents, one of them replaced, and the chain mended from there on.
    private void store(WrittenLedger written, int index, String forged) throws Exception {
        if (Files.exists(ledger())) {
            try (var all = Files.walk(ledger())) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        then(Call.of("ledger", "init", "--ledger", ledger().toString()).code()).isZero();
        var chain = Pattern.compile("\"previous\":\"[0-9a-f]{64}\"");
        var previous = EntryName.NOTHING;
        for (int i = 0; i < written.documents().size(); i++) {
            var text = chain.matcher(i == index ? forged : text(written, i))
                    .replaceFirst("\"previous\":\"" + previous + "\"");
            previous = RuleText.sha256(text.getBytes(StandardCharsets.UTF_8));
            var name = written.names().get(i);
            Files.writeString(ledger().resolve("journal")
                    .resolve(name.archived()
                            .replace(
                                    ".json", "-" + previous + ".json")),
                    text);
        }
        Files.deleteIfExists(ledger().resolve("journal-head"));
    }

    private Call verify() {
        return Call.of("ledger", "verify", "--ledger", ledger().toString()).speaksPlainly();
    }

    private void refused(String named) {
        var call = verify();
        then(call.code()).as(call.out() + call.err()).isEqualTo(ExitCode.DIFFERS);
        then(call.err().replaceAll("\\s+", " ")).contains(named);
    }
}
