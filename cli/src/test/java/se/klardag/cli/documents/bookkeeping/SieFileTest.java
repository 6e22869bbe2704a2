package se.klardag.cli.documents.bookkeeping;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.PartiesFile;

/// Vouchers and ledger rows, read back with readers of the test's own.
class SieFileTest {
    private static final BillingParties PARTIES = BillsForTests.parties();
    private static final List<BillDocument> SKANE = BillsForTests.skane();

    private static SieReader read(List<BillDocument> bills) throws CharacterCodingException {
        return new SieReader(SieFile.write(bills, PARTIES.bookkeeping(), VoucherDay.bill));
    }

    private static BillDocument osby() {
        return SKANE.stream().filter(bill -> bill.recipient().code().equals("1273")).findFirst().orElseThrow();
    }

    private static BillDocument with(BillDocument.Kind kind, String days, String rate, String amount, String toPay) {
        return BillsForTests.with(osby(), kind,
                List.of(new BillLine(BillLine.Kind.EXCESS_DAYS, false, new BigDecimal(days), new BigDecimal(rate),
                        new BigDecimal(amount))),
                new BigDecimal(toPay),
                List.of(new BillDocument.Preceding("2022-0133", LocalDate.of(2026, 9, 5))));
    }

    @Test
    void every_voucher_balances_and_the_claims_are_the_bills() throws CharacterCodingException {
        var vouchers = read(SKANE).vouchers();

        then(vouchers).allSatisfy(voucher -> then(voucher.sum()).isEqualByComparingTo("0"));
        // by hand: Osby 9.2 × 9 300 = 85 560, Åstorp 18.8 × 9 300 = 174 840; the others owe nothing
        then(vouchers).extracting(voucher -> voucher.rows().getFirst().amount().toPlainString())
                .containsExactly("85560.00", "174840.00");
        then(vouchers.getLast().text()).isEqualTo("Betalningsansvar 2022-09 Åstorps kommun faktura 2022-0118");
        then(vouchers).allSatisfy(voucher -> {
            then(voucher.series()).isEqualTo("B");
            then(voucher.number()).isEmpty();
            then(voucher.date()).isEqualTo("20261005");
        });
    }

    @Test
    void revenue_carries_the_dimensions_and_every_row_the_counterparty() throws CharacterCodingException {
        var rows = read(SKANE).vouchers().getFirst().rows();

        then(rows.getFirst().account()).isEqualTo("1511");
        then(rows.getFirst().objects()).isEqualTo(Map.of("20", "8273"));
        then(rows.getLast().account()).isEqualTo("3421");
        then(rows.getLast().objects()).isEqualTo(Map.of("1", "91000", "6", "612", "20", "8273"));
    }

    @Test
    void the_labels_are_those_the_format_demands_in_its_order() throws CharacterCodingException {
        var labels = read(SKANE).labels().stream().map(List::getFirst).distinct().toList();

        then(labels).containsExactly("#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#FNAMN", "#ORGNR",
                "#VALUTA", "#KONTO", "#DIM", "#OBJEKT", "#VER");
        then(read(SKANE).labels()).contains(List.of("#FORMAT", "PC8"), List.of("#SIETYP", "4"),
                List.of("#GEN", "20261005"), List.of("#OBJEKT", "20", "8277", "Åstorps kommun"));
    }

    @Test
    void letters_are_those_of_code_page_437() {
        var file = SieFile.write(SKANE, PARTIES.bookkeeping(), VoucherDay.bill);

        // Å is 8F hex in code page 437
        then(new String(file, Charset.forName("ISO-8859-1"))).contains("\u008fstorps kommun");
    }

    @Test
    void ore_that_are_rounded_to_nothing_are_not_booked() throws CharacterCodingException {
        // 0.00002 days at 9 300 are 0.186: 0.19 kr, payable 0
        then(read(List.of(with(BillDocument.Kind.INVOICE, "0.00002", "9300", "0.19", "0"))).vouchers()).isEmpty();
    }

    @Test
    void ore_stand_on_the_account_for_rounding() throws CharacterCodingException {
        // by hand: 18.78 × 7 823 = 146 915.94, payable 146 916
        var voucher = read(List.of(with(BillDocument.Kind.INVOICE, "18.78", "7823", "146915.94", "146916")))
                .vouchers()
                .getFirst();

        then(voucher.rows()).extracting(row -> row.account() + " " + row.amount())
                .containsExactly("1511 146916.00", "3421 -146915.94", "3740 -0.06");
    }

    @Test
    void a_credit_note_is_booked_the_other_way() throws CharacterCodingException {
        var voucher = read(List.of(with(BillDocument.Kind.CREDIT_NOTE, "-3", "9300", "-27900", "-27900")))
                .vouchers()
                .getFirst();

        then(voucher.rows()).extracting(row -> row.account() + " " + row.amount())
                .containsExactly("1511 -27900.00", "3421 27900.00");
        then(voucher.text()).isEqualTo("Betalningsansvar 2022-09 Osby kommun kreditfaktura 2022-0117 avser 2022-0133");
    }

    @Test
    void a_bill_is_booked_on_the_last_day_of_its_month_if_that_is_chosen() throws CharacterCodingException {
        var file = new SieReader(SieFile.write(SKANE, PARTIES.bookkeeping(), VoucherDay.month));

        then(file.vouchers()).allSatisfy(voucher -> then(voucher.date()).isEqualTo("20220930"));
    }

    @Test
    void the_ledgers_own_file_has_the_columns_of_the_template() {
        var text = new String(
                LedgerFile.write(SKANE, PARTIES.bookkeeping(), PARTIES.ledgerColumns().orElseThrow()),
                Charset.forName("windows-1252"));

        then(text.lines()).hasSize(5);
        then(text.lines().skip(3).findFirst()).contains("12;2022-0118;2026-10-05;2026-11-04;212000-9200;Åstorps kommun;"
                + "1277-OMSORG;1511;8277;;174840,00;Betalningsansvar 2022-09 Åstorps kommun faktura 2022-0118");
        then(text.lines().skip(4).findFirst()).contains("12;2022-0118;2026-10-05;2026-11-04;212000-9200;Åstorps kommun;"
                + "1277-OMSORG;3421;8277;91000;-174840,00;Vårddygn över gränsen, september 2022");
    }

    /// As in every other table: what a spreadsheet takes for a formula stays a text.
    @Test
    void no_cell_of_the_ledgers_own_file_is_a_formula() {
        var parties = BillsForTests.parties(PartiesFile.example()
                .replace("title: Företag, text: \"12\"", "title: \"=1+1\", text: \"@SUM(A1)\""));
        var text = new String(
                LedgerFile.write(SKANE, parties.bookkeeping(), parties.ledgerColumns().orElseThrow()),
                Charset.forName("windows-1252"));

        then(text).startsWith("'=1+1;Fakturanr;");
        then(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("'@SUM(A1);"));
    }

    @Test
    void a_character_that_the_format_lacks_is_refused_with_its_line() {
        var bill = osby();
        var other = new BillDocument(
                new InvoiceIdentity.Numbered("2022–1"), bill.kind(), bill.invented(), bill.issuer(),
                bill.recipient(), bill.period(), bill.issued(), bill.due(), bill.basisId(), bill.lines(), bill.toPay(),
                bill.preceding(), bill.basis());

        thenThrownBy(() -> SieFile.write(List.of(other), PARTIES.bookkeeping(), VoucherDay.bill))
                .isInstanceOfSatisfying(DocumentRefusedException.class,
                        refused -> then(refused.details().getFirst()).startsWith("#VER").contains("2022–1"));
    }
}
