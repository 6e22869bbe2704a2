package se.klardag.cli.documents.xlsx;

import static org.assertj.core.api.BDDAssertions.then;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Spreadsheet;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.liability.Liability;

/// Workbooks, calculated by LibreOffice from nothing but their formulas: the öre must be the engine's.
class BillWorkbookTest {
    private static final Texts SWEDISH = Texts.in(Language.SV);
    private static final List<BillDocument> SKANE = BillsForTests.skane();
    private static final Map<String, List<BillDocument>> WORKED = new TreeMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void calculate() throws IOException, InterruptedException {
        for (var each : BillsForTests.worked()) {
            drafts(each).ifPresent(bills -> WORKED.put(each.folder(), bills));
        }
        WORKED.values().removeIf(List::isEmpty); // a month without a bill
        for (var each : WORKED.entrySet()) {
            save(each.getKey(), BillWorkbook.write(each.getValue(), SWEDISH));
        }
        var region = BillWorkbook.write(SKANE, SWEDISH);
        save("region", region);
        save("ore", BillWorkbook.write(List.of(BillsForTests.withOre(folder)), SWEDISH));
        save("credit", BillWorkbook.write(List.of(BillsForTests.credit()), SWEDISH));
        save("withdrawal", BillWorkbook.write(List.of(BillsForTests.withdrawal()), SWEDISH));
        // the agreed rate of 9 300 kr as 10 000 kr
        save("what-if", Spreadsheet.changed(region, "<v>9300</v>", "<v>10000</v>"));
        Spreadsheet.calculate(folder);
    }

    /// Which of them are refused, and why, is another test's.
    private static Optional<List<BillDocument>> drafts(BillsForTests.Worked worked) {
        try {
            return Optional.of(worked.bills());
        } catch (DocumentRefusedException _) {
            return Optional.empty();
        }
    }

    private static void save(String name, byte[] workbook) throws IOException {
        Files.write(folder.resolve(name + ".xlsx"), Spreadsheet.withoutResults(workbook));
    }

    private static List<NamedCsvRecord> municipalities(String workbook) throws IOException {
        return Spreadsheet.rows(folder, workbook, "Kommuner");
    }

    @Test
    void all_of_skane_calculates_to_the_ore() throws IOException {
        var rows = municipalities("region");

        then(rows).hasSize(34);
        for (int i = 0; i < SKANE.size(); i++) {
            thenSame(rows.get(i), SKANE.get(i));
        }
        // by hand: Osby 85 560 and Åstorp 174 840 kr
        thenNumber(rows.getLast(), "Att betala, kr", new BigDecimal("260400"));
    }

    @Test
    void every_worked_case_calculates_to_the_ore() throws IOException {
        then(WORKED).hasSizeGreaterThan(40);
        for (var each : WORKED.entrySet()) {
            var rows = municipalities(each.getKey());
            for (int i = 0; i < each.getValue().size(); i++) {
                thenSame(rows.get(i), each.getValue().get(i));
            }
            thenCounted(each.getKey(), each.getValue());
        }
        // from the worked case's own note: 14.43 days, 134 199 kr
        var rounded = municipalities("rounding-two-decimals-half-up").getFirst();
        thenNumber(rounded, "Dygn över gräns", new BigDecimal("14.43"));
        thenNumber(rounded, "Att betala, kr", new BigDecimal("134199"));
    }

    @Test
    void kinds_of_care_and_editions_that_are_settled_apart_are_summed_apart() throws IOException {
        var kinds = municipalities("act-1990-four-tariffs");
        then(kinds).extracting(row -> row.getField("Vård"))
                .containsExactly("Somatisk", "Psykiatrisk", "Geriatrisk", "Långtid", "");
        // from the worked cases' own notes
        then(kinds).extracting(row -> row.getField("Att betala, kr"))
                .containsExactly("19264", "12255", "17375", "38269", "87163");
        then(municipalities("vastra-gotaland-switch-by-notice"))
                .extracting(row -> row.getField("Lydelse från") + " " + row.getField("Att betala, kr"))
                .containsExactly("2020-01-01 41000", "2020-04-01 16400", " 57400");
    }

