package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// No payment vanishes: what is not known already is taken or refused by name, and money without a bill is on record.
///
/// September: Höör a 4 + b 5 noons, 9 − 5.6 = 3.4 days = 31 620 kr (K-2022-00001); Malmö c 6 noons, 6 − 2.8 = 3.2 days =
/// 29 760 kr (K-2022-00002). Together 61 380 kr. Without b, Höör has 4 − 2.8 = 1.2 days = 11 160 kr: 20 460 kr back.
class PaymentsTest {
    private static final List<String> ROWS = List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        then(ledger.post(ROWS).out()).contains("31 620", "29 760");
        return ledger;
    }

    private String file(String text) {
        return CaseLines.text(folder, "pay.csv", text).toString();
    }

    private String bytes(String text) {
        try {
            return Files.write(folder.resolve("pay.txt"), text.getBytes(StandardCharsets.ISO_8859_1)).toString();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String paid(LedgerCall ledger, String bill) {
        for (var each : ledger.bills()) {
            if (each.required("number").asString().equals(bill)) {
                return each.required("paid").asString();
            }
        }
        return "";
    }

    /// What was lost before: 29 760 kr of a transfer that paid two bills.
    @ParameterizedTest
    @EnumSource
    void one_transfer_pays_two_bills_in_one_file_and_in_two(LedgerKind kind) {
        var ledger = posted(kind);
        var head = "bill,amount,date,reference\n";
        var first = "K-2022-00001,31620,2022-11-01,BG 1\n";
        var second = "K-2022-00002,29760,2022-11-01,BG 1\n";
        then(ledger.done("payments", "import", file(head + first))).contains("registrerade: 1", "redan kända: 0");
        then(ledger.done("payments", "import", file(head + first + second)))
                .contains("registrerade: 1", "29 760", "redan kända: 1");
        then(ledger.open()).isEqualTo("0");
        then(ledger.done("payments", "import", file(head + second + first))).contains("Inget ändras");
        then(ledger.on("payments", "import", file(head + second + second)).out())
                .contains("Redan kända betalningar: 1.", "Rad 3 är lika med rad 2");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_payment_with_another_sum_is_refused_by_name(LedgerKind kind) {
        var ledger = posted(kind);
        var head = "bill,amount,date,reference\n";
        ledger.done("payments", "import", file(head + "K-2022-00001,100,2022-11-01,BG 1\n"));
        var call = ledger.on("payments", "import", file(head + "K-2022-00001,200,2022-11-01,BG 1\n"));
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("BG 1", "2022-11-01", "K-2022-00001", "100 kr", "200 kr");
        // another day is another payment
        ledger.done("payments", "import", file(head + "K-2022-00001,200,2022-11-02,BG 1\n"));
        then(paid(ledger, "K-2022-00001")).isEqualTo("300");
    }

    @ParameterizedTest
    @EnumSource
    void headings_in_swedish_and_the_encoding_of_swedish_systems(LedgerKind kind) {
        var ledger = posted(kind);
        var text = """
                Räkning;Belopp;Betalningsdag;Referens;Betalare
                K-2022-00001;31\u00a0620,00;20221101;BG 1;Höörs kommun

                ;;;;
                K-2022-00002;1,50;2022-11-01;BG 1;Malmö stad
                """;
        then(ledger.done("payments", "import", bytes(text))).contains("registrerade: 2", "31 621,50 kr",
                "K-2022-00002: 29 758,50 kr återstår");
        then(ledger.done("payments", "import", file(text))).contains("Inget ändras");
        var missing = ledger.on("payments", "import", file("Räkning;Belopp;Datum\nK-2022-00001;1;2022-11-01\n"));
        then(missing.code()).isEqualTo(ExitCode.UNUSABLE);
        then(missing.err()).contains("reference (referens)", "reference saknas");
        var twice = ledger.on("payments", "import", file("bill;belopp;amount;datum;referens\nK;1;1;2022-11-01;x\n"));
        then(twice.err()).contains("amount är en andra kolumn");
        then(ledger.on("payments", "import", file("bill;amount;date;reference\n")).err()).contains("inga betalningar");
    }

    @ParameterizedTest
    @EnumSource
    void over_and_under_and_later_than_today_are_told(LedgerKind kind) {
        var ledger = posted(kind);
        then(ledger.done("payments", "add", "K-2022-00001", "--amount", "31620,01", "--date", "2022-11-01",
                "--reference", "x")).contains("K-2022-00001: överbetald med 0,01 kr");
        then(ledger.done("payments", "add", "k202200002", "--amount", "29 759,99", "--date", "2022-11-01",
                "--reference", "x", "--payer", "Malmö stad")).contains("K-2022-00002: 0,01 kr återstår");
        then(ledger.open()).isEqualTo("0");
        var later = ledger.on("payments", "add", "K-2022-00001", "--amount", "1", "--date", "2122-11-01",
                "--reference", "x");
        then(later.code()).isEqualTo(ExitCode.UNUSABLE);
        then(later.err()).contains("2122-11-01 är senare än i dag");
    }

    /// Höör pays 31 620 kr; b is disputed and credited, 20 460 kr; the region pays it back on the credit note.
    @ParameterizedTest
    @EnumSource
    void a_refund_on_a_credit_note_counts(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-11-01", "--reference", "x");
        ledger.done("dispute", "K-2022-00001", "--case", "b", "--reason", "r", "--date", "2022-11-20");
        ledger.done("dispute", "K-2022-00001", "--case", "b", "--state", "upheld", "--reason", "r", "--date",
                "2022-12-01");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-05");
        then(ledger.open()).isEqualTo("9300"); // Malmö's 29 760 less 20 460 that Höör has paid too much
        var positive = ledger.on("payments", "add", "K-2022-00003", "--amount", "20460", "--reference", "ut");
        then(positive.code()).isEqualTo(ExitCode.UNUSABLE);
        then(positive.err()).contains("K-2022-00003 är en kreditfaktura", "−20 460");

        ledger.done("payments", "add", "K-2022-00003", "--amount", "-20460", "--date", "2022-12-20", "--reference",
                "ut");
        then(ledger.open()).isEqualTo("29760");
        then(paid(ledger, "K-2022-00001")).isEqualTo("11160");
        then(ledger.done("bills", "--municipality", "1267")).contains("betald");
        then(ledger.done("bills", "--date", "2022-12-19", "--municipality", "1267")).contains("överbetald", "−20 460");
        // 40 kr more than the credit
        then(ledger.on("payments", "add", "K-2022-00003", "--amount", "-40", "--date", "2022-12-21", "--reference",
                "ut").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.open()).isEqualTo("29760");
        ledger.isInOrder();
    }

    /// Public test numbers, and samples of national reserve numbers in Inera's description.
    @ParameterizedTest
    @EnumSource
    void identity_numbers_are_refused_and_nothing_of_them_is_kept(LedgerKind kind) {
        var ledger = posted(kind);
        for (var personal : List.of("191212121212", "121212-1212", "00342145BZ31", "25780404KHD5")) {
            for (var option : List.of("--reference", "--payer")) {
                var call = ledger.on("payments", "add", "K-2022-00001", "--amount", "1", "--date", "2022-11-01",
                        "--reference", "x", option, "Avser " + personal);
                then(call.code()).as(personal).isEqualTo(ExitCode.UNUSABLE);
            }
            var file = file("bill,amount,date,reference\nK-2022-00001,1,2022-11-01,BG1/" + personal + "\n");
            var call = ledger.on("payments", "import", file);
            then(call.code()).as(personal).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("rad 2: reference innehåller", "personnummer").doesNotContain(personal);
            for (var args : List.of(
                    List.of("--case", "a", "--reason", "Avser " + personal),
                    List.of("--case", personal, "--reason", "r"))) {
                var dispute = new ArrayList<>(List.of("dispute", "K-2022-00001"));
                dispute.addAll(args);
                then(ledger.on(dispute.toArray(String[]::new)).err()).doesNotContain(personal);
            }
            var posting = ledger.post(List.of(stay(personal, 4)), "--series", "P");
            then(posting.code()).as(personal).isEqualTo(ExitCode.UNUSABLE);
            then(posting.err() + posting.out()).doesNotContain(personal);
        }
        then(ledger.open()).isEqualTo("61380");
    }

    /// A split with sums, one without, an unknown payment, a deduction; the same file again is known.
    /// Höör without case a: 5 − 2.8 = 2.2 days, 20 460 kr, 11 160 less.
    private static void credit(LedgerCall ledger) {
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-10-20");
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--state", "upheld", "--reason", "medges", "--date",
                "2022-10-25");
        then(ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-11-01")).contains("K-2022-00003");
    }

    @ParameterizedTest
    @EnumSource
    void money_is_matched_with_no_credit_and_with_no_other_municipality_unasked(LedgerKind kind) {
        var ledger = posted(kind);
        credit(ledger);
        var text = new BgMaxText().open().payment("", 500_00, 11).message("K-2022-00003").close("20221115").end();
        then(ledger.on("payments", "import", bytes(text)).code()).isEqualTo(ExitCode.WITH_REJECTS);
        var line = ledger.done("payments", "unmatched")
                .lines()
                .filter(each -> each.contains("K-2022-00003"))
                .map(each -> each.strip().replaceAll(" .*", ""))
                .findFirst()
                .orElseThrow();
        var credit = ledger.on("payments", "match", line, "K-2022-00003");
        then(credit.code()).isEqualTo(ExitCode.REFUSED);
        then(credit.err()).contains("K-2022-00003 är en kreditfaktura");
        var other = ledger.on("payments", "match", line, "K-2022-00002");
        then(other.code()).isEqualTo(ExitCode.REFUSED);
        then(other.err()).contains("K-2022-00002 är en annan kommuns räkning", "(K-2022-00003)");
        then(paid(ledger, "K-2022-00002")).isEqualTo("0");
        ledger.done("payments", "match", line, "K-2022-00002", "--amount", "100", "--other-municipality",
                "--date", "2022-12-01");
        ledger.done("payments", "match", line, "K-2022-00001", "--date", "2022-12-01");
        then(paid(ledger, "K-2022-00002")).isEqualTo("100");
        then(paid(ledger, "K-2022-00001")).isEqualTo("400");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_bgmax_file_as_it_comes(LedgerKind kind) {
        var ledger = posted(kind);
        var text = new BgMaxText().open()
                .payment("", 41_620_00, 11)
                .reference("22", "K-2022-00001", 31_620_00, 11)
                .reference("22", "K202200002", 11_000_00, 11)
                .reference("23", "okänd kredit", 1_000_00, 11)
                .sender("Betalcentralen i Skåne", "005560360793")
                .payment("12345", 77_50, 12)
                .message("Avser 121212-1212")
                .sender("Berit Exempel", "191212121212")
                .close("20221115")
                .open()
                .payment("", 18_760_00, 13)
                .message("Faktura k 2022 00002")
                .deduction("K-2022-00001", 20_00, 14)
                .close("20221116")
                .end();
        var call = ledger.on("payments", "import", bytes(text));
        then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out()).contains("registrerade: 4, i 6 delar", "60 437,50 kr", "K-2022-00001: 20 kr återstår",
                "Omatchad: 2022-11-15, −1 000 kr, BgMax 0000 0000 0011; betalare: Betalcentralen i Skåne 556036-0793",
                "Omatchad: 2022-11-15, 77,50 kr, BgMax 0000 0000 0012; betalare: bankgiro 3783511; uppgivet: 12345 Avser")
                .doesNotContain("121212-1212", "Berit");
        then(paid(ledger, "K-2022-00001")).isEqualTo("31600");
        then(paid(ledger, "K-2022-00002")).isEqualTo("29760");
        then(ledger.on("payments", "import", bytes(text)).out()).contains("Inget ändras");
        then(ledger.done("statement", "--date", "2022-12-31")).contains("Omatchade betalningar: −922,50 kr");
        then(ledger.done("statement", "--date", "2022-11-14")).doesNotContain("Omatchade").contains("61 380");

        var waiting = ledger.done("payments", "unmatched", "--date", "2022-12-31");
        then(waiting).contains("2/3", "−1 000", "2/4", "77,5");
        then(ledger.on("payments", "match", "2/4", "K-2022-00001", "--amount", "78").err()).contains("väntar 77,50 kr");
        then(ledger.done("payments", "match", "2/4", "K-2022-00001", "--amount", "20", "--date", "2022-12-01"))
                .contains("registrerade: 1");
        then(ledger.done("payments", "unmatched")).contains("57,5");
        then(ledger.done("payments", "unmatched", "--date", "2022-11-30")).contains("77,5");
        then(ledger.open()).isEqualTo("0");
        then(ledger.on("payments", "import", bytes(text)).out()).contains("Inget ändras");
        ledger.isInOrder();
    }

    /// References without sums: divided only where the open sums are the sum that came.
    @ParameterizedTest
    @EnumSource
    void references_without_sums_are_divided_where_that_is_certain(LedgerKind kind) {
        var ledger = posted(kind);
        var both = new BgMaxText().open()
                .payment("K-2022-00001 K-2022-00002", 61_380_00, 21)
                .reference("22", "K-2022-00001", 0, 21)
                .reference("22", "K-2022-00002", 0, 21)
                .close("20221115")
                .end();
        var less = new BgMaxText().open()
                .payment("K-2022-00001 K-2022-00002", 61_000_00, 22)
                .close("20221115")
                .end();
        then(ledger.on("payments", "import", bytes(less)).out()).contains("Omatchad", "61 000 kr");
        then(ledger.done("payments", "import", bytes(both))).contains("registrerade: 1, i 2 delar");
        then(ledger.open()).isEqualTo("0");
        then(ledger.on("payments", "import", bytes(both)).out()).contains("Inget ändras");
        then(ledger.on("payments", "import", bytes(less)).out()).contains("Inget ändras");
        ledger.isInOrder();
    }

    @Test
    void a_bgmax_file_that_is_cut_or_does_not_add_up_is_refused() {
        var ledger = posted(LedgerKind.FOLDER);
        var text = new BgMaxText().open().payment("K-2022-00001", 100_00, 31).close("20221115").end();
        thenRefused(ledger, text.substring(0, text.lastIndexOf("70000")), "slutposten (70) saknas");
        thenRefused(ledger, text.replaceFirst("0000010000", "0000010001"), "filen anger 100, posterna ger 100,01");
        thenRefused(ledger, text.replace("7000000001", "7000000002"), "position 3–10: filen anger 2, posterna ger 1");
        thenRefused(ledger, text.replaceFirst("P   ", "T   "), "testfil");
        thenRefused(ledger, text.replaceFirst("SEK", "EUR"), "rad 2: kolumn 23–25: ”EUR”");
        thenRefused(ledger, text.replace("20221115", "20221131"), "rad 4: kolumn 38–45: ”20221131”");
        thenRefused(ledger, text.replaceFirst("(?m)^05.*\r\n", ""), "posten 20 kan inte stå här");
        thenRefused(ledger, text + "20 efter\r\n", "posten 20 kan inte stå här");
        thenRefused(ledger, text.replace("20000378", "20x00378").replace("0010000", "001000x"), "kolumn");
        then(ledger.open()).isEqualTo("61380");
    }

    private void thenRefused(LedgerCall ledger, String text, String reason) {
        var call = ledger.on("payments", "import", bytes(text));
        then(call.code()).as(reason + call.out()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains(reason).containsAnyOf("inget är registrerat", "Ingen rad i filen är registrerad");
    }
}
