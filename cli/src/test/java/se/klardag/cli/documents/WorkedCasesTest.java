package se.klardag.cli.documents;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.model.InvoiceScope;
import se.klardag.cli.documents.peppol.PeppolBilling3;
import se.klardag.cli.documents.peppol.PeppolRules;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.rules.Agreements;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// Every worked case that settles becomes bills that add up, or is refused with a reason: never a wrong bill.
class WorkedCasesTest {
    /// Folders whose agreement documents have no words for, or that charge nothing.
    private static final Map<String, String> REFUSED = new TreeMap<>(Map.ofEntries(
            Map.entry("denmark-moved", "invoice.other-payers"),
            Map.entry("denmark-moved-restarts", "invoice.other-payers"),
            Map.entry("denmark-three-days", "invoice.other-payers"),
            Map.entry("england-2003-eleven-o-clock", "invoice.other-payers"),
            Map.entry("england-2003-friday-two-o-clock", "invoice.other-payers"),
            Map.entry("england-2003-later-of-two-days", "invoice.other-payers"),
            Map.entry("england-2014-three-days", "invoice.other-payers"),
            Map.entry("finland-transfer-delay", "invoice.other-payers"),
            Map.entry("norway-answers", "invoice.other-payers"),
            Map.entry("norway-payer-of-stay", "invoice.other-payers"),
            Map.entry("norway-ready-on-thursday", "invoice.other-payers"),
            Map.entry("scotland-february", "invoice.other-payers"),
            Map.entry("scotland-january", "invoice.other-payers"),
            Map.entry("stockholm-2020-not-activated", "invoice.nothing-charged")));

    private static final Map<String, List<BillDocument>> BILLS = new TreeMap<>();
    private static final Map<String, String> REASONS = new TreeMap<>();

    static {
        for (var each : BillsForTests.worked()) {
            try {
                BILLS.put(each.folder(), each.bills());
            } catch (DocumentRefusedException refusal) {
                REASONS.put(each.folder(), refusal.key());
            }
        }
    }

    @Test
    void a_bill_that_documents_cannot_tell_is_refused_with_the_reason() {
        then(REASONS).isEqualTo(REFUSED);
        then(BILLS).hasSizeGreaterThan(40);
    }

    @Test
    void every_bill_adds_up_to_the_settlement() {
        for (var each : BillsForTests.worked()) {
            if (!BILLS.containsKey(each.folder())) {
                continue;
            }
            var terms = TermsResolution.resolve(
                    Agreements.find(each.agreement()), YearMonth.parse(each.period()), Municipalities.shipped());
            var settled = BillsForTests.files(Agreements.find(each.agreement()), each.cases())
                    .read(source -> MonthSettler.settle(source, terms, CaseListener.NOBODY));
            var charged = settled.bills().stream().filter(InvoiceScope::isCharged).toList();
            var bills = BILLS.get(each.folder());
            then(bills).as(each.folder()).hasSameSizeAs(charged);
            for (int i = 0; i < charged.size(); i++) {
                then(bills.get(i).toPay()).as(each.folder())
                        .isEqualByComparingTo(charged.get(i).toPay().value())
                        .isEqualByComparingTo(bills.get(i).net().add(bills.get(i).rounding()));
                then(bills.get(i).net().subtract(charged.get(i).amount().value()).abs())
                        .isLessThanOrEqualTo(new BigDecimal("0.01"));
            }
            then(bills.stream().map(DocumentSet::fileName)).doesNotHaveDuplicates();
            then(bills.stream().map(BillDocument::basisId)).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_bill_follows_the_rules_of_peppol() {
        for (var each : BILLS.entrySet()) {
            for (var bill : each.getValue()) {
                var xml = new PeppolBilling3().write(bill);
                then(PeppolRules.on(bill.issued()).errors(xml, false)).as(each.getKey()).isEmpty();
                then(new String(xml, StandardCharsets.UTF_8)).contains(bill.basisId());
            }
        }
    }

    @Test
    void all_municipalities_are_explained_at_once_as_each_is_alone() {
        int held = 0;
        for (var each : BillsForTests.worked()) {
            var agreement = Agreements.find(each.agreement());
            var terms = TermsResolution.resolve(agreement, YearMonth.parse(each.period()), Municipalities.shipped());
            var files = BillsForTests.files(agreement, each.cases());
            var all = files.read(source -> MonthExplainer.explainAll(source, terms));
            for (var entry : all.entrySet()) {
                var alone = files.read(source -> MonthExplainer.explain(source, terms, entry.getKey()));
                thenSame(each.folder(), alone, entry.getValue());
                held += alone.stream().map(ExplainedBill::cases).mapToInt(List::size).sum();
            }
        }
        then(held).isGreaterThan(1_000);
    }

    /// Case by case, since the comparison remembers every pair that it has seen and looks through them all for each.
    private static void thenSame(String folder, List<ExplainedBill> alone, List<ExplainedBill> among) {
        then(alone).as(folder).hasSameSizeAs(among);
        for (int i = 0; i < alone.size(); i++) {
            then(alone.get(i))
                    .as(folder)
                    .usingRecursiveComparison()
                    .ignoringFields("cases")
                    .isEqualTo(among.get(i));
            then(alone.get(i).cases()).as(folder).hasSameSizeAs(among.get(i).cases());
            for (int j = 0; j < alone.get(i).cases().size(); j++) {
                then(alone.get(i).cases().get(j))
                        .as(folder)
                        .usingRecursiveComparison()
                        .isEqualTo(among.get(i).cases().get(j));
            }
        }
    }
}
