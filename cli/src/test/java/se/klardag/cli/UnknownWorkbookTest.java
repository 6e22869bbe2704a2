package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// From a workbook that nobody has described to a right bill, with nothing but what the program says on the way.
class UnknownWorkbookTest {
    /// A command that a message names.
    private static final Pattern COMMAND = Pattern.compile("klardag (check [^,;\\n]+)");

    @TempDir
    private Path folder;

    /// Three cases of 11, 7 and 2 noons in Höör: 20 − 2.8 × 3 = 11.6 days at 9,300 kronor are 107,880. A title, Swedish
    /// headings, names for codes, dates and clocks apart, and a row of totals that was never calculated. Synthetic.
    private Path unknown() {
        return unknown(folder);
    }

    /// The same in a folder of one's own choice.
    static Path unknown(Path folder) {
        var book = new ForeignWorkbook();
        book.row(book.shared("Utskrivningsklara i september 2022 (påhittade uppgifter)")).row();
        book.row(List.of("Löpnr", "Sekel", "Pnr", "Hemkommun", "Vårdform", "Inskrivningsmeddelande", "Kl",
                "Utskrivningsklar",
                "Kl", "Utskriven", "Kl", "Samtycke", "Anmärkning").stream().map(book::shared).toList());
        book.row(line(book, "1", "Höör", "44819", "0.541666666666667", "Ja"));
        book.row(line(book, "2", "Höörs kommun", "44815", "0.541666666666667", "Ja"));
        book.row(line(book, "3", "1267 Höör", "44810", "0.541666666666667", ""));
        book.row(book.shared("Summa"), ForeignWorkbook.empty(), ForeignWorkbook.uncalculated("COUNTA(C4:C6)"));
        return CaseLines.bytes(folder, "okänd.xlsx", book.bytes());
    }

    private static List<ForeignWorkbook.Cell> line(
            ForeignWorkbook book, String id, String kommun, String day, String clock, String consent) {
        return List.of(ForeignWorkbook.number(id), ForeignWorkbook.number("19"), book.shared("p-" + id),
                book.rich(kommun),
                book.shared("Somatik"), ForeignWorkbook.date("44805"), ForeignWorkbook.clock("0.333333333333333"),
                ForeignWorkbook.date("44809"), ForeignWorkbook.clock("0.416666666666667"), ForeignWorkbook.date(day),
                ForeignWorkbook.clock(clock), book.shared(consent), ForeignWorkbook.empty());
    }

    @Test
    void what_nothing_fills_and_what_is_unused_is_on_screen_too() {
        var call = Call.of("check", "--suggest-mapping", unknown().toString(), "-o",
                folder.resolve("profil.yaml").toString());
        then(call.err()).contains("ingen rubrik fyller: ", "sip_called_at",
                "rubriker i filen som inte används: Anmärkning");
        // and of a proposal it is said once that it is one
        var check = Call.of("check", "--mapping", folder.resolve("profil.yaml").toString(), unknown().toString());
        then(check.err().split("är ett förslag", -1)).hasSize(2);
    }

    /// Headings that are like those of other columns, and a time of day whose date nobody has filled in yet.
    @Test
    void a_notice_is_told_by_its_words_and_a_time_of_day_by_the_date_on_its_left() {
        var file = CaseLines.text(folder, "rubriker.csv", """
                Vårdtillfälle;Kommun;Meddelande om inskrivning;Tid;Utskrivningsklar, underrättelse sänd;Tid;Återtagen;Tid;Utskriven;Tid
                V1;Malmö;2022-10-01;12:10;2022-10-03;10:00;;;2022-10-10;14:00
                V2;Malmö;2022-10-09;08:30;2022-10-12;13:30;;;2022-10-20;11:00
                """);
        then(Call.of("check", "--suggest-mapping", file.toString()).out()).contains(
                "admission_notice_at: [\"Meddelande om inskrivning\"]",
                "ready_notice_at: [\"Utskrivningsklar, underrättelse sänd\"]", "withdrawn_at: [\"Återtagen\"]",
                "admission_notice_at: [\"Tid (1)\"]", "ready_notice_at: [\"Tid (2)\"]", "withdrawn_at: [\"Tid (3)\"]",
                "discharged_at: [\"Tid (4)\"]");
    }

    @Test
    void a_row_of_totals_is_no_sample() {
        var file = CaseLines.text(folder, "summa.csv", """
                Ärende;Kommun;Samtycke;Klar;Ut
                A;Höör;Ja;2022-09-05 10:00;2022-09-15 13:00
                Summa;1;1;;
                """);
        var proposed = Call.of("check", "--suggest-mapping", file.toString()).out();
        then(proposed).contains("municipality: [\"Kommun\"]\n").doesNotContain("värdena ser inte ut så", "okänt värde");
    }

