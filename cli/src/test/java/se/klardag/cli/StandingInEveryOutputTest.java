package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that the program writes of the same month says the same: whether it binds, which columns the files lack or the
/// source does not record, whether the export looks whole, and how many rows were rejected.
class StandingInEveryOutputTest {
    private static final String PARTIES = Path.of(
            "src/main/resources/se/klardag/cli/documents/parties/parties-skane.example.yaml").toString();
    private static final List<String> FORMATS = List.of("text", "md", "html", "json");
    private static final String BINDING = "BINDANDE|\"binding\"|,binding,";
    private static final String PROVISIONAL = "PRELIMINÄR|\"provisional\"|,provisional,";
    private static final String WHOLE = "2022-09-26 13:00";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whole_files_bind_and_nothing_is_lacking() throws IOException {
        var outputs = outputs(file("", row("a", "1280", WHOLE)));
        outputs.forEach((name, text) -> {
            then(text).as(name).doesNotContainPattern(PROVISIONAL);
            then(text).as(name).doesNotContain("saknas i filerna", "registrerar", "ser inte hel ut", "vvisade rader");
        });
        said(outputs, BINDING);
    }

    @Test
    void a_missing_column_makes_all_of_them_provisional_and_all_of_them_name_it() throws IOException {
        var outputs = outputs(file("legal_basis", row("a", "1280", WHOLE)));
        outputs.forEach((name, text) -> then(text).as(name).doesNotContainPattern(BINDING));
        said(outputs, PROVISIONAL);
        named(outputs, "saknas i filerna: lagrum", "\"missingColumns\"\\s*:\\s*\\[\\s*\"legal_basis\"\\s*\\]");
        // whoever gets a bill has no column to add
        then(outputs.get("invoice pdf")).doesNotContain("legal_basis", "--absent");
        then(outputs.get("settle table")).contains("lagrum (legal_basis)", "--absent");
    }

    @Test
    void a_declared_column_binds_and_all_of_them_name_it_even_one_that_nobody_asks_for() throws IOException {
        var outputs = outputs(
                file("legal_basis", row("a", "1280", WHOLE)), "--absent", "legal_basis,interrupted_at");
        outputs.forEach((name, text) -> then(text).as(name).doesNotContainPattern(PROVISIONAL));
        said(outputs, BINDING);
        named(outputs, "registrerar enligt uppgift inte: lagrum[^.]*, avbrott",
                "\"absentColumns\"\\s*:\\s*\\[\\s*\"legal_basis\",\\s*\"interrupted_at\"\\s*\\]");
    }

    /// Malmö: one of two cases leaves the consent blank. In Lund, the only case leaves two questions blank.
    /// What is made for Malmö counts those of Malmö alone. The ids of two cases differ in case and blanks.
    @Test
    void blank_answers_and_ids_that_are_nearly_alike_are_told_by_all_of_them() throws IOException {
        var cases = file("", row("a", "1280", WHOLE), row("A", "1280", "2022-09-25 13:00"),
                row("b", "1281", WHOLE));
        var lines = Files.readAllLines(cases);
        Files.writeString(cases, String.join("\n", lines.get(0), answered(lines.get(1), "yes", "yes"),
                answered(lines.get(2), "", "yes"), answered(lines.get(3), "", "")) + "\n");
        var outputs = outputs(cases);
        var ofMonth = "Svaret är blankt: samtycke i 2 ärenden (R-007), den öppna vårdens insatser tillgängliga i"
                + " 1 ärende (R-005). Ett blankt svar är ingen uppgift";
        for (var name : List.of("settle table", "between text", "region xlsx", "bundle settlement.txt")) {
            then(plain(outputs.getOrDefault(name, ""))).as(name).contains(ofMonth);
        }
        for (var name : List.of("explain text", "explain md", "explain html", "invoice pdf", "invoice xlsx")) {
            then(plain(outputs.getOrDefault(name, ""))).as(name)
                    .contains("Svaret är blankt: samtycke i 1 ärende (R-007). Ett blankt svar")
                    .doesNotContain("samtycke i 2 ärenden", "(R-005). Ett blankt");
        }
        for (var name : List.of("explain all text", "bundle explanation.txt")) {
            then(plain(outputs.getOrDefault(name, ""))).as(name)
                    .contains("Svaret är blankt: samtycke i 1 ärende (R-007). Ett blankt svar")
                    .contains("Svaret är blankt: samtycke i 1 ärende (R-007), den öppna vårdens insatser tillgängliga"
                            + " i 1 ärende (R-005). Ett");
        }
        then(outputs.get("settle json")).containsPattern(
                "\"field\"\\s*:\\s*\"consent\",\\s*\"cases\"\\s*:\\s*2,\\s*\"reading\"\\s*:\\s*\"R-007\"\\s*\\}");
        then(outputs.get("explain json")).containsPattern(
                "\"field\"\\s*:\\s*\"consent\",\\s*\"cases\"\\s*:\\s*1,\\s*\"reading\"\\s*:\\s*\"R-007\"\\s*\\}");
        then(outputs.get("case text")).doesNotContain("Svaret är blankt");
        named(outputs, "Ärende A skiljer sig från ärende a bara i stora och små bokstäver",
                "\"caseId\"\\s*:\\s*\"A\",\\s*\"likeId\"\\s*:\\s*\"a\"");
        for (var format : List.of("table", "json")) {
            var check = Call.of("check", "--format", format, cases.toString());
            then(plain(check.out())).contains(format.equals("table") ? "samtycke i 2 ärenden (R-007)" : "\"R-007\"")
                    .containsPattern(format.equals("table") ? "Ärende A skiljer sig" : "\"alikeIds\"");
        }
    }

