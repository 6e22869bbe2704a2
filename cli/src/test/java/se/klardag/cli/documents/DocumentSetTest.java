package se.klardag.cli.documents;

import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.DocumentBatch;
import se.klardag.cli.documents.DocumentBatch.LeftOut;
import se.klardag.cli.documents.bookkeeping.SieReader;
import se.klardag.cli.documents.bookkeeping.VoucherDay;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.text.Language;

/// A run over bills of which one cannot be written: Osby's (1273), beside Åstorp's (1277).
class DocumentSetTest {
    private static BillDocument of(String code) {
        return BillsForTests.skane()
                .stream()
                .filter(bill -> bill.recipient().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static BillDocument osby(String name, String reference) {
        var bill = of("1273");
        var to = bill.recipient();
        return new BillDocument(
                bill.mark(), bill.kind(), bill.invented(), bill.issuer(),
                new Recipient(to.code(), name, to.organisation(), to.endpoint(), reference, to.address(), to.contact(),
                        to.dueDays(), to.language(), to.billedNothing(), to.motpart(), to.revenue()),
                bill.period(), bill.issued(), bill.due(), bill.basisId(), bill.lines(), bill.toPay(),
                bill.preceding(), bill.basis());
    }

    private static DocumentBatch written(Set<DocumentForm> forms, BillDocument... bills) {
        return new DocumentSet(BillsForTests.parties(), forms, false, true, VoucherDay.bill, Language.SV)
                .of(List.of(bills));
    }

    private static DocumentFile file(DocumentBatch batch, String name) {
        return batch.files().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /// Code page 437 has no Ł.
    @Test
    void a_name_that_vouchers_have_no_letter_for_leaves_out_its_own_voucher() throws CharacterCodingException {
        var osby = osby("Osby \u0141", "1273-OMSORG");
        var batch = written(Set.of(DocumentForm.sie, DocumentForm.peppol), osby, of("1277"));
        then(batch.leftOut()).extracting(LeftOut::name, LeftOut::form)
                .containsExactly(tuple(osby.name(), DocumentForm.sie));
        then(new SieReader(file(batch, "FAKT.SI").bytes()).vouchers())
                .singleElement()
                .satisfies(voucher -> then(voucher.text()).contains("Åstorp"));
        // its e-invoice is written, and so the manifest lists it
        then(new String(file(batch, "manifest.json").bytes(), StandardCharsets.UTF_8)).contains(osby.name());
    }

    /// Peppol asks for a reference of the buyer (PEPPOL-EN16931-R003).
    @Test
    void an_e_invoice_that_breaks_the_rules_leaves_out_itself() {
        var osby = osby("Osby kommun", "");
        var batch = written(Set.of(DocumentForm.peppol), osby, of("1277"));
        then(batch.leftOut()).singleElement().satisfies(each -> {
            then(each.name()).isEqualTo(osby.name());
            then(each.why().key()).isEqualTo("invoice.peppol-invalid");
        });
        then(batch.files()).extracting(DocumentFile::name)
                .filteredOn(name -> name.endsWith(".xml"))
                .singleElement()
                .asString()
                .contains("-1277-");
        then(new String(file(batch, "manifest.json").bytes(), StandardCharsets.UTF_8)).doesNotContain(osby.name());
    }

    @Test
    void where_nothing_can_be_written_the_run_is_refused() {
        thenThrownBy(() -> written(Set.of(DocumentForm.peppol), osby("Osby kommun", "")))
                .isInstanceOf(DocumentRefusedException.class);
    }
}
