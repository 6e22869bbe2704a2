package se.klardag.cli.audit.bundle;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// A bundle that another version of the program made: other words are named, another figure is a difference. The bundles are
/// forged with care: every checksum fits.
class OtherVersionTest {
    private static final String OTHER = "0.1.0-SNAPSHOT";

    @TempDir
    private Path folder;

    private SortedMap<String, byte[]> files = new TreeMap<>();
    private String version = "";

    @BeforeEach
    void pack() throws IOException {
        files = BundleForTests.packed(folder);
        version = receipt().engine();
    }

    @Test
    void nothing_but_the_version_is_another() throws IOException {
        var call = verify(OTHER);

        then(call.code()).as(call.out()).isZero();
        then(words(call)).contains("forged.zip: samma siffror; texterna är en annan versions och är inte prövade",
                "Paketet gjordes med version 0.1.0-SNAPSHOT", "LAS-MIG.txt, README.txt")
                .doesNotContain("identiskt");
    }

    @Test
    void other_words_are_named_and_are_no_difference() throws IOException {
        edit("explanation.txt", "dygn över gränsen", "dygn utöver gränsen");
        edit("settlement.txt", "Att betala", "Ska betalas");
        edit("explanation.html", "<style>", "<style>p { margin: 17px 41px }");
        var call = verify(OTHER);

        then(call.code()).as(call.out()).isZero();
        then(words(call))
                .contains("forged.zip: samma siffror; texterna är en annan versions", "explanation.txt (1 rad)")
                .containsPattern("settlement\\.txt \\([0-9]+ rad(er)?\\)")
                .containsPattern("explanation\\.html \\([0-9]+ rad(er)?\\)")
                .contains("Filer som den här versionen skriver med andra ord")
                .containsPattern(
                        "Inte kontrollerat.*: .*explanation\\.html, explanation\\.txt.*settlement\\.txt; uppgifter i kvittot: .* Inte bev")
                .doesNotContain("identiskt");
        then(verify(version).code()).isEqualTo(ExitCode.DIFFERS);
    }

    /// Taken back on the 8th, discharged on the 12th: 5, 6 and 7 September are 3 days; earlier versions listed the days to the
    /// discharge, 7. No sum has them.
    @Test
    void days_of_a_withdrawn_case_as_earlier_versions_listed_them_are_no_difference() throws IOException {
        var bundle = folder.resolve("withdrawn.zip");
        Call.of("bundle", "--agreement", "statute", "--period", "2022-09", "-o", bundle.toString(),
                CaseLines.file(folder, CaseLines.row("withdrawn_at", "2022-09-08 09:00", "discharged_at",
                        "2022-09-12 13:00")).toString());
        files = new TreeMap<>(ArchiveReader.open(Files.readAllBytes(bundle)).files());
        var now = text("explanation.txt");
        edit("explanation.txt", ", 3 dygn som inte räknas", ", 7 dygn som inte räknas");
        edit("explanation.html", "2022-09-07", "2022-09-11");
        edit("explanation.html", "<td data-heading=\"Dygn\" class=\"number\">3<",
                "<td data-heading=\"Dygn\" class=\"number\">7<");

        then(verify(OTHER).code()).isZero();
        then(verify(version).code()).isEqualTo(ExitCode.DIFFERS);

        files.put("explanation.txt", now.getBytes(StandardCharsets.UTF_8));
        edit("explanation.txt", ", 3 dygn som inte räknas", ", 6 dygn som inte räknas");
        then(verify(OTHER).code()).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void a_number_that_no_version_computes_is_a_difference_in_any_words() throws IOException {
        edit("explanation.txt", "11 160 kr", "11 161 kr");
        var call = verify(OTHER);

        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.out()).contains("ett tal som inte går att räkna fram")
                .containsPattern("var +explanation\\.txt:[0-9]+");
    }