    /// No case has an answer: the bill binds, and every output of it says how many.
    @Test
    void a_question_that_no_case_answers_is_told_by_all_of_them() throws IOException {
        var cases = file("", row("a", "1280", WHOLE), row("b", "1280", "2022-09-25 13:00"));
        var outputs = outputs(cases);
        said(outputs, BINDING);
        outputs.forEach((name, text) -> {
            if (name.endsWith("json")) {
                then(text).as(name)
                        .containsPattern("\"field\"\\s*:\\s*\"consent\",\\s*\"cases\"\\s*:\\s*"
                                + (name.startsWith("case") ? 1 : 2));
                then(text).as(name).containsPattern("\"all\"\\s*:\\s*true");
            } else if (!name.endsWith("csv")) {
                then(plain(text)).as(name)
                        .containsPattern("Svaret är blankt: [^.]*samtycke i "
                                + (name.startsWith("case") ? "1 ärende" : "alla 2 ärenden") + " \\(R-007\\)");
            }
        });
    }

    private static String answered(String line, String consent, String openCare) {
        then(line).endsWith(",,,"); // consent, open care, legal basis
        return line.substring(0, line.length() - 2) + consent + "," + openCare + ",";
    }

    /// No bill may be posted of such a month, so none of them says that it binds.
    @Test
    void a_partial_export_makes_all_of_them_provisional_and_all_of_them_say_why() throws IOException {
        var outputs = outputs(file("", row("a", "1280", "2022-09-08 13:00")));
        outputs.forEach((name, text) -> then(text).as(name)
                .doesNotContainPattern(BINDING)
                .doesNotContain("Bindande: "));
        said(outputs, PROVISIONAL);
        named(outputs, "Exporten ser inte hel ut: den sista händelsen är från 2022-09-08",
                "\"code\"\\s*:\\s*\"ends-early\"");
        for (var name : List.of("explain md", "explain html", "case html", "bundle explanation.html")) {
            then(plain(outputs.getOrDefault(name, ""))).as(name)
                    .contains(
                            "PRELIMINÄR: alla villkor är lästa, men exporten ser inte hel ut, och ingen har godtagit");
        }
        for (var name : List.of("settle table", "explain text", "explain html", "bundle settlement.txt")) {
            then(plain(outputs.getOrDefault(name, ""))).as(name)
                    .contains(
                            "Preliminär: alla villkor är lästa, men exporten ser inte hel ut, och ingen har godtagit");
        }
        then(plain(outputs.getOrDefault("explain html", ""))).contains("Kommunen ska preliminärt betala");
        then(outputs.get("invoice pdf")).contains(
                "PRELIMINÄR AVRÄKNING", "ska preliminärt betala", "ingen har godtagit att månaden räknas ändå");
        then(outputs.get("invoice xlsx")).contains("ingen har godtagit att månaden räknas ändå");
    }

    @Test
    void a_partial_export_that_was_accepted_binds_and_is_told_by_all_of_them() throws IOException {
        var outputs = outputs(file("", row("a", "1280", "2022-09-08 13:00")), "--allow-partial");
        outputs.forEach((name, text) -> then(text).as(name).doesNotContainPattern(PROVISIONAL));
        said(outputs, BINDING);
        named(outputs, "Exporten ser inte hel ut: den sista händelsen är från 2022-09-08",
                "\"code\"\\s*:\\s*\"ends-early\"");
    }

