package se.klardag.cli.audit.bundle;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whoever can make a bundle can make every checksum in it fit. The answer is that it is identical only where every figure
/// was computed again and came out the same; what was not compared is named, and what no bundle holds is refused.
class ForgedBundleTest {
    @TempDir
    private Path folder;

    private SortedMap<String, byte[]> files = new TreeMap<>();

    @BeforeEach
    void pack() throws IOException {
        files = BundleForTests.packed(folder);
    }

    /// Every field of the receipt changed to anything, with a false sum: never identical.
    @Test
    void a_false_sum_is_found_whatever_the_receipt_says() throws IOException {
        files.put("settlement.json", text("settlement.json").replace("11160", "99999")
                .getBytes(StandardCharsets.UTF_8));
        int tried = 0;
        for (var changed : changedReceipts()) {
            var call = verify(changed);
            then(call.code()).as(changed + call.out() + call.err()).isIn(ExitCode.DIFFERS, ExitCode.UNUSABLE);
            then(first(call)).as(changed.toString()).doesNotContain("identiskt", "samma siffror");
            tried++;
        }
        then(tried).isGreaterThan(100);
    }

    /// The same with the right sum: identical only where it was computed again.
    @Test
    void a_changed_receipt_is_never_identical_unless_the_sum_was_computed_again() throws IOException {
        for (var changed : changedReceipts()) {
            var call = verify(changed);
            then(call.code()).as(changed + call.out() + call.err())
                    .isIn(ExitCode.DONE, ExitCode.DIFFERS, ExitCode.UNUSABLE);
            call.speaksPlainly();
            if (call.code() == ExitCode.DONE) {
                then(call.out()).as(changed.toString()).contains("Med paketets egna regler: 11 160 kr");
            } else {
                then(first(call)).as(changed.toString()).doesNotContain("identiskt", "samma siffror");
            }
        }
    }

