package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Every text of every input, each in turn replaced by one that speaks to the terminal, turns the direction of writing and
/// begins lines of its own: whatever is printed of it stays on its line and says nothing to the terminal.
class EveryOutputTest {
    /// Moves the cursor (with one character and with two), turns the writing, ends the line in four ways, and claims.
    private static final String POISON = "A\u001b[1A\u001b[2K\u009b2K\u202eB\u2066\u200f\u2028FALSK\u2029FALSK\rFALSK\n"
            + "FALSK\u0085FALSK\u0007";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private int shown;
    private int pages;

    @Test
    void of_a_rule_file() throws IOException {
        var adopted = tree(LedgerCall.ADOPTED);
        everyText(adopted, "", changed -> {
            var file = write("agreement.yaml", changed);
            plain(Call.of("agreements", "validate", file));
            for (var format : List.of("table", "json")) {
                plain(Call.of(
                        "settle", "--agreement", file, "--period", "2022-09", "--format", format, cases().toString()));
            }
        });
        var whole = tree(Path.of("..", "rules", "agreements", "skane-2018.yaml"));
        everyText(whole, "", changed -> plain(Call.of("agreements", "validate", write("agreement.yaml", changed))));
        // what the schema lets through, all at once
        poisonTitles(adopted);
        poisonTitles(whole);
        for (var each : List.of(adopted, whole.put("id", "egen"))) {
            var file = write("agreement.yaml", each);
            for (var language : List.of("sv", "en")) {
                plain(Call.in(language, "agreements", "show", file));
                plain(Call.in(language, "agreements", "diff", file, "skane-2018"));
                plain(Call.in(language, "agreements", "adopt", file));
                plain(Call.in(language, "simulate", "--base", file, "--change", "dayCount.break=00:00", "--period",
                        "2022-09", "--html", folder.resolve("page.html").toString(), cases().toString()));
                pages += page(folder.resolve("page.html"));
                plain(Call.in(language, "report", "2022-09", cases().toString(), "--agreement", file, "--out",
                        folder.resolve("month.html").toString()));
                pages += page(folder.resolve("month.html"));
                for (var format : List.of("text", "md", "html", "json")) {
                    plain(Call.in(language, "explain", "--agreement", file, "--period", "2022-09", "--municipality",
                            "all", "--format", format, cases().toString()));
                }
            }
        }
        then(shown).isGreaterThan(100);
        then(pages).isGreaterThan(3);
    }

    /// The page of a simulation, where the terms can be tried at all.
    private int page(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        var page = Files.readString(file);
        plain(new Call(0, page, ""));
        then(page).doesNotContain("\\u001b", "\\nFALSK");
        Files.delete(file);
        return 1;
    }

    @Test
    void of_a_case_file() {
        for (var column : List.of("case_id", "patient", "municipality", "unit", "outcome", "ready_at", "legal_basis")) {
            var file = CaseLines.text(folder, "cases.csv", CaseLines.table(
                    LedgerCall.stay("a", 9), CaseLines.row(
                            "case_id", column.equals("case_id") ? quoted() : "b",
                            "municipality", column.equals("municipality") ? quoted() : "1267",
                            "patient", column.equals("patient") ? quoted() : "p",
                            "unit", column.equals("unit") ? quoted() : "u",
                            "outcome", column.equals("outcome") ? quoted() : "home",
                            "ready_at", column.equals("ready_at") ? quoted() : "2022-09-10 08:00",
                            "legal_basis", column.equals("legal_basis") ? quoted() : "",
                            "admitted_at", "2022-08-01 08:00", "admission_notice_at", "2022-08-01 09:00",
                            "ready_notice_at", "2022-09-10 13:00", "discharged_at", "2022-09-20 13:00")));
            var month = List.of("--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", file.toString());
            plain(Call.of("check", file.toString()));
            plain(Call.of("check", "--format", "json", file.toString()));
            plain(with(month, "settle"));
            for (var format : List.of("text", "md", "html", "json")) {
                plain(with(month, "explain", "--municipality", "all", "--format", format));
            }
            plain(with(month, "explain", "--case", POISON));
            plain(Call.of("indicators", "--period", "2022-09", "--by", "unit", file.toString()));
        }
    }

    @Test
    void of_a_file_of_parties() throws IOException {
        everyText(tree(Path.of("src/main/resources/se/klardag/cli/documents/parties/parties-skane.example.yaml")), "",
                changed -> plain(Call.of("parties", "validate", write("parties.yaml", changed))));
    }