    @Test
    void rejected_rows_are_told_wherever_the_sum_is() throws IOException {
        var cases = file("", row("a", "1280", WHOLE), row("b", "1280", "2022-08-30 13:00"),
                row("c", "1281", "2022-08-30 13:00"), row("d", "9999", WHOLE));
        var outputs = outputs(cases, "--allow-rejects");
        outputs.forEach((name, text) -> {
            if (name.endsWith("json")) {
                then(text).as(name).containsPattern("\"rejectedRows\"\\s*:\\s*3");
            } else if (!name.endsWith("csv")) {
                then(text).as(name).contains("vvisade rader");
            }
        });
        for (var name : List.of("explain text", "explain md", "explain html", "invoice pdf", "bundle explanation.txt",
                "bundle explanation.html", "numbered pdf", "numbered xlsx")) {
            then(plain(outputs.getOrDefault(name, ""))).as(name)
                    .containsPattern("Avvisade rader i filerna för Malmö[^:]*: 1\\. De ingår inte i summan\\.")
                    .containsPattern("utan känd kommun: 1\\. De ingår inte i någon summa");
        }
        then(outputs.get("region xlsx"))
                .contains("Avvisade rader i filerna: 3 (1280: 1, 1281: 1, utan känd kommun: 1)");
        then(outputs.get("bundle settlement.txt")).contains("Avvisade rader: 3");
        // a municipality that has nothing but rejected rows is not said to have no cases
        for (var format : FORMATS) {
            var lund = Call.ofMonth("explain", LedgerCall.ADOPTED.toString(), "2022-09", cases, "--municipality",
                    "1281",
                    "--format", format);
            then(lund.code()).isEqualTo(1);
            if (format.equals("json")) {
                then(lund.json().at("/rejectedRowsByMunicipality/1/code").asString()).isEqualTo("1281");
            } else {
                then(plain(lund.out())).contains(
                        "Lund (1281) har inga ärenden i september 2022 bland de rader som gick att läsa.",
                        "Avvisade rader i filerna för Lund (1281): 1.");
            }
        }
        then(outputs.get("explain all text")).contains("Lund (1281) har inga ärenden i september 2022 bland");
        then(outputs.get("bundle explanation.txt")).contains("Lund (1281) har inga ärenden i september 2022 bland");
    }

    @Test
    void what_a_file_has_no_column_for_is_not_said_to_be_missing_of_a_case() throws IOException {
        var outputs = outputs(file("legal_basis outcome", row("a", "1280", WHOLE)), "--absent", "legal_basis");
        for (var form : List.of("case text", "case md", "case html")) {
            then(plain(outputs.getOrDefault(form, ""))).as(form)
                    .containsPattern("Lagrum\\W+källan registrerar inte")
                    .containsPattern("Utfall\\W+kolumnen finns inte i filen")
                    .contains("Räknas: filerna ger inget skäl att utesluta ärendet.",
                            "Skäl att utesluta som inte syns i filerna: lagrum – källan registrerar inte.")
                    .doesNotContain("inget skäl att utesluta ärendet.\n");
        }
        for (var form : List.of("explain md", "explain html", "bundle explanation.html")) {
            then(plain(outputs.getOrDefault(form, ""))).as(form)
                    .contains("Källan registrerar inte: lagrum.", "Kolumnen finns inte i filen: utfall.")
                    .doesNotContainPattern("Blankt i alla ärenden: [^.]*(lagrum|utfall)");
        }
    }

    /// Whoever is asked in words says so in them; the lists have a column for it.
    private static void said(Map<String, String> outputs, String standing) {
        outputs.forEach((name, text) -> {
            if (!name.endsWith("pdf") && !name.contains("xlsx")) {
                then(text).as(name).containsPattern(standing);
            }
        });
    }

    private static void named(Map<String, String> outputs, String inWords, String inJson) {
        outputs.forEach((name, text) -> {
            if (name.endsWith("json")) {
                then(text).as(name).containsPattern(inJson);
            } else if (!name.endsWith("csv")) {
                then(plain(text)).as(name).containsPattern(inWords);
            }
        });
    }