    @Test
    void a_changed_list_of_checksums_is_never_identical() throws IOException {
        var lines = new ArrayList<>(new String(Bundle.sums(withReceipt(receipt())), StandardCharsets.UTF_8)
                .lines()
                .toList());
        for (int i = 0; i < lines.size(); i++) {
            for (var other : List.of(
                    "", "x", lines.get(i) + " ", lines.get(i).replace("  ", " "), lines.get(i) + "\n" + lines.get(i),
                    "0".repeat(64) + lines.get(i).substring(64))) {
                var changed = new ArrayList<>(lines);
                changed.set(i, other);
                var packed = withReceipt(receipt());
                packed.put(Bundle.SUMS, (String.join("\n", changed) + "\n").getBytes(StandardCharsets.UTF_8));
                var call = verifyFiles(packed);
                then(call.code()).as(other).isEqualTo(ExitCode.DIFFERS);
                then(first(call)).doesNotContain("identiskt");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beslut.txt", "SIGNATURE.txt", "documents", "rules"})
    void a_file_that_no_bundle_holds_is_refused(String name) throws IOException {
        files.put(name, "Kommunen har godkänt.".getBytes(StandardCharsets.UTF_8));
        var call = verify(receipt());
        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.out()).contains("en fil som inget paket innehåller", name);
    }

    @Test
    void what_was_only_hashed_is_named() throws IOException {
        files.put("documents/1280/faktura.txt", "faktura".getBytes(StandardCharsets.UTF_8));
        files.put("documents/settlement.json", files.getOrDefault("settlement.json", new byte[0]));
        files.put("read-with/mappings/x.yaml", "id: x".getBytes(StandardCharsets.UTF_8));
        var call = verify(receipt());
        then(call.code()).as(call.out()).isZero();
        var said = call.out().replaceAll("\\s+", " ");
        then(said).doesNotContain("identiskt")
                .contains("det som går att räkna om stämmer; 2 medföljande filer är inte prövade",
                        "Inte kontrollerat", "documents/1280/faktura.txt", "read-with/mappings/x.yaml",
                        "uppgifter i kvittot: programversion, tidszonsdata, filerna som de levererades",
                        "Inte bevisat: att ärendena")
                .doesNotContain("documents/settlement.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-with/x.txt", "rules/NOTE.txt", "own-rules/agreements/x.html", "read-with/"})
    void a_file_of_a_kind_that_no_folder_of_a_bundle_holds_is_refused(String name) throws IOException {
        files.put(name, "<script>1</script>".getBytes(StandardCharsets.UTF_8));
        var call = verify(receipt());
        then(call.code()).as(call.out()).isIn(ExitCode.DIFFERS, ExitCode.UNUSABLE);
        then(call.out()).doesNotContain("identiskt");
    }

    /// One field taken away at a time, or all that the first version did not know, with every hash made anew.
    @Test
    void a_field_that_the_version_always_writes_is_missed_in_the_first_line() throws IOException {
        var whole = receipt();
        var newer = List.of("missingColumns", "lastEvent", "daysAfterLastEvent", "partial", "posted", "asKnownOn");
        then(whole.propertyNames()).containsAll(newer);
        for (var key : List.copyOf(whole.propertyNames())) {
            var call = verify(without(whole, "/" + key));
            then(call.code()).as(key + call.out() + call.err()).isEqualTo(ExitCode.DIFFERS);
            then(first(call)).as(key).doesNotContain("identiskt", "samma siffror");
            if (!List.of("format", "engine", "period", "delivered", "agreement", "files").contains(key)) {
                then(first(call, 2)).as(key).contains("kvittot saknar uppgifter som version " + version());
                then(call.out()).as(key).contains("receipt.json/" + key);
            }
        }
        var older = whole.deepCopy();
        older.remove(newer);
        then(first(verify(older), 2)).contains("kvittot saknar uppgifter som version");
        // as the first version the bundle is no more than alike
        for (var key : List.of("tzdata", "schemas", "language")) {
            var call = verify(without(older.deepCopy().put("engine", "0.1.0-SNAPSHOT"), "/" + key));
            then(call.code()).as(key + call.out()).isEqualTo(ExitCode.DIFFERS);
        }
        then(first(verify(older.deepCopy().put("engine", "0.1.0-SNAPSHOT")))).doesNotContain("identiskt");
    }

    private String version() {
        return receipt().path("engine").asString();
    }

    /// What the program never writes into a receipt, in every place of it.
    @Test
    void a_statement_that_no_receipt_holds_is_refused() throws IOException {
        for (var engine : List.of(receipt().path("engine").asString(), "0.1.0-SNAPSHOT")) {
            for (var pointer : List.of("/approved", "/delivered/approved", "/files/cases.csv/approved")) {
                var call = verify(with(receipt().put("engine", engine), pointer,
                        JsonNodeFactory.instance.stringNode("by revisor")));
                then(call.code()).as(pointer + call.out()).isEqualTo(ExitCode.DIFFERS);
                then(call.out()).contains("receipt.json" + pointer);
            }
            for (var rejected : List.of("-5", "\"0\"", "1.5", "null", "99999999999999999999")) {
                var call = verify(with(receipt().put("engine", engine), "/delivered/rejectedRows",
                        JsonMapper.shared().readTree(rejected)));
                then(call.code()).as(rejected + call.out()).isEqualTo(ExitCode.DIFFERS);
                then(first(call)).doesNotContain("identiskt", "samma siffror");
            }
        }
    }

    /// Of two rows one was rejected: a reader is told, and a receipt that says none is found out.
    @Test
    void rejected_rows_are_told_and_the_number_is_the_packers_word() throws IOException {
        then(first(verify(receipt()), 3)).contains("Avvisade rader enligt den som packade: 0.", "inte prövat");
        var bundle = folder.resolve("rejected.zip");
        Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o", bundle.toString(),
                CaseLines.file(folder, CaseLines.row(), CaseLines.row()
                        .replace("1280", "9999")
                        .replaceFirst("^[^,]+", "other")).toString());
        files = new TreeMap<>(ArchiveReader.open(Files.readAllBytes(bundle)).files());
        then(text("LAS-MIG.txt")).contains("\nAvvisade rader: 1. ");
        then(text("README.txt")).contains("\nRejected rows: 1. ");
        then(first(verify(receipt()), 3)).contains("identiskt", "Avvisade rader enligt den som packade: 1.");
        var none = verify(with(receipt(), "/delivered/rejectedRows", JsonNodeFactory.instance.numberNode(0)));
        then(none.code()).isEqualTo(ExitCode.DIFFERS);
        then(none.out().replaceAll("\\s+", " ")).contains(
                "antalet avvisade rader, som filerna i paketet inte är ense om",
                "LAS-MIG.txt");
    }

    private static String first(Call call, int lines) {
        return call.out().lines().limit(lines).reduce("", (one, next) -> one + " " + next.strip());
    }

    @Test
    void another_guide_is_found() throws IOException {
        for (var name : List.of("LAS-MIG.txt", "README.txt")) {
            var before = files.put(name, "Kör det här i stället.".getBytes(StandardCharsets.UTF_8));
            var call = verify(receipt());
            then(call.code()).isEqualTo(ExitCode.DIFFERS);
            then(call.out()).contains("en anvisning som inte är programmets egen", name);
            files.put(name, before == null ? new byte[0] : before);
        }
    }

    /// The rules of this version under another wording, and every sum computed from them.
    @Test
    void rules_that_this_version_did_not_ship_are_what_is_said_first() throws IOException {
        edit("rules/agreements/skane-2018.yaml", "threshold: {value: 2.8", "threshold: {value: 2.7");
        var call = verify(receipt());
        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.out().lines().limit(5).reduce("", String::concat))
                .contains("en regelfil som den här versionen inte levererade", "rules/agreements/skane-2018.yaml");
    }

