package se.klardag.cli.audit.bundle;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.text.ExitCode;

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
        var bundle = folder.resolve("bundle.zip");
        // 4 noons of one case: (4 − 2.8) × 9 300 = 11 160
        var call = Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o", bundle.toString(),
                CaseLines.file(folder, CaseLines.row()).toString());
        then(call.code()).as(call.err()).isZero();
        files = new TreeMap<>(ArchiveReader.open(Files.readAllBytes(bundle)).files());
        version = receipt().engine();
    }

    @Test
    void nothing_but_the_version_is_another() throws IOException {
        var call = verify(OTHER);

        then(call.code()).as(call.out()).isZero();
        then(call.out()).contains("forged.zip: samma siffror; texterna är en annan versions (0.1.0-SNAPSHOT) och är inte prövade\n",
                "Paketet gjordes med version 0.1.0-SNAPSHOT")
                .doesNotContain("identiskt");
    }

    @Test
    void other_words_are_named_and_are_no_difference() throws IOException {
        edit("explanation.txt", "dygn över gränsen", "dygn utöver gränsen");
        edit("settlement.txt", "Att betala", "Ska betalas");
        edit("explanation.html", "<style>", "<style>p { margin: 17px 41px }");
        var call = verify(OTHER);

        then(call.code()).as(call.out()).isZero();
        then(call.out()).contains("forged.zip: samma siffror; texterna är en annan versions", "explanation.txt (1 rad)")
                .containsPattern("settlement\\.txt \\([0-9]+ rad(er)?\\)")
                .containsPattern("explanation\\.html \\([0-9]+ rad(er)?\\)")
                .contains("Filer som den här versionen skriver med andra ord")
                .containsPattern("Inte kontrollerat[^:]*: [^.]*explanation\\.html, explanation\\.txt")
                .doesNotContain("identiskt");
        then(verify(version).code()).isEqualTo(ExitCode.DIFFERS);
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

    private Call verify(String engine) throws IOException {
        forge(engine);
        return Call.of("verify", folder.resolve("forged.zip").toString());
    }

    /// Packs the files as a version would have: its name in both receipts, and every checksum.
    private void forge(String engine) throws IOException {
        var forged = new TreeMap<>(files);
        var old = receipt();
        var receipt = new BundleReceipt(
                engine, old.agreement(), old.period(), old.knownOn(), old.language(), old.delivered(), old.rejected(),
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