    @Test
    void a_notice_of_a_date_alone_is_rejected_with_a_way_on() {
        var file = CaseLines.text(folder, "dagar.csv", CaseLines.table(
                CaseLines.row("case_id", "a", "ready_notice_at", "2022-09-05"),
                CaseLines.row("case_id", "b", "ready_notice_at", "1900-01-01")));
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09",
                file.toString());
        then(call.err()).contains(
                "rad 2, kolumn ready_notice_at, värde ”2022-09-05”: ingen tidpunkt utan bara ett datum", "clocks",
                "rad 3, kolumn ready_notice_at, värde ”1900-01-01”: en tidpunkt som inte kan stämma");
        then(call.err().lines().filter(line -> line.contains("1900-01-01"))).noneMatch(line -> line.contains("TT:MM"));
    }

    @Test
    void what_the_program_says_leads_to_the_right_bill() {
        // GIVEN
        var file = unknown();
        // WHEN it is settled without a word about its layout
        var first = settle(file);
        // THEN the message names the next command
        then(first.isRefused().err()).contains("ingen av våra rubriker", "Löpnr");
        var proposal = Call.of(command(first.err()));
        then(proposal.code()).as(proposal.err()).isZero();
        // AND that one the next, on a proposal that is saved as it says
        var profile = CaseLines.text(folder, "profil.yaml", proposal.out());
        var checked = Call.of(command(proposal.err().replace("profil.yaml", profile.toString())));
        then(checked.code()).as(checked.err()).isZero();
        then(checked.err()).contains("summarader, som inte är ärenden och inte räknas: 1 (rad 7)");
        // AND the month is right to the krona
        var bill = settle(file, "--mapping", profile.toString());
        then(bill.code()).as(bill.err()).isZero();
        then(bill.out().lines().toList().get(1)).contains("1267,Höör").contains(",107880,");
    }

    @Test
    void a_proposal_says_what_it_rests_on_and_what_is_left() {
        var proposal = Call.of("check", "--suggest-mapping", unknown().toString()).out();

        then(proposal).contains(
                "case_id: [\"Löpnr\"]", "municipality: [\"Hemkommun\"]", "ready_notice_at: [\"Utskrivningsklar\"]",
                "clocks:\n", "  ready_notice_at: [\"Kl (2)\"]", "centuries:\n  patient: [\"Sekel\"]",
                "ingen kolumn för: Anmärkning", "ingen rubrik fyller: ", "sip_called_at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "05/09/2022 10:00 | dd/MM/yyyy HH:mm | omkastade", "25/08/2022 10:00 | dd/MM/yyyy HH:mm | ''",
            "09/25/2022 10:00 | MM/dd/yyyy HH:mm | ''", "220905 10:00 | yyMMdd HH:mm | ''",
            "2022-09-05 10.00 | yyyy-MM-dd HH.mm | ''", "44809,4166 | excel | ''"})
    void forms_of_dates_are_seen_in_the_values(String value, String form, String remark) {
        var file = CaseLines.text(folder, "c.csv", "Ärende;Kommun;Utskrivningsklar;Utskriven\n1;Malmö;" + value
                + ";" + value + "\n");
        var dates = Call.of("check", "--suggest-mapping", file.toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("dates:"))
                .findFirst()
                .orElseThrow();
        then(dates).contains("[\"iso\", \"" + form + "\"]").contains(remark);
        then(dates.contains("omkastade")).isEqualTo(!remark.isEmpty());
    }

    /// By hand: from the notice of the 5th 13:00 to the 13th 11:00 are 7 noons, 4.2 × 9,300 = 39,060 kr; from the judgement of
    /// the 2nd 10:00 they would be 11, 76,260 kr.
    @ParameterizedTest
    @CsvSource({"Utskrivningsklar,Underrättelse skickad", "Utskrivningsklar datum,Meddelande om utskrivningsklar"})
    void days_are_counted_from_the_notice_and_not_from_the_judgement(String ready, String notice) {
        var file = CaseLines.text(folder, "c.csv", "Ärendenr;Kommun;Inskrivningsmeddelande;" + ready + ";" + notice
                + ";Utskriven\n1;Malmö;2022-09-01 09:00;2022-09-02 10:00;2022-09-05 13:00;2022-09-13 11:00\n");
        var proposal = Call.of("check", "--suggest-mapping", file.toString()).out();
        then(proposal).contains("ready_notice_at: [\"" + notice + "\"]", "ready_at: [\"" + ready + "\"]");
        var bill = settle(file, "--mapping", CaseLines.text(folder, "profil.yaml", proposal).toString());
        then(bill.out()).contains(",39060,");
    }

    @Test
    void a_second_sheet_with_cases_is_not_read_past() throws IOException {
        var file = folder.resolve("två.xlsx");
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "test", "1.0")) {
            for (var sheet : List.of("Höör", "Lund")) {
                var rows = book.newWorksheet(sheet);
                int row = 0;
                for (var line : List.of(CaseLines.HEADER, CaseLines.row("case_id", sheet))) {
                    int column = 0;
                    for (var field : line.split(",", -1)) {
                        rows.value(row, column++, field);
                    }
                    row++;
                }
            }
        }
        then(settle(file).isRefused().err()).contains("fler blad än Höör", "på Lund", "--sheet");
        then(settle(file, "--sheet", "Lund").code()).isZero();
    }

    @Test
    void a_heading_that_says_only_ready_is_to_be_looked_at() {
        var file = CaseLines.text(folder, "c.csv",
                "Ärende;Kommun;Utskrivningsklar;Utskriven\n1;Malmö;2022-09-05 10:00;2022-09-07 10:00\n");
        then(Call.of("check", "--suggest-mapping", file.toString()).out())
                .contains("ready_notice_at: [\"Utskrivningsklar\"]  # ungefärlig träff, kontrollera");
    }

    @Test
    void a_word_that_nobody_knows_is_named() {
        var file = CaseLines.text(folder, "c.csv", """
                Ärende;Kommun;Utskrivningsklar;Utskriven;Utskriven till
                1;Malmö;2022-09-05 10:00;2022-09-07 10:00;Hospice
                2;Lund;2022-09-05 10:00;2022-09-07 10:00;Hem
                """);
        then(Call.of("check", "--suggest-mapping", file.toString()).out())
                .contains("# okänt värde i filen: Hospice")
                .doesNotContain("i filen: Hem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b;c\n1;2;3\n", "\"x\ty\";\"q\"\"q\"\n1;2\n", "Kommentar\nhej\n", "1;2\n3;4\n",
            "Tid;Tid\n10:00;11:00\n", "Utskriven\n2022-09-05\n", "Kommun;Kommun\nMalmö;Lund\n"})
    void a_proposal_can_be_read_whatever_the_file(String text) {
        var file = CaseLines.text(folder, "c.csv", text);
        var proposal = Call.of("check", "--suggest-mapping", file.toString());
        then(proposal.code()).as(proposal.err()).isZero();
        var profile = CaseLines.text(folder, "p.yaml", proposal.out());
        // the file lacks what a case needs; the profile is none the less one
        then(settle(file, "--mapping", profile.toString()).isRefused().err()).doesNotContain("p.yaml:");
    }

    @Test
    void a_file_that_cannot_be_read_gets_no_proposal_but_its_fault() {
        then(Call.of("check", "--suggest-mapping", intake("nul.csv")).isRefused().err()).contains("rad 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict.xlsx", "iso-date-cells.xlsx"})
    void a_workbook_of_another_form_gets_a_proposal(String file) {
        then(Call.of("check", "--suggest-mapping", intake(file)).out()).contains("ready_notice_at", "iso");
    }

    private static String intake(String file) {
        return Path.of("src", "test", "resources", "se", "klardag", "cli", "intake", file).toString();
    }

    @Test
    void a_damaged_workbook_gets_no_proposal_but_its_fault() throws IOException {
        var whole = Files.readAllBytes(unknown());
        var random = new Random(20221201);
        for (int i = 0; i < 200; i++) {
            var bytes = whole.clone();
            for (int change = 0; change < 3; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var call = Call.of("check", "--suggest-mapping", CaseLines.bytes(folder, "d.xlsx", bytes).toString());
            then(call.code()).as("%d: %s", i, call.err()).isIn(ExitCode.DONE, ExitCode.UNUSABLE);
        }
    }

    @Test
    void a_proposal_is_written_to_a_file_and_never_over_one() {
        var profile = folder.resolve("p.yaml").toString();
        var written = Call.of("check", "--suggest-mapping", unknown().toString(), "-o", profile);
        then(written.code()).isZero();
        then(written.out()).isEmpty();
        then(written.err()).contains("klardag check --mapping " + profile);
        then(Call.of("check", "--suggest-mapping", unknown().toString(), "-o", profile).isRefused().err())
                .contains("finns redan");
    }

    private static String[] command(String message) {
        var found = COMMAND.matcher(message);
        then(found.find()).as(message).isTrue();
        return found.group(1).strip().split(" ");
    }

    private static Call settle(Path file, String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period",
                "2022-09", "--format", "csv", file.toString()));
        args.addAll(Arrays.asList(more));
        return Call.of(args.toArray(String[]::new));
    }
}
