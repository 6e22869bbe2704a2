package se.klardag.cli.documents.peppol;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillDocument.Kind;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.parties.PartiesFile;

/// E-invoices, compared with the official rules that ship with the program.
class PeppolBilling3Test {
    private static final List<BillDocument> SKANE = BillsForTests.skane();
    private static final List<BillDocument.Preceding> EARLIER = List.of(
            new BillDocument.Preceding("2022-0133", LocalDate.of(2026, 9, 5)));

    private static String xml(BillDocument bill) {
        return new String(new PeppolBilling3().write(bill), StandardCharsets.UTF_8);
    }

    private static List<String> errors(BillDocument bill) {
        return errors(xml(bill), bill);
    }

    private static List<String> errors(String xml, BillDocument bill) {
        return PeppolRules.on(bill.issued())
                .errors(xml.getBytes(StandardCharsets.UTF_8), bill.kind() == Kind.CREDIT_NOTE);
    }

    private static BillDocument osby() {
        return SKANE.stream().filter(bill -> bill.recipient().code().equals("1273")).findFirst().orElseThrow();
    }

    private static BillLine line(String days, String rate, String amount) {
        return new BillLine(BillLine.Kind.EXCESS_DAYS, false, new BigDecimal(days), new BigDecimal(rate),
                new BigDecimal(amount));
    }

    @Test
    void every_bill_of_the_month_follows_the_rules_valid_on_its_date() {
        then(SKANE).hasSize(33);
        then(SKANE).allSatisfy(bill -> then(errors(bill)).as(bill.recipient().name()).isEmpty());
        then(SKANE).anyMatch(bill -> bill.toPay().signum() == 0).anyMatch(bill -> bill.toPay().signum() > 0);
    }

    @Test
    void the_rules_are_those_of_the_date_of_issue() {
        then(PeppolRules.on(LocalDate.of(2022, 10, 5)).version()).isEqualTo("2025.5"); // the oldest held
        then(PeppolRules.on(LocalDate.of(2026, 2, 22)).version()).isEqualTo("2025.5");
        then(PeppolRules.on(LocalDate.of(2026, 2, 23)).version()).isEqualTo("2025.11");
        then(PeppolRules.on(LocalDate.of(2026, 8, 16)).version()).isEqualTo("2025.11");
        then(PeppolRules.on(LocalDate.of(2026, 8, 17)).version()).isEqualTo("2026.5");
        for (var date : List.of(LocalDate.of(2025, 9, 1), LocalDate.of(2026, 3, 1))) {
            then(PeppolRules.on(date).errors(new PeppolBilling3().write(osby()), false)).isEmpty();
        }
    }

    @Test
    void both_treatments_of_vat_follow_the_rules() {
        var outside = BillsForTests.bills(
                BillsForTests.fixture("adopted-agreement", "agreement.yaml").toString(), "2022-09",
                BillsForTests.fixture("skane-2022-09", "cases.csv"), Optional.of("7"),
                BillsForTests.parties(PartiesFile.example().replace("vat: exempt", "vat: outside-scope")));

        then(xml(osby())).contains("<cbc:ID>E</cbc:ID>", "VATEX-EU-132-1B", "SE232100999101");
        then(xml(outside.getFirst())).contains("<cbc:ID>O</cbc:ID>", "VATEX-EU-O").doesNotContain("SE232100999101");
        then(errors(outside.getFirst())).isEmpty();
    }

    @Test
    void a_credit_note_names_what_it_credits_and_holds_positive_amounts() {
        // GIVEN a correction: 9.2 days were billed, 6.2 remain; by hand 3 × 9 300 = 27 900 kr back
        var credit = BillsForTests.with(osby(), Kind.CREDIT_NOTE, List.of(line("-3", "9300", "-27900")),
                new BigDecimal("-27900"), EARLIER);
        // THEN
        then(errors(credit)).isEmpty();
        then(xml(credit)).contains("<CreditNote ", "<cbc:CreditNoteTypeCode>381<", "<cbc:ID>2022-0133</cbc:ID>",
                "<cbc:CreditedQuantity unitCode=\"DAY\">3<", "\"SEK\">27900.00</cbc:PayableAmount>")
                .doesNotContain("DueDate");
    }

    @Test
    void an_invoice_may_hold_less_than_nothing() {
        // GIVEN a later rate: 2 days at 9 300 instead of 2 at 9 500, as an invoice that corrects
        var negative = BillsForTests.with(osby(), Kind.INVOICE,
                List.of(line("2", "9300", "18600"), line("-2", "9500", "-19000")), new BigDecimal("-400"), EARLIER);

        then(errors(negative)).isEmpty();
        then(xml(negative)).contains("\"SEK\">-400.00</cbc:PayableAmount>");
    }

    @Test
    void hundredths_of_a_day_and_ore_add_up_with_the_rounding_apart() {
        // GIVEN by hand: 18.78 × 7 823 = 146 915.94; to whole kronor 146 916, 0.06 more
        var odd = BillsForTests.with(osby(), Kind.INVOICE, List.of(line("18.78", "7823", "146915.94")),
                new BigDecimal("146916"), List.of());

        then(errors(odd)).isEmpty();
        then(xml(odd)).contains(">18.78</cbc:InvoicedQuantity>", "\"SEK\">146915.94</cbc:LineExtensionAmount>",
                "\"SEK\">0.06</cbc:PayableRoundingAmount>", "\"SEK\">146916.00</cbc:PayableAmount>");
    }

    @Test
    void planted_errors_are_found_each_by_its_own_rule() {
        var xml = xml(osby());
        thenFound(xml.replace(">85560.00</cbc:PayableAmount>", ">85561.00</cbc:PayableAmount>"), "BR-CO-16");
        thenFound(xml.replaceFirst(">85560.00</cbc:LineExtensionAmount>", ">85559.00</cbc:LineExtensionAmount>"),
                "BR-CO-10");
        thenFound(xml.replaceFirst("\\s*<cbc:BuyerReference>[^<]*</cbc:BuyerReference>", ""), "PEPPOL-EN16931-R003");
        thenFound(xml.replace(">2321009991<", ">2321009992<"), "PEPPOL-COMMON-R049");
        thenFound(xml.replaceAll("\\s*<cac:PartyTaxScheme>[\\s\\S]*?</cac:PartyTaxScheme>", ""), "BR-E-02");
        thenFound(xml.replace("<cbc:Percent>0</cbc:Percent>", "<cbc:Percent>25</cbc:Percent>"), "BR-E-05");
        thenFound(
                xml.replace("<cbc:DocumentCurrencyCode>", "<cbc:Note>och en till</cbc:Note><cbc:DocumentCurrencyCode>"),
                "PEPPOL-EN16931-R002");
        thenFound(xml.replace("<cbc:ProfileID>", "<cbc:Unknown>x</cbc:Unknown><cbc:ProfileID>"), "");
    }

    @Test
    void nothing_of_a_patient_is_in_it() {
        for (var bill : SKANE) {
            var text = xml(bill);
            for (var each : bill.basis().explained().cases()) {
                then(text).doesNotContain(each.fact().id(), each.fact().patient());
            }
            then(text).contains(bill.basisId());
        }
    }

    private static void thenFound(String planted, String rule) {
        then(planted).as("the error was planted").isNotEqualTo(xml(osby()));
        then(errors(planted, osby())).as(rule).anyMatch(error -> error.contains(rule));
    }
}