    @Test
    void rules_in_a_bundle_pass_the_schema() throws IOException {
        var rules = files.getOrDefault("rules/agreements/skane-2018.yaml", new byte[0]);
        for (var value : List.of("-1", "1e9", "'x'", "[]")) {
            files.put("rules/agreements/skane-2018.yaml", rules);
            edit("rules/agreements/skane-2018.yaml", "threshold: {value: 2.8", "threshold: {value: " + value);
            for (var engine : List.of(receipt().path("engine").asString(), "0.1.0-SNAPSHOT")) {
                var call = verify(receipt().put("engine", engine));
                call.speaksPlainly();
                then(call.code()).as(value + call.err()).isEqualTo(ExitCode.DIFFERS);
            }
        }
        files.put("rules/agreements/skane-2018.yaml", rules);
        var rates = text("rules/national/daily-rate.yaml");
        files.put("rules/national/daily-rate.yaml", rates.replace("9300", "9300000000")
                .getBytes(StandardCharsets.UTF_8));
        var call = verify(receipt().put("engine", "0.1.0-SNAPSHOT"));
        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.out()).contains("som inte går att räkna om", "daily-rate.yaml");
    }

    /// The other reader of a receipt: whatever it says, the bundle is refused in words or explained.
    @Test
    void a_changed_receipt_is_refused_where_bundles_are_compared() throws IOException {
        for (var key : List.of("format", "period", "asKnownOn", "language", "agreement", "engine", "delivered",
                "partial",
                "missingColumns", "repeatedStays")) {
            for (var value : List.of("\"2022-99\"", "\"2022-02-30\"", "0", "null", "[]", "{}", "[0]", "[{}]",
                    "[{\"code\":\"ends-early\",\"lastEvent\":\"2022-02-30\"}]",
                    "[{\"code\":\"parties-without-case\",\"parties\":[{\"code\":\"x\"}]}]")) {
                var changed = receipt();
                changed.set(key, JsonMapper.shared().readTree(value));
                then(verify(changed).speaksPlainly().code()).as(key + value).isIn(0, 4);
                var forged = folder.resolve("forged.zip").toString();
                var call = Call.of("explain", "--between", forged, forged).speaksPlainly();
                then(call.code()).as(key + value + call.err()).isIn(0, 2, 3, 4);
            }
        }
    }

    /// One field changed, or taken away, in every way.
    private List<ObjectNode> changedReceipts() {
        var changed = new ArrayList<ObjectNode>();
        var nodes = JsonNodeFactory.instance;
        var values = List.<JsonNode>of(
                nodes.stringNode(""), nodes.stringNode("x"), nodes.stringNode("2022-99"), nodes.stringNode("../x"),
                nodes.numberNode(0), nodes.nullNode(), nodes.arrayNode(), nodes.objectNode());
        var whole = receipt();
        for (var pointer : pointers(whole, "")) {
            for (var value : values) {
                changed.add(with(whole, pointer, value));
            }
            changed.add(without(whole, pointer));
        }
        changed.add(whole.deepCopy().put("asKnownOn", "2022-02-30"));
        changed.add(whole.deepCopy().put("engine", "0.1.0-SNAPSHOT"));
        return changed;
    }

    /// Every field; of the list of files those of three.
    private static List<String> pointers(ObjectNode node, String before) {
        var pointers = new ArrayList<String>();
        for (var key : node.propertyNames()) {
            var pointer = before + "/" + key.replace("/", "~1");
            if (before.equals("/files") && !List.of("cases.csv", "settlement.json", "LAS-MIG.txt").contains(key)) {
                continue;
            }
            pointers.add(pointer);
            if (node.get(key) instanceof ObjectNode inner) {
                pointers.addAll(pointers(inner, pointer));
            }
        }
        return pointers;
    }

    private static ObjectNode with(ObjectNode whole, String pointer, JsonNode value) {
        var changed = whole.deepCopy();
        parent(changed, pointer).set(key(pointer), value);
        return changed;
    }

    private static ObjectNode without(ObjectNode whole, String pointer) {
        var changed = whole.deepCopy();
        parent(changed, pointer).remove(key(pointer));
        return changed;
    }

    private static ObjectNode parent(ObjectNode root, String pointer) {
        var above = pointer.substring(0, pointer.lastIndexOf('/'));
        return above.isEmpty() ? root : (ObjectNode) root.at(above);
    }

    private static String key(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
    }

    private static String first(Call call) {
        return call.out().lines().findFirst().orElse("");
    }

    private ObjectNode receipt() {
        var old = BundleReceipt.read(BundleReceipt.tree(files.getOrDefault(BundleReceipt.NAME, new byte[0])))
                .orElseThrow();
        var rest = new TreeMap<>(files);
        rest.remove(BundleReceipt.NAME);
        rest.remove(Bundle.SUMS);
        return BundleReceipt.tree(old.of(rest));
    }

    private Call verify(ObjectNode receipt) throws IOException {
        return verifyFiles(withReceipt(receipt));
    }

    private SortedMap<String, byte[]> withReceipt(ObjectNode receipt) {
        var forged = new TreeMap<>(files);
        forged.remove(Bundle.SUMS);
        forged.put(BundleReceipt.NAME, JsonMapper.shared().writeValueAsBytes(receipt));
        forged.put(Bundle.SUMS, Bundle.sums(forged));
        return forged;
    }

    private Call verifyFiles(SortedMap<String, byte[]> forged) throws IOException {
        var file = Files.write(folder.resolve("forged.zip"), ZipArchive.write(forged));
        return Call.of("verify", file.toString());
    }

    private void edit(String name, String from, String to) {
        then(text(name)).as(name).contains(from);
        files.put(name, text(name).replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void a_number_beyond_every_double_is_shown_as_it_is_written() throws IOException {
        edit("settlement.json", "\"rejectedRows\" : 0", "\"rejectedRows\" : 1e999999999");
        for (var engine : List.of(receipt().path("engine").asString(), "0.1.0-SNAPSHOT")) {
            var call = verify(receipt().put("engine", engine)).speaksPlainly();
            then(call.code()).isEqualTo(ExitCode.DIFFERS);
            then(call.out()).contains("1E+999999999").doesNotContain("Infinity");
        }
    }
}