    /// All that is written of the month, by what asks for it.
    private Map<String, String> outputs(Path cases, String... more) throws IOException {
        var outputs = new LinkedHashMap<String, String>();
        var reading = List.of(more).stream().filter(each -> !each.equals("--allow-rejects")).toList();
        boolean rejects = reading.size() < more.length;
        for (var format : List.of("table", "json", "csv")) {
            outputs.put("settle " + format, call(rejects, month("settle", cases, reading, "--format", format)));
        }
        var out = folder.resolve("out");
        call(rejects, month("settle", cases, reading, "--out", out.toString()));
        outputs.put("out settlement.json", Files.readString(out.resolve("settlement.json")));
        outputs.put("out settlement.csv", Files.readString(out.resolve("settlement.csv")));
        var other = Files.copy(cases, folder.resolve("other.csv"));
        for (var format : FORMATS) {
            for (var whose : List.of("1280", "all")) {
                outputs.put("explain " + (whose.equals("all") ? "all " : "") + format, call(rejects, month(
                        "explain", cases, reading, "--municipality", whose, "--format", format)));
            }
            outputs.put("case " + format, call(rejects, month(
                    "explain", cases, reading, "--case", "a", "--format", format)));
            var between = new ArrayList<>(List.of("explain", "--between", cases.toString(), other.toString(),
                    "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format", format));
            between.addAll(reading);
            outputs.put("between " + format, call(rejects, between));
        }
        var bundle = folder.resolve("bundle.zip");
        call(rejects, month("bundle", cases, reading, "-o", bundle.toString()));
        entries(Files.readAllBytes(bundle)).forEach((name, text) -> {
            if (name.startsWith("settlement.") || name.startsWith("explanation.")) {
                outputs.put("bundle " + name, text);
            }
        });
        outputs.putAll(invoices("invoice", out, rejects, List.of()));
        if (rejects) {
            outputs.putAll(invoices("numbered", out, true, List.of("--first-number", "F-1", "--allow-rejects")));
        }
        return outputs;
    }

    private Map<String, String> invoices(String kind, Path out, boolean rejects, List<String> more) throws IOException {
        var written = folder.resolve(kind);
        var invoice = new ArrayList<>(List.of("invoice", out.toString(), "--parties", PARTIES, "--issued", "2022-10-05",
                "--as", "pdf,xlsx", "-o", written.toString()));
        invoice.addAll(more);
        call(rejects, invoice);
        var outputs = new LinkedHashMap<String, String>();
        try (var files = Files.walk(written)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".pdf")) {
                    try (var read = Loader.loadPDF(file.toFile())) {
                        outputs.put(kind + " pdf",
                                new PDFTextStripper().getText(read).replaceAll("[\\p{Z}\\n\\r]+", " "));
                    }
                } else if (name.endsWith(".xlsx")) {
                    var text = entries(Files.readAllBytes(file)).values().stream().collect(Collectors.joining());
                    outputs.put(name.contains("1280") ? kind + " xlsx" : "region xlsx", text);
                }
            }
        }
        then(outputs).hasSize(3);
        return outputs;
    }

    private static String call(boolean rejects, List<String> args) {
        var call = Call.of(args.toArray(String[]::new));
        then(call.code()).as("%s%n%s%n%s", args, call.out(), call.err()).isIn(rejects ? List.of(0, 1) : List.of(0));
        return call.out();
    }

    private static List<String> month(String command, Path cases, List<String> reading, String... more) {
        var args = new ArrayList<>(
                List.of(command, "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09"));
        args.addAll(reading);
        args.addAll(List.of(more));
        args.add(cases.toString());
        return args;
    }

    private static Map<String, String> entries(byte[] archive) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /// Without tags, marks of emphasis and table lines, on one line.
    private static String plain(String text) {
        return text.replaceAll("<[^>]*>", " ")
                .replace("**", "")
                .replace("\\", "")
                .replace("|", " ")
                .replaceAll("[\\p{Z}\\n\\r]+", " ");
    }

    private static String row(String id, String municipality, String discharged) {
        return id + "," + municipality + "," + discharged;
    }

    /// Stays of 2022-09-05 on, without some columns.
    private Path file(String without, String... rows) {
        var gone = List.of(without.split(" "));
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var words = row.split(",", -1);
            var fields = CaseLines.fields(
                    "case_id", words[0], "municipality", words[1], "sip_required", "no", "discharged_at", words[2]);
            fields.keySet().removeAll(gone);
            if (lines.isEmpty()) {
                lines.add(String.join(",", fields.keySet()));
            }
            lines.add(String.join(",", fields.values()));
        }
        return CaseLines.text(folder, "cases.csv", String.join("\n", lines) + "\n");
    }
}
