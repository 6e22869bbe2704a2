package se.klardag.cli.documents.pdf;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.model.BillDocument;

/// PDF bills, compared with PDF/A-3a and PDF/UA-1 by veraPDF, and read as a person would.
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

    /// The rate of 2022 was read in a news item of the region and the municipalities, and no regulation is claimed for it.
    @Test
    void a_bill_says_where_its_rate_was_read_and_what_binding_means() throws IOException {
        then(text(written("1280")).replaceAll("\\p{Z}+", " "))
                .contains(
                        "Belopp per vårddygn, 9 300 kr: Vårdsamverkan Skåne, nyhet 2021-12-14 (daterad 2021-12-14)"
                                + " (uppgift från part eller myndighet).")
                .contains("En källa som är yngre än månaden visar vad som sägs ha gällt då, inte att det var avtalat.");
    }

    /// The page ends 18 mm from its edge. A case that counts by a reading has a sentence beside its id, longer than a line.
    @ParameterizedTest
    @ValueSource(strings = {"statute-three-readings", "skane-clauses", "statute-clauses"})
    void nothing_is_written_beyond_the_margin(String folder) throws IOException {
        var beyond = new ArrayList<String>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                positions.stream()
                        .filter(each -> each.getXDirAdj() + each.getWidthDirAdj() > each.getPageWidth() - 18 / 25.4 * 72
                                + 1)
                        .findFirst()
                        .ifPresent(_ -> beyond.add(text));
            }
        };
        for (var bill : BillsForTests.worked(folder)) {
            try (var document = Loader.loadPDF(BillPdf.write(bill))) {
                stripper.getText(document);
            }
        }

        then(beyond).isEmpty();
    }

    @Test
    void other_kinds_of_bills_are_too(@TempDir Path folder) throws VeraPDFException, IOException {
        var credit = BillsForTests.credit();
        var others = List.of(
                credit,
                BillsForTests.withOre(folder),
                BillsForTests.worked("vastra-gotaland-switch-by-notice").getFirst(),
                BillsForTests.worked("act-1990-four-tariffs").getLast(),
                BillsForTests.draft("rounding-two-decimals-half-up"),
                BillsForTests.draft("long-stay-over-7"),
                BillsForTests.draft("statute-september"));

        for (var other : others) {
            var pdf = BillPdf.write(other);
            then(violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
            then(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
        then(text(BillPdf.write(credit))).contains("Kreditfaktura 2022-0117", "får tillbaka 27\u202f900\u00a0kr",
                "fakturerats och krediterats för månaden: faktura 2022-0099", "\u221227\u202f900,00");
        then(text(BillPdf.write(BillsForTests.withdrawal())))
                .contains("Hela faktura 2022-0099 av 2026-09-05 krediteras",
                        "får tillbaka 85\u202f560\u00a0kr")
                .doesNotContain("avräknats på nytt");
        // by hand: 14.43 × 9 307 = 134 300.01, payable 134 300
        then(text(BillPdf.write(BillsForTests.withOre(folder)))).contains("14,43", "134\u202f300,01",
                "Öresavrundning \u22120,01", "134\u202f300,00");
    }

    @Test
    void a_bill_names_the_act_of_its_time_and_what_it_is_for() throws IOException {
        var old = text(BillPdf.write(BillsForTests.worked("act-1990-four-tariffs").getLast()));
        then(old).contains("lag (1990:1404) om kommunernas betalningsansvar", "långtid").doesNotContain("2017:612");
        then(text(BillPdf.write(BillsForTests.worked("vastra-gotaland-switch-by-notice").getFirst())))
                .contains("psykiatrisk, lydelse från 2020-01-01", "1 ärende hade");
        // from the worked case's own note: July's own excess is 3 days, and the quarter's mean is 3, not above 3
        then(text(BillPdf.write(BillsForTests.worked("vastra-gotaland-proposal-quarter").getLast())))
                .contains("är 3 dygn, inte över gränsen, så månaden debiteras inte",
                        "har preliminärt inget att betala");
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
                "Faktura 2022-0117", "Osby kommun ska betala 85\u202f560\u00a0kr.", "i genomsnitt 3,238 dygn",
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
                    + "days_in_mean,days_apart,days_free,days_excluded,verdict,reason,clause,counted_under,"
                    + "admitted_at,admission_notice_at,planning_called_at,plan_made_at,ready_at,outcome,liable_from");
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