    @Test
    void ore_are_rounded_on_a_column_of_their_own() throws IOException {
        var row = municipalities("ore").getFirst();
        thenNumber(row, "Dygn över gräns", new BigDecimal("14.43"));
        thenNumber(row, "Belopp, kr", new BigDecimal("134300.01"));
        thenNumber(row, "Öresavrundning", new BigDecimal("-0.01"));
        thenNumber(row, "Att betala, kr", new BigDecimal("134300"));
    }

    @Test
    void a_correction_is_a_sheet_of_its_own_beside_the_new_settlement() throws IOException {
        var rows = Spreadsheet.rows(folder, "credit", "Kreditering");
        then(rows).extracting(row -> row.getField("Avser") + " " + row.getField("Belopp, kr"))
                // by hand: 9.2 − 12.2 = −3 days; −3 × 9 300; 85 560 − (−27 900) = 113 460
                .containsExactly("Vårddygn över gränsen, september 2022 -27900", "Öresavrundning 0",
                        "Den här räkningen, kr -27900", "Att betala enligt ny avräkning, kr 85560",
                        "Fakturerat tidigare, kr 113460");
        then(Spreadsheet.rows(folder, "withdrawal", "Kreditering"))
                .extracting(row -> row.getField("Avser") + " " + row.getField("Belopp, kr"))
                .containsExactly("Avgår tidigare fakturerat: Vårddygn över gränsen, september 2022 -85560",
                        "Öresavrundning 0", "Den här räkningen, kr -85560");
        then(rows).allMatch(row -> row.getField("Rättar faktura").equals("2022-0099"));
        thenNumber(municipalities("credit").getFirst(), "Att betala, kr", new BigDecimal("85560"));
        then(Files.readString(folder.resolve("credit-Sammanfattning.csv")))
                .contains("\"Den här räkningen, kr\",\"-27900\"");
    }

    @Test
    void every_day_is_counted_by_a_formula() throws IOException {
        thenCounted("region", SKANE);
        // by hand, from the month's own note: no case of it needs more than two moments, but for those that were taken back before
        // another noon
        var sheet = part(BillWorkbook.write(SKANE, SWEDISH), "xl/worksheets/sheet3.xml");
        then(Pattern.compile("<f>MAX\\(0,INT").matcher(sheet).results().count())
                .isEqualTo(SKANE.stream()
                        .flatMap(bill -> bill.basis().explained().cases().stream())
                        .filter(each -> WallClock.isKnown(each.fact().readyNoticeAt())
                                && noon(each.fact().withdrawnAt(), each) == noon(each.fact().dischargedAt(), each))
                        .count());
    }

    /// The last noon before a moment; before the discharge where there was none.
    private static long noon(long moment, ExplainedCase each) {
        long day = WallClock.isKnown(moment) ? moment : each.fact().dischargedAt();
        return Math.floorDiv(day - WallClock.DAY / 2, WallClock.DAY);
    }

    private static void thenCounted(String workbook, List<BillDocument> bills) throws IOException {
        var rows = Spreadsheet.rows(folder, workbook, "Ärenden");
        int at = 0;
        for (var bill : bills) {
            for (var each : bill.basis().explained().cases()) {
                var row = rows.get(at++);
                var split = each.assessment().split();
                then(row.getField("Ärende")).isEqualTo(each.fact().id());
                then(row.getField("Dygn")).as(workbook + " " + each.fact().id())
                        .isEqualTo(Long.toString(split.total()));
                thenIn(row, "Dygn i medel", split.inAverage());
                thenIn(row, row.findField("Dygn för sig").isPresent() ? "Dygn för sig" : "Dygn att betala",
                        split.individualDays());
            }
        }
        then(rows).as(workbook).hasSize(at);
    }

    @Test
    void another_agreed_value_recalculates_the_whole_workbook() throws IOException {
        // by hand: 9.2 + 18.8 = 28 days at 10 000 kr
        thenNumber(municipalities("what-if").getLast(), "Att betala, kr", new BigDecimal("280000"));
    }