    @Test
    void a_number_of_the_page_is_compared_too() throws IOException {
        edit("explanation.html", "11 160", "11 161");

        then(verify(OTHER).code()).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void another_figure_is_a_difference() throws IOException {
        edit("settlement.json", "\"payable\" : \"11160\"", "\"payable\" : \"11161\"");
        var call = verify(OTHER);

        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.out()).contains("settlement.json/municipalities/0(1280)/payable")
                // the forged value is what the bundle holds; nobody expected it
                .containsPattern("i paketet +\"11161\"\\s+omräknat +\"11160\"")
                .doesNotContain("väntat", "fick");
    }

    @Test
    void the_same_value_written_otherwise_is_no_difference() throws IOException {
        edit("settlement.json", "\"payable\" : \"11160\"", "\"payable\" : \"11160.00\"");
        edit("explanation.json", "\"value\" : \"1.2\"", "\"value\" : \"1.20\"");

        then(verify(OTHER).code()).isZero();
        then(verify(version).code()).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void a_key_that_the_earlier_version_did_not_have_is_named_as_added() throws IOException {
        edit("settlement.json", "  \"notParty\" : 0,\n", "");
        var call = verify(OTHER);

        then(call.code()).as(call.out()).isZero();
        then(call.out()).contains("samma siffror", "tillkommit sedan dess: 1; den första är settlement.json/notParty");
        then(verify(version).code()).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void a_municipality_that_is_gone_is_a_difference() throws IOException {
        var settlement = text("settlement.json");
        files.put("settlement.json", settlement.replaceFirst("(?s)\"municipalities\" : \\[.*?\\} ?\\]",
                "\"municipalities\" : [ ]").getBytes(StandardCharsets.UTF_8));
        then(text("settlement.json")).isNotEqualTo(settlement);

        then(verify(OTHER).code()).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void a_file_without_content_is_a_difference() throws IOException {
        files.put("explanation.txt", new byte[0]);
        then(verify(OTHER).code()).isEqualTo(ExitCode.DIFFERS);
        files.put("settlement.json", "no JSON".getBytes(StandardCharsets.UTF_8));
        then(verify(OTHER).code()).isEqualTo(ExitCode.DIFFERS);
    }

    /// Whoever writes another version into the receipt must not thereby choose what is compared.
    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "99.0", "0.2", "unbuilt ", "", "0.0.9"})
    void a_version_that_never_was_is_refused_in_the_first_line(String never) throws IOException {
        var call = verify(never);

        then(call.code()).as(call.out()).isEqualTo(ExitCode.DIFFERS);
        then(words(call)).contains("forged.zip: gjort med version " + never.strip())
                .contains("som det här programmet inte känner till")
                .doesNotContain("identiskt", "samma siffror");
        var forged = folder.resolve("forged.zip").toString();
        then(Call.of("explain", "--between", forged, forged).code()).isNotZero();
    }

    /// The number of the version is raised in one file, and the list of those that have been is in another.
    @Test
    void the_version_that_is_built_is_on_the_list() throws IOException {
        var built = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("..", "pom.xml")));
        then(built.find()).isTrue();
        then(MadeVersion.isKnown(built.group(1))).as(built.group(1)).isTrue();
    }

    /// 4 noons of one case come to 11 160 kr, provisionally.
    @Test
    void what_contradicts_the_settlement_or_does_something_is_found() throws IOException {
        for (var each : List.of(
                List.of("explanation.txt", "PRELIMINÄR", "BINDANDE"),
                List.of("explanation.html", "PRELIMINÄR", "BINDANDE"),
                List.of("settlement.txt", "PRELIMINÄR", "BINDANDE"),
                List.of("explanation.txt", "ska preliminärt betala", "ska slutligt betala"),
                List.of("explanation.txt", "ska preliminärt betala 11 160 kr", "ska preliminärt betala 9 300 kr"),
                List.of("explanation.txt", "ska preliminärt betala 11 160 kr", "ska preliminärt betala ９９９ kr"),
                List.of("explanation.txt", "ärende a: 4 dygn", "ärende a: 1 dygn"),
                List.of("settlement.txt", "11 160", "9 300"),
                List.of("explanation.html", "</body>", "<script src='x'></script></body>"),
                List.of("explanation.html", "</body>", "<script>1</script></body>"),
                List.of("explanation.html", "</body>", "<SCRIPT>1</SCRIPT></body>"),
                List.of("explanation.html", "</body>", "<img src=x onerror=alert(1)></body>"),
                List.of("explanation.html", "</body>", "<svg/onload=alert(1)></body>"),
                List.of("explanation.html", "</body>", "<p onclick=\"alert(1)\">.</p></body>"),
                List.of("explanation.html", "</body>", "<a href=\"x\">.</a></body>"),
                List.of("explanation.html", "</body>", "<iframe></iframe></body>"),
                List.of("explanation.html", "</body>", "<!-- --></body>"),
                List.of("explanation.html", "</head>", "<meta http-equiv=\"refresh\" content=\"0\"></head>"),
                List.of("explanation.html", "</style>", "@import 'x';</style>"),
                List.of("explanation.html", "</style>", "p{background:url(x)}</style>"),
                List.of("explanation.html", "</style>", "h1::after{content:\"godkänd av revisor\"}</style>"))) {
            var file = each.getFirst();
            var before = text(file);
            edit(file, each.get(1), each.getLast());
            var call = verify(OTHER);

            then(call.code()).as(each + call.out()).isEqualTo(ExitCode.DIFFERS);
            then(words(call)).as(each.toString())
                    .contains(": skiljer sig")
                    .doesNotContain("identiskt", "samma siffror");
            then(call.out()).as(each.toString()).containsPattern("var +" + file.replace(".", "\\."));
            files.put(file, before.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void an_emptied_text_is_found() throws IOException {
        for (var name : List.of("explanation.txt", "explanation.html", "settlement.txt")) {
            for (var left : List.of("\n", "Ingen anmärkning.\n", "<html><body>PRELIMINÄR</body></html>\n")) {
                var before = text(name);
                files.put(name, left.getBytes(StandardCharsets.UTF_8));
                then(verify(OTHER).code()).as(name + left).isEqualTo(ExitCode.DIFFERS);
                files.put(name, before.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Words cannot be proved: then the first line says that they are not.
    @Test
    void an_added_sentence_is_not_called_proved() throws IOException {
        files.put("explanation.txt", (text("explanation.txt") + "\nKommunen har godtagit räkningen.\n")
                .getBytes(StandardCharsets.UTF_8));
        files.put("README.txt", "Pay.\n".getBytes(StandardCharsets.UTF_8));
        var call = verify(OTHER);

        then(call.code()).as(call.out()).isZero();
        then(words(call)).contains("texterna är en annan versions och är inte prövade")
                .containsPattern("Inte kontrollerat.*README\\.txt, explanation\\.txt");
    }

    /// Every term that the rules state called verified: the sum is the same, and the rules are nobody's. Five terms are open
    /// because the rules do not state them, or the cases lack their columns.
    @Test
    void rules_made_surer_than_they_are_are_told_in_the_first_lines() throws IOException {
        var settled = Texts.in(Language.SV);
        for (var name : files.keySet().stream().filter(each -> each.startsWith(Bundle.RULES)).toList()) {
            files.put(name, text(name).replaceAll("status: (inferred|assumed|reported)", "status: verified")
                    .getBytes(StandardCharsets.UTF_8));
        }
        var old = receipt();
        var about = new BundleReceipt(
                OTHER, old.agreement(), old.period(), old.knownOn(), old.language(), old.delivered(),
                old.coverage());
        files.putAll(Bundle.derive(about, files, settled).files());
        forge(OTHER);
        var call = Call.of("verify", folder.resolve("forged.zip").toString());

        then(words(call)).contains("är inte prövade Regelfiler som har en annan lydelse i dag: rules/")
                .containsPattern("Paketets regler: PRELIMINÄR, 6 öppna villkor\\. "
                        + "Dagens regler: PRELIMINÄR, [0-9]{2} öppna villkor\\. Avvisade rader")
                .contains("Ingen skillnad i belopp mellan då och nu, men i hur säkra villkoren är.")
                .doesNotContain("identiskt", "Ingen skillnad mellan då och nu");
    }

    @Test
    void two_files_that_name_two_versions_are_told_as_that() throws IOException {
        forge(OTHER);
        var forged = new TreeMap<>(ArchiveReader.open(Files.readAllBytes(folder.resolve("forged.zip"))).files());
        forged.put("settlement.json", text("settlement.json").getBytes(StandardCharsets.UTF_8));
        forged.remove(Bundle.SUMS);
        forged.remove(BundleReceipt.NAME);
        forged.put(BundleReceipt.NAME, new BundleReceipt(
                OTHER, receipt().agreement(), receipt().period(), receipt().knownOn(), receipt().language(),
                receipt().delivered(), receipt().coverage()).of(forged));
        forged.put(Bundle.SUMS, Bundle.sums(forged));
        var call = Call.of("verify", Files.write(folder.resolve("forged.zip"), ZipArchive.write(forged)).toString());

        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(words(call)).contains("settlement.json: \"" + version + "\"", "receipt.json: \"" + OTHER + "\"")
                .doesNotContain("omräknat");
    }

    @Test
    void a_bundle_of_another_version_is_explained_when_its_figures_are_the_same() throws IOException {
        edit("settlement.json", "\"payable\" : \"11160\"", "\"payable\" : \"11160.0\"");
        forge(OTHER);
        then(BundledMonth.of(folder.resolve("forged.zip")).bills()).containsOnlyKeys(1280);
    }

    @ParameterizedTest
    @CsvSource({"period, 2022-99", "period, ''", "period, 2022", "format, klardag-bundle-99", "format, ''",
            "asKnownOn, 2022-02-30"})
    void what_cannot_be_recomputed_is_never_identical(String field, String value) throws IOException {
        edit("settlement.json", "\"payable\" : \"11160\"", "\"payable\" : \"99999\"");
        forge(version);
        var forged = new TreeMap<>(ArchiveReader.open(Files.readAllBytes(folder.resolve("forged.zip"))).files());
        forged.remove(Bundle.SUMS);
        var receipt = BundleReceipt.tree(forged.getOrDefault(BundleReceipt.NAME, new byte[0])).put(field, value);
        forged.put(BundleReceipt.NAME, receipt.toPrettyString().getBytes(StandardCharsets.UTF_8));
        forged.put(Bundle.SUMS, Bundle.sums(forged));
        Files.write(folder.resolve("forged.zip"), ZipArchive.write(forged));
        var call = Call.of("verify", folder.resolve("forged.zip").toString());

        then(call.code()).as(call.out()).isEqualTo(ExitCode.DIFFERS);
        then(call.out().lines().findFirst().orElse("")).doesNotContain("identiskt", "samma siffror");
    }

    private static String words(Call call) {
        return call.out().replaceAll("\\s+", " ");
    }

    private Call verify(String engine) throws IOException {
        forge(engine);
        return Call.of("verify", folder.resolve("forged.zip").toString());
    }

    /// Packs the files as a version would have: its name in both receipts, and every checksum.
    private void forge(String engine) throws IOException {
        var forged = new TreeMap<>(files);
        var old = receipt();
        var receipt = new BundleReceipt(
                engine, old.agreement(), old.period(), old.knownOn(), old.language(), old.delivered(),
                old.coverage());
        forged.put("settlement.json", text("settlement.json")
                .replace("\"engine\" : \"" + version, "\"engine\" : \"" + engine)
                .getBytes(StandardCharsets.UTF_8));
        forged.remove(BundleReceipt.NAME);
        forged.remove(Bundle.SUMS);
        forged.put(BundleReceipt.NAME, receipt.of(forged));
        forged.put(Bundle.SUMS, Bundle.sums(forged));
        Files.write(folder.resolve("forged.zip"), ZipArchive.write(forged));
    }

    private BundleReceipt receipt() {
        return BundleReceipt.read(BundleReceipt.tree(files.getOrDefault(BundleReceipt.NAME, new byte[0])))
                .orElseThrow();
    }

    private void edit(String name, String from, String to) {
        then(text(name)).as(name).contains(from);
        files.put(name, text(name).replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
