package se.klardag.cli.documents.pdf;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.BillLine;
import se.klardag.cli.documents.BillsForTests;

/// PDF bills, held against PDF/A-3a and PDF/UA-1 by veraPDF, and read as a person would.
class BillPdfTest {
    private static final List<BillDocument> SKANE = BillsForTests.skane();
    private static final Map<String, byte[]> WRITTEN = new TreeMap<>();

    @BeforeAll
    static void write() {
        VeraGreenfieldFoundryProvider.initialise();
        SKANE.forEach(bill -> WRITTEN.put(bill.recipient().code(), BillPdf.write(bill)));
    }

    private static BillDocument bill(String code) {
        return SKANE.stream().filter(bill -> bill.recipient().code().equals(code)).findFirst().orElseThrow();
    }

    private static byte[] written(String code) {
        return Objects.requireNonNull(WRITTEN.get(code));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[ \n\r]+", " ");
        }
    }

    private static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws VeraPDFException, IOException {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            var found = new ArrayList<String>();
            result.getTestAssertions()
                    .forEach(each -> found.add(each.getRuleId().getClause() + ": " + each.getMessage()));
            if (!result.isCompliant() && found.isEmpty()) {
                found.add("not compliant");
            }
            return found;
        }
    }

    @Test
    void every_bill_of_the_month_is_an_archive_file_that_everybody_can_read() throws VeraPDFException, IOException {
        then(WRITTEN).hasSize(33);
        for (var each : WRITTEN.entrySet()) {
            then(violations(each.getValue(), PDFAFlavour.PDFA_3_A)).as(each.getKey()).isEmpty();
            then(violations(each.getValue(), PDFAFlavour.PDFUA_1)).as(each.getKey()).isEmpty();
        }
    }

    @Test
    void other_kinds_of_bills_are_too() throws VeraPDFException, IOException {
        var credit = BillsForTests.with(bill("1273"), BillDocument.Kind.CREDIT_NOTE,
                List.of(new BillLine(BillLine.Kind.EXCESS_DAYS, false, new BigDecimal("-3"), new BigDecimal("9300"),
                        new BigDecimal("-27900"))),
                new BigDecimal("-27900"), List.of(new BillDocument.Preceding("2022-0133", LocalDate.of(2026, 9, 5))));
        var others = List.of(
                credit,
                BillsForTests.draft("rounding-two-decimals-half-up"),
                BillsForTests.draft("long-stay-over-7"),
                BillsForTests.draft("statute-september"));

        for (var other : others) {
            var pdf = BillPdf.write(other);
            then(violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
            then(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
        then(text(BillPdf.write(credit))).contains("Kreditfaktura 2022-0133", "får tillbaka 27\u202f900\u00a0kr",
                "\u221227\u202f900,00");
    }

    @Test
    void the_checker_bites() throws VeraPDFException, IOException {
        // GIVEN a bill whose pages have lost their tags
        byte[] untagged;
        try (var document = Loader.loadPDF(written("1273"))) {
            document.getDocumentCatalog().setStructureTreeRoot(null);
            var out = new ByteArrayOutputStream();
            document.save(out);
            untagged = out.toByteArray();
        }
        // THEN
        then(violations(untagged, PDFAFlavour.PDFUA_1)).isNotEmpty();
        then(violations(untagged, PDFAFlavour.PDFA_3_A)).isNotEmpty();
    }

    @Test
    void the_same_bill_gives_the_same_bytes() throws InterruptedException {
        Thread.sleep(1100); // a clock would show: PDF dates count seconds
        then(BillPdf.write(bill("1273"))).isEqualTo(written("1273"));
    }

    @Test
    void the_first_page_says_what_why_and_how_to_object() throws IOException {
        var text = text(written("1273"));

        // by hand: 68 − 2.8 × 21 = 9.2; 9.2 × 9 300 = 85 560; objections 14 days after 5 October
        then(text).contains(
                "Faktura 2022-0133", "Osby kommun ska betala 85\u202f560\u00a0kr.", "i genomsnitt 3,238 dygn",
                "Tillsammans är det 9,2 dygn över gränsen", "2026-10-19", "EXEMPEL MED PÅHITTADE PARTER",
                bill("1273").basisId());
        then(text(written("1281"))).contains("Lunds kommun has nothing to pay.", "Payment responsibility");
    }

    @Test
    void a_provisional_bill_is_marked_and_has_no_number() throws IOException {
        var text = text(BillPdf.write(BillsForTests.draft("rounding-two-decimals-half-up")));

        then(text).contains("UTKAST – PRELIMINÄR AVRÄKNING, INTE EN FAKTURA.", "inget, utkast")
                .doesNotContain("Faktura ");
        // the worked case: 14.43 days, 134 199 kr
        then(text).contains("14,43", "134\u202f199,00");
    }

    @Test
    void the_basis_is_attached_as_the_source_of_the_bill() throws IOException {
        try (var document = Loader.loadPDF(written("1273"))) {
            var names = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            then(names).containsOnlyKeys(bill("1273").basisId() + ".csv");
            var csv = new String(
                    names.values().iterator().next().getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
            then(csv.lines().findFirst()).contains("case_id,ready_notice_at,discharged_at,first_day,last_day,days,"
                    + "days_in_mean,days_apart,days_free,days_excluded,verdict,reason,clause");
            then(csv)
                    .contains("S-1273-2022-08-0007,2022-08-03T14:02,2022-09-13T13:30,2022-08-04,2022-09-13,41,41,0,0,0,"
                            + "counts,,");
            then(csv.lines()).hasSize(1 + bill("1273").basis().explained().cases().size());
        }
    }

    @Test
    void every_font_is_embedded_bold_too() throws IOException {
        try (var document = Loader.loadPDF(written("1278"))) {
            var names = new ArrayList<String>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    then(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName());
                }
            }
            then(names).anyMatch(name -> name.endsWith("Roboto-Bold"))
                    .anyMatch(name -> name.endsWith("Roboto-Regular"));
        }
        then(text(written("1278"))).contains("Båstads kommun");
    }
}