    @Test
    void what_is_stored_beside_a_formula_is_what_it_comes_to() throws IOException {
        var stored = new TreeMap<String, byte[]>();
        WORKED.forEach((name, bill) -> stored.put(name, BillWorkbook.write(bill, SWEDISH)));
        stored.put("region", BillWorkbook.write(SKANE, SWEDISH));

        for (var each : stored.entrySet()) {
            var sheet = part(each.getValue(), "xl/worksheets/sheet2.xml");
            var calculated = municipalities(each.getKey());
            var found = Pattern.compile("<c r=\"([A-Z]+)([0-9]+)\"[^>]*><f>[^<]*</f><v>([^<]*)</v>")
                    .matcher(sheet);
            int formulas = 0;
            while (found.find()) {
                formulas++;
                int column = found.group(1).charAt(0) - 'A';
                var said = calculated.get(Integer.parseInt(found.group(2)) - 2).getField(column);
                if (!said.isEmpty() || !found.group(3).isEmpty()) {
                    then(number(said).subtract(new BigDecimal(found.group(3))).abs())
                            .as(each.getKey() + " " + found.group(1) + found.group(2))
                            .isLessThan(new BigDecimal("0.000001"));
                }
            }
            then(formulas).as(each.getKey()).isGreaterThan(5);
        }
    }

    @Test
    void the_same_bills_give_the_same_bytes() {
        then(BillWorkbook.write(SKANE, SWEDISH)).isEqualTo(BillWorkbook.write(BillsForTests.skane(), SWEDISH));
    }

    @Test
    void text_that_looks_like_a_formula_stays_text(@TempDir Path place) throws IOException {
        // GIVEN a case whose id is written to be calculated
        var cases = Files.readString(BillsForTests.fixture("rounding-none", "cases.csv"));
        var id = cases.lines().skip(1).findFirst().orElseThrow().split(",", 2)[0];
        var file = Files.writeString(place.resolve("cases.csv"), cases.replace(id + ",", "=1+cmd|' /C calc'!A0,"));
        var bills = BillsForTests.bills("skane-2018", "2022-09", file, Optional.empty(),
                BillsForTests.parties());
        // WHEN
        var sheet = part(BillWorkbook.write(bills, SWEDISH), "xl/worksheets/sheet3.xml");
        // THEN
        then(sheet).contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+cmd|' /C calc'!A0</t>")
                .doesNotContain("<f>=")
                .doesNotContain("<f>1+cmd");
    }

    private static void thenSame(NamedCsvRecord row, BillDocument document) {
        var bill = document.basis().explained().bill();
        then(row.getField("Kod")).isEqualTo(document.recipient().code());
        thenNumber(row, "Ärenden", bill.charge().cases().value());
        thenNumber(row, row.findField("Dygn").isPresent() ? "Dygn" : "Dygn att betala", bill.charge().days().value());
        thenNumber(row, "Belopp, kr", document.net());
        thenNumber(row, "Öresavrundning", document.rounding());
        thenNumber(row, "Att betala, kr", document.toPay());
        if (bill.terms().liability() instanceof Liability.Average) {
            thenNumber(row, "Dygn över gräns", bill.charge().excess().value());
        }
    }

    /// A column that the model does not need is not there, and nothing is in it.
    private static void thenIn(NamedCsvRecord row, String column, long days) {
        then(row.findField(column).orElse("0")).as(row.getField("Ärende") + " " + column)
                .isEqualTo(Long.toString(days));
    }

    private static void thenNumber(NamedCsvRecord row, String column, BigDecimal expected) {
        then(number(row.getField(column)).subtract(expected).abs())
                .as(row.getField("Kod") + " " + column + " " + row.getField(column) + " for " + expected)
                .isLessThan(new BigDecimal("0.000001"));
    }

    /// The workbook asks for Swedish numbers, and gets them.
    private static BigDecimal number(String swedish) {
        return new BigDecimal(swedish.replace(',', '.'));
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no part " + name);
    }
}