    @Test
    void of_a_bundle() throws IOException {
        var bundle = folder.resolve("bundle.zip");
        Call.of("bundle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "-o", bundle.toString(),
                cases().toString());
        var changedBundle = folder.resolve("changed.zip");
        for (var name : List.of("receipt.json", "settlement.json")) {
            var whole = (ObjectNode) JsonMapper.shared().readTree(entry(bundle, name));
            everyText(whole, "", changed -> {
                try {
                    copy(bundle, changedBundle, name, changed.toString());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                plain(Call.of("verify", changedBundle.toString()));
            });
        }
        copy(bundle, changedBundle, "MANIFEST.sha256", "0".repeat(64) + "  " + POISON.replace("\n", "") + "\n");
        plain(Call.of("verify", changedBundle.toString()));
    }

    @Test
    void of_a_database() throws Exception {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder.resolve("ledger"));
        Files.createDirectories(ledger.folder());
        ledger.post(List.of(LedgerCall.stay("a", 9)));
        ledger.done("payments", "add", "K-2022-00001", "--amount", "1", "--date", "2022-10-20", "--reference", "BG 1");
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-11-01");
        for (var column : List.of(
                "bill.municipality_name", "payment.reference", "dispute.case_id", "dispute.reason", "dispute.state",
                "bill.period", "bill.municipality", "bill.kind", "entry.agreement")) {
            var parts = column.split("\\.", -1);
            try (var tables = LedgerKind.FOLDER.tables(ledger.address()); var sql = tables.createStatement()) {
                sql.execute("alter table " + parts[0] + " alter column " + parts[1] + " varchar");
                try (var set = tables.prepareStatement("update " + parts[0] + " set " + parts[1] + " = ?")) {
                    set.setString(1, POISON);
                    set.executeUpdate();
                }
            }
            plain(ledger.on("bills", "--date", "2022-12-31"));
            plain(ledger.on("bills", "K-2022-00001", "--date", "2022-12-31"));
            plain(ledger.on("bills", "--format", "json", "--date", "2022-12-31"));
            plain(ledger.on("statement", "--date", "2022-12-31"));
            plain(ledger.on("ledger", "verify"));
            ledger.on("ledger", "rebuild");
        }
    }

    /// Nothing that a reader does not see, no code 70, and no line that the input began.
    private void plain(Call call) {
        shown++;
        call.speaksPlainly();
        then(call.code()).as(call.err()).isNotEqualTo(70);
        for (var text : List.of(call.out(), call.err())) {
            then(text.codePoints().filter(EveryOutputTest::isUnseen).mapToObj(Integer::toHexString).toList())
                    .as(text)
                    .isEmpty();
            then(text.lines().map(String::strip)).as(text).noneMatch(line -> line.startsWith("FALSK"));
            then(text).doesNotContain("<br>FALSK");
        }
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return character != '\n' && (type == Character.CONTROL || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR);
    }

    private static Call with(List<String> month, String... before) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(month);
        return Call.of(all.toArray(String[]::new));
    }

    private Path cases() {
        return CaseLines.text(folder, "few.csv", CaseLines.table(LedgerCall.stay("a", 4), LedgerCall.stay("b", 9)));
    }

    private static String quoted() {
        return '"' + POISON + '"';
    }

    private static ObjectNode tree(Path file) throws IOException {
        return YamlTree.read(RuleText.of(file.toString(), Files.readAllBytes(file))).root();
    }

    private String write(String name, JsonNode tree) {
        // JSON is YAML, where what a reader would not see is escaped
        var json = new StringBuilder();
        JsonMapper.shared()
                .writeValueAsString(tree)
                .chars()
                .forEach(unit -> json.append(
                        unit < 0x7f ? Character.toString(unit) : String.format(Locale.ROOT, "\\u%04x", unit)));
        return CaseLines.text(folder, name, json.toString()).toString();
    }

    /// Every text of the tree in turn.
    private void everyText(ObjectNode root, String pointer, Consumer<ObjectNode> use) {
        var at = pointer.isEmpty() ? root : root.at(pointer);
        switch (at) {
            case ObjectNode object -> object.propertyNames()
                    .forEach(
                            key -> everyText(root, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), use));
            case ArrayNode list -> {
                for (int i = 0; i < list.size(); i++) {
                    everyText(root, pointer + "/" + i, use);
                }
            }
            case StringNode _ -> {
                var changed = root.deepCopy();
                set(changed, pointer);
                use.accept(changed);
            }
            default -> {
                // a number or a word of the language is no text
            }
        }
    }

    private static void set(ObjectNode root, String pointer) {
        int slash = pointer.lastIndexOf('/');
        var parent = slash == 0 ? root : root.at(pointer.substring(0, slash));
        var key = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), StringNode.valueOf(POISON));
        } else {
            ((ObjectNode) parent).put(key, POISON);
        }
    }

    private static void poisonTitles(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var key : List.of("title", "at", "by", "name", "note", "sv", "en", "text")) {
                if (object.get(key) instanceof StringNode) {
                    object.put(key, POISON);
                }
            }
        }
        node.forEach(EveryOutputTest::poisonTitles);
    }

    private static byte[] entry(Path zip, String name) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IOException(name);
    }

    private static void copy(Path from, Path to, String name, String text) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(from));
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name) ? text.getBytes(StandardCharsets.UTF_8) : in.readAllBytes());
            }
        }
    }
}
