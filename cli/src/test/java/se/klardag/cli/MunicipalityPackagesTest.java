package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;
import se.klardag.rules.files.RuleText;

/// What each municipality is sent of a month: its own files and nothing of another.
///
/// Worked by hand: a case of 11 noons in Höör is 8.2 days above 2.8, at 9,300 kronor 76,260 kronor. One of 1 noon in Malmö owes
/// nothing, and is told so.
class MunicipalityPackagesTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 10, 5);
    private static final String PACKAGES = "resultat/2022-09/kommuner";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Call here(String... args) {
        return Call.in("sv", TODAY, Map.of("KLARDAG_FOLDER", folder.toString()), args).speaksPlainly();
    }

    private Call month(String... more) {
        var args = new ArrayList<>(List.of("month", "2022-09", "--allow-partial", "--yes"));
        args.addAll(List.of(more));
        return here(args.toArray(String[]::new));
    }

    private void workspace(String cases, String... settings) throws IOException {
        MonthFolder.make(folder, cases, settings);
        then(here("ledger", "init").code()).isZero();
    }

    private void small(String... settings) throws IOException {
        workspace(MonthFolder.CASES, settings);
    }

    /// Every file of a municipality's folder or archive, by name.
    private Map<String, byte[]> files(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return unpacked(Files.readAllBytes(place));
        }
        var found = new TreeMap<String, byte[]>();
        try (var all = Files.list(place)) {
            for (var file : all.toList()) {
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return found;
    }

    private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        var found = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), zip.readAllBytes());
            }
        }
        return found;
    }

    /// What a file says, without its blanks: a table may break an id over two lines.
    private static String text(String name, byte[] bytes) throws IOException {
        var text = new StringBuilder();
        if (name.endsWith(".pdf")) {
            try (var document = Loader.loadPDF(bytes)) {
                text.append(new PDFTextStripper().getText(document));
            }
        } else if (name.endsWith(".xlsx")) {
            for (var part : unpacked(bytes).values()) {
                text.append(new String(part, StandardCharsets.UTF_8));
            }
        } else {
            then(name).endsWith(".txt");
            text.append(new String(bytes, StandardCharsets.UTF_8));
        }
        return text.toString().replaceAll("\\s", "");
    }

    /// Case ids by the municipality that the export names.
    private static Map<String, Set<String>> ids(String cases) {
        var ids = new TreeMap<String, Set<String>>();
        cases.lines().skip(1).forEach(line -> {
            var fields = line.split(",", 4);
            ids.computeIfAbsent(fields[2], _ -> new TreeSet<>()).add(fields[0]);
        });
        return ids;
    }

    @Test
    void no_package_holds_a_case_of_another_municipality() throws IOException {
        var generated = folder.resolve("generated.csv");
        then(here("generate", "--region", "skane", "--from", "2022-08", "--months", "2", "--seed", "2017612", "-o",
                generated.toString()).code()).isZero();
        // AND one patient who is in two municipalities at once
        var start = ",somatic,Avd 1,2022-09-01 08:00,2022-09-01 09:00,,,2022-09-05 10:00,no,,,2022-09-";
        var cases = Files.readString(generated)
                + "X-1280,P-both,1280" + start + "18 13:00,home,yes,yes,\n"
                + "X-1267,P-both,1267" + start + "19 13:00,home,yes,yes,\n";
        workspace(cases);
        var call = month("--allow-overlaps", "--as", "pdf,xlsx");
        then(call.code()).as(call.err()).isLessThanOrEqualTo(ExitCode.WITH_REJECTS);
        var ids = ids(cases);
        int looked = search(ids, "");
        then(looked).as("every municipality of Skåne").isEqualTo(33);
        // AND the same of archives
        then(here("invoice", "--period", "2022-09", "--as", "pdf,xlsx", "--copy", "-o",
                folder.resolve("kopior").toString(), "--per-kommun", folder.resolve(PACKAGES).toString(), "--zip")
                .code())
                .isLessThanOrEqualTo(ExitCode.WITH_REJECTS);
        then(search(ids, ".zip")).isEqualTo(33);
    }

    private int search(Map<String, Set<String>> ids, String ending) throws IOException {
        int looked = 0;
        try (var all = Files.list(folder.resolve(PACKAGES))) {
            for (var place : all.filter(each -> each.getFileName().toString().matches("\\d{4}-[^.]*" + ending))
                    .toList()) {
                var code = place.getFileName().toString().substring(0, 4);
                var said = new StringBuilder();
                for (var file : files(place).entrySet()) {
                    said.append(text(file.getKey(), file.getValue())).append('\n');
                }
                // an id of its own may begin with another's: the second period of a stay that changed municipality
                var own = Objects.requireNonNull(ids.get(code));
                var text = said.toString();
                then(own.stream().filter(text::contains)).as("the search finds its own in %s", place).isNotEmpty();
                for (var each : new TreeSet<>(own).descendingSet()) {
                    text = text.replace(each, "¤");
                }
                var others = text;
                ids.forEach((municipality, cases) -> {
                    if (!municipality.equals(code)) {
                        then(cases.stream().filter(others::contains)).as("of %s in %s", municipality, place).isEmpty();
                    }
                });
                looked++;
            }
        }
        return looked;
    }

    @Test
    void the_list_says_what_is_ready_to_be_sent_to_whom() throws IOException {
        small();
        var call = month();
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("[x] Ett paket per kommun");
        var packages = folder.resolve(PACKAGES);
        then(Files.readString(packages.resolve("att-skicka.csv"))).startsWith("\ufeffKommunkod;Kommun;Skickas nu;"
                + "Noterad som skickad;Mottagare;Fil;Storlek i byte;Kontrollsumma\r\n");
        var rows = listed();
        then(rows.stream().map(row -> row.get(0) + " " + row.get(5)))
                .containsExactly(
                        "1267 1267-hoors-kommun/2022-09-1267-K-2022-00001.pdf",
                        "1267 1267-hoors-kommun/2022-09-1267-K-2022-00001.xlsx",
                        "1267 1267-hoors-kommun/brev.txt",
                        "1267 1267-hoors-kommun/epost.txt",
                        "1280 1280-malmo-stad/2022-09-1280-besked.pdf",
                        "1280 1280-malmo-stad/2022-09-1280-besked.xlsx",
                        "1280 1280-malmo-stad/brev.txt",
                        "1280 1280-malmo-stad/epost.txt");
        for (var row : rows) {
            then(row.subList(2, 5)).containsExactly("ja", "2022-10-05",
                    "e-postadress saknas: Vård- och omsorgsförvaltningen, ekonomi");
            var file = packages.resolve(row.get(5));
            then(Long.parseLong(row.get(6))).isEqualTo(Files.size(file));
            then(row.get(7)).isEqualTo(RuleText.sha256(Files.readAllBytes(file)));
        }
        // AND nobody has to find out from the empty line
        then(call.err()).contains("Ingen e-postadress i partsfilen", "till: Höörs kommun, Malmö stad");
        // AND the bill is the very file that is noted as sent
        var sent = here("sent", "--format", "json").json().required("files");
        then(sent.valueStream().map(file -> file.required("sha256").asString()))
                .contains(rows.getFirst().get(7));
        then(Files.readString(packages.resolve("1267-hoors-kommun/brev.txt"))).contains(
                "PÅHITTADE PARTER", "- Faktura K-2022-00001: 76 260 kr, att betala senast 2022-11-04",
                "september 2022");
        then(Files.readString(packages.resolve("1280-malmo-stad/epost.txt"))).contains(
                "Ämne: Betalningsansvar för utskrivningsklara, september 2022: Malmö stad",
                "- Besked: inget att betala för månaden");
    }

    /// The rows of the list, without its headings.
    private List<List<String>> listed() throws IOException {
        return Files.readAllLines(folder.resolve(PACKAGES).resolve("att-skicka.csv"))
                .stream()
                .skip(1)
                .map(row -> List.of(row.split(";", -1)))
                .toList();
    }

    /// 9 noons are 6.2 days above the limit, 57,660 kronor: a credit of 18,600 a week later. Malmö has nothing new.
    @Test
    void what_was_sent_before_is_not_sent_again_with_a_correction() throws IOException {
        small();
        then(month().code()).isZero();
        CaseLines.text(folder.resolve("underlag"), "export.csv",
                CaseLines.table(LedgerCall.stay("A-1", 9), LedgerCall.stay("B-1", "1280", 1)));
        var call = Call.in("sv", LocalDate.of(2022, 10, 12), Map.of("KLARDAG_FOLDER", folder.toString()), "month",
                "2022-09", "--allow-partial", "--yes");
        then(call.code()).as(call.err()).isLessThanOrEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("1 paket är skickat tidigare och har inget nytt", "Att skicka nu: 1.");
        then(listed().stream().map(row -> row.get(5).replaceAll(".*/", "") + ": " + row.get(2) + " " + row.get(3)))
                .containsExactly(
                        "2022-09-1267-K-2022-00001.pdf: nej, skickad tidigare 2022-10-05",
                        "2022-09-1267-K-2022-00001.xlsx: nej, skickad tidigare 2022-10-05",
                        "2022-09-1267-K-2022-00002.pdf: ja 2022-10-12",
                        "brev.txt: ja 2022-10-12",
                        "epost.txt: ja 2022-10-12",
                        "2022-09-1280-besked.pdf: nej, skickad tidigare 2022-10-05",
                        "2022-09-1280-besked.xlsx: nej, skickad tidigare 2022-10-05",
                        "brev.txt: nej, skickad tidigare 2022-10-05",
                        "epost.txt: nej, skickad tidigare 2022-10-05");
        // AND the letter is of the day of its newest document
        then(Files.readString(folder.resolve(PACKAGES).resolve("1267-hoors-kommun/brev.txt")))
                .contains("2022-10-12\n", "Tillsammans: 57 660 kr");
    }

    @Test
    void a_template_of_the_folder_is_filled_in_and_a_place_that_nothing_fills_is_refused() throws IOException {
        small("templates: mallar\n");
        var letters = Files.createDirectories(folder.resolve("mallar"));
        Files.writeString(letters.resolve("brev.txt"), "# {vad som helst}\nTill {kommun}, {kommunkod}: {summa}\n");
        Files.writeString(letters.resolve("epost.txt"), "Hej\n\n{kommunnamn}\n");
        var refused = month();
        then(refused.code()).isEqualTo(ExitCode.UNUSABLE);
        then(here("bills", "--format", "json").out()).as("nothing is posted").doesNotContain("K-2022-00001");
        then(refused.err())
                .contains("epost.txt, rad 3: {kommunnamn} är inget som går att fylla i. Det här går: {kommun} ");
        then(folder.resolve(PACKAGES)).doesNotExist();
        then(folder.resolve("resultat/2022-09/rakningar")).as("nothing is written, nor noted as sent").doesNotExist();
        Files.writeString(letters.resolve("epost.txt"), "Hej {municipality}\n");
        then(month().code()).isZero();
        then(Files.readString(folder.resolve(PACKAGES).resolve("1267-hoors-kommun/brev.txt")))
                .endsWith("\n\nTill Höörs kommun, 1267: 76 260\n")
                .doesNotContain("vad som helst");
        then(Files.readString(folder.resolve(PACKAGES).resolve("1280-malmo-stad/epost.txt")))
                .endsWith("\n\nHej Malmö stad\n");
        Files.delete(letters.resolve("brev.txt"));
        then(month().err()).contains("brev.txt finns inte");
    }

    @Test
    void a_month_in_which_nobody_owes_anything_still_tells_everybody() throws IOException {
        workspace(CaseLines.table(LedgerCall.stay("A-1", 1), LedgerCall.stay("B-1", "1280", 1)));
        var call = month();
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("[x] Bokfört\n", "[x] Räkningar skrivna");
        then(folder.resolve(PACKAGES).resolve("1267-hoors-kommun/2022-09-1267-besked.pdf")).exists();
        then(folder.resolve("resultat/2022-09/utkast")).doesNotExist();
        var again = month();
        then(again.code()).as(again.err()).isZero();
    }

    @Test
    void a_file_of_an_earlier_call_is_named() throws IOException {
        small();
        month();
        Files.writeString(folder.resolve(PACKAGES).resolve("1280-malmo-stad/anteckning.txt"), "min");
        then(month().err()).contains("hör inte till paketen: 1280-malmo-stad/anteckning.txt");
        then(folder.resolve(PACKAGES).resolve("1280-malmo-stad/anteckning.txt")).exists();
    }

    @Test
    void only_posted_bills_are_packed() throws IOException {
        small();
        then(here("month", "2022-09", "--allow-partial").code()).isZero();
        var call = here("invoice", folder.resolve("resultat/2022-09").toString(), "--as", "pdf", "--issued",
                "2022-10-05",
                "-o", folder.resolve("ut").toString(), "--per-kommun", folder.resolve("paket").toString());
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("--per-kommun");
    }
}
