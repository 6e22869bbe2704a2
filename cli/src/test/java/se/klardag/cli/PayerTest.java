package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.ledger.payment.StatedPayer;
import se.klardag.cli.text.ExitCode;

/// The payer of a payment is compared with the municipality of the bill, in every form in which payments come.
class PayerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Höör owes 31,620 on K-2022-00001, and Malmö 6 − 2.8 = 3.2 days = 29,760 on K-2022-00002.
    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6)));
        return ledger;
    }

    private String file(String text) {
        return CaseLines.text(folder, "payments.txt", text).toString();
    }

    private String bgMax(BgMaxText text) {
        return CaseLines.bytes(folder, "bgmax.txt", text.end().getBytes(StandardCharsets.ISO_8859_1)).toString();
    }

    @Test
    void who_a_payer_says_it_is() {
        var payers = new StatedPayer(Map.of("2120001074", 1267));
        Map.of(
                "Höörs kommun", List.of(1267), "HOORS KOMMUN", List.of(1267), "Malmö stad", List.of(1280),
                "Höör", List.of(1267), "1280", List.of(1280), "1280 Malmö", List.of(1280),
                "212000-1074", List.of(1267), "Upplands Väsby kommun 212000-9999", List.of(114),
                "Region Gotland", List.of(980))
                .forEach(
                        (text, codes) -> then(payers.municipalities(text)).as(text).containsExactlyElementsOf(codes));
        // one letter apart once the rings are gone
        then(payers.municipalities("HABO KOMMUN")).containsExactlyInAnyOrder(305, 643);
        for (var other : List.of(
                "", "bankgiro 3783511", "Region Skåne", "Lund Bygg AB", "Kommunalförbundet Sydost", "9999", "12801",
                "Lunds universitet 202100-3211", "stad")) {
            then(payers.municipalities(other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_bank_says_another_municipality_has_paid_waits(LedgerKind kind) {
        var ledger = posted(kind);
        var file = bgMax(new BgMaxText().open()
                .payment("K-2022-00001", 31_620_00, 11)
                .sender("Malmö stad", "002120001124")
                .payment("K-2022-00002", 29_760_00, 12)
                .sender("MALMO STAD", "002120001124")
                .close("20221115"));
        var call = ledger.on("payments", "import", file);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out()).contains("Omatchad: 2022-11-15, 31 620 kr",
                "K-2022-00001 är en annan kommuns räkning än betalarens (Malmö stad 212000-1124)");
        then(ledger.open()).isEqualTo("31620");
        then(ledger.on("payments", "import", file).out()).contains("Inget ändras");
        var other = ledger.on("payments", "match", "2/1", "K-2022-00001");
        then(other.code()).isEqualTo(ExitCode.REFUSED);
        then(other.err()).contains("K-2022-00001 är en annan kommuns räkning än betalarens");
        then(ledger.done("payments", "match", "2/1", "K-2022-00001", "--other-municipality"))
                .contains("registrerade: 1");
        then(ledger.open()).isEqualTo("0");
        ledger.isInOrder();
    }

    /// Malmö pays its own bill under the number of Höör's: its name says more than the number, so its own bill needs no flag.
    @ParameterizedTest
    @EnumSource
    void a_wrong_number_is_put_right_without_a_flag(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.on("payments", "import", bgMax(new BgMaxText().open()
                .payment("K-2022-00001", 29_760_00, 11)
                .sender("Malmö stad", "002120001124")
                .close("20221115")));
        then(ledger.done("payments", "match", "2/1", "K-2022-00002")).contains("registrerade: 1");
        then(ledger.open()).isEqualTo("31620");
        ledger.isInOrder();
    }

    /// One sum for bills of two municipalities: only the other's part waits.
    @ParameterizedTest
    @EnumSource
    void of_a_sum_for_several_bills_only_the_other_municipalitys_part_waits(LedgerKind kind) {
        var ledger = posted(kind);
        var file = bgMax(new BgMaxText().open()
                .payment("", 61_380_00, 11)
                .reference("22", "K-2022-00001", 31_620_00, 11)
                .reference("22", "K-2022-00002", 29_760_00, 11)
                .sender("Höörs kommun", "002120001074")
                .close("20221115"));
        then(ledger.on("payments", "import", file).code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(ledger.done("payments", "unmatched")).contains("29 760", "K-2022-00002");
        then(ledger.on("payments", "import", file).out()).contains("Inget ändras");
        var flagged = postedAgain(kind);
        then(flagged.on("payments", "import", file, "--other-municipality").code()).isZero();
        then(flagged.open()).isEqualTo("0");
        ledger.isInOrder();
    }

    private LedgerCall postedAgain(LedgerKind kind) {
        var ledger = LedgerCall.at(kind.address(folder.resolve("second")), folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6)));
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void a_row_and_a_typed_payment_are_refused_by_name(LedgerKind kind) {
        var ledger = posted(kind);
        var head = "bill,amount,date,reference,payer\n";
        for (var payer : List.of("Malmö stad", "1280", "Malmö")) {
            var call = ledger.on("payments", "import", file(head + "K-2022-00001,100,2022-11-01,BG 1," + payer + "\n"));
            then(call.code()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains("rad 2: K-2022-00001 är en annan kommuns räkning än betalarens (" + payer + ")");
            var typed = ledger.on("payments", "add", "K-2022-00001", "--amount", "100", "--date", "2022-11-01",
                    "--reference", "x", "--payer", payer);
            then(typed.code()).isEqualTo(ExitCode.UNUSABLE);
            then(typed.err()).contains("--other-municipality");
        }
        then(ledger.open()).isEqualTo("61380");
        ledger.done("payments", "import", file(head + "K-2022-00001,100,2022-11-01,BG 1,Malmö stad\n"),
                "--other-municipality");
        ledger.done("payments", "add", "K-2022-00001", "--amount", "20", "--date", "2022-11-01", "--reference", "x",
                "--payer", "Höörs kommun");
        then(ledger.open()).isEqualTo("61260");
        ledger.isInOrder();
    }

    /// A payer known by nothing but its number, which a parties file states.
    @ParameterizedTest
    @EnumSource
    void an_organisation_number_is_compared_where_a_parties_file_states_it(LedgerKind kind) {
        var ledger = posted(kind);
        var parties = folder.resolve("parties.yaml");
        then(Call.of("parties", "init", "-o", parties.toString()).code()).isZero();
        var malmo = CaseLines.read(parties)
                .replaceAll("(?s).*code: \"?1280\"?.*?organisation[A-Za-z]*: \"?([0-9-]+)\"?.*", "$1");
        var head = "bill,amount,date,reference,payer\n";
        var row = file(head + "K-2022-00001,100,2022-11-01,BG 1," + malmo + "\n");
        var call = ledger.on("payments", "import", row, "--parties", parties.toString());
        then(call.code()).as(malmo).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("K-2022-00001 är en annan kommuns räkning än betalarens");
        then(ledger.on("payments", "import", row).code()).isZero();
    }
}
