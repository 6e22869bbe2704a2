package se.klardag.cli.audit.bundle;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.cases.RejectedRows;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.month.SourceState;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.terms.FieldCoverage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every field of the receipt, changed by somebody who makes all else fit: every computed file is made again from what the
/// changed receipt says. What can then be forged is the packer's word, and is named as such, with its value.
class StatedFieldsTest {
    /// What decides which files are computed, or is compared with them: of these only the receipt is changed.
    private static final List<String> COMPARED = List.of(
            "format", "schemas", "agreement", "period", "language", "files");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final FoundStays FOUND = new FoundStays(
            List.of(new CasePair("a", "b")), List.of(new SharedDays(new CasePair("c", "d"), 3)), true,
            2, List.of(new CasePair("e", "f")));

    @TempDir
    private Path folder;

    private SortedMap<String, byte[]> files = new TreeMap<>();

    @BeforeEach
    void pack() throws IOException {
        files = BundleForTests.packed(folder);
    }

    @Test
    void a_changed_field_is_found_or_named_as_the_packers_word() throws IOException {
        int tried = 0;
        var fields = new HashSet<String>();
        var values = new HashSet<Map.Entry<String, JsonNode>>();
        for (var whole : List.of(receipt(partial()), receipt(stated()))) {
            then(verify(consistent(whole)).out()).as("what everything is changed of").contains("identiskt");
            for (var field : List.copyOf(whole.propertyNames())) {
                fields.add(field);
                if (!values.add(Map.entry(field, whole.get(field)))) {
                    continue; // the other receipt says the same there
                }
                for (var value : values()) {
                    check(field, whole.deepCopy().set(field, value));
                    tried++;
                }
                var without = whole.deepCopy();
                without.remove(field);
                check(field, without);
            }
        }
        // rejected rows are told apart, with what the packer says of them
        var stated = CoverageJson.KEYS.stream().filter(key -> !key.equals("rejectedRowsByMunicipality")).toList();
        then(fields).containsAll(stated).contains("asKnownOn", "posted", "delivered", "engine", "tzdata");
        then(tried).isGreaterThan(100);
    }

    private void check(String field, JsonNode changed) throws IOException {
        var receipt = (ObjectNode) changed;
        var call = verify(COMPARED.contains(field) ? packed(receipt, files) : consistent(receipt)).speaksPlainly();
        then(call.code()).as(said(receipt) + call.out() + call.err())
                .isIn(ExitCode.DONE, ExitCode.DIFFERS, ExitCode.UNUSABLE);
        if (!call.out().lines().findFirst().orElse("").contains("identiskt")) {
            return;
        }
        var words = call.out().replaceAll("\\s+", " ");
        var label = Texts.in(Language.SV).get("bundle.stated." + field);
        if (receipt.hasNonNull(field)) {
            then(words).as(said(receipt))
                    .containsPattern("Inte kontrollerat[^:]*: .*uppgifter i kvittot: [^:]*" + label)
                    .containsPattern("Också enligt den som packade, och inte prövat: .*" + label + ": ");
            for (var leaf : leaves(receipt.path(field))) {
                then(words.replace(" ", "")).as(said(receipt)).contains(leaf.replace(" ", ""));
            }
        } else {
            then(words).as(said(receipt))
                    .containsPattern("Det här uppger den som packade inget om: [^.]*" + label);
        }
    }

    /// What is the packer's word is told in words: no key of the receipt, and no code.
    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void nothing_of_the_packers_word_is_told_in_keys(String language) throws IOException {
        var keys = new HashSet<String>();
        for (var whole : List.of(receipt(partial()), receipt(stated()))) {
            keys(whole, keys);
            var file = Files.write(folder.resolve("told.zip"), ZipArchive.write(consistent(whole)));
            var call = Call.of("verify", "--lang", language, file.toString());
            then(call.code()).isEqualTo(ExitCode.DONE);
            for (var key : keys) {
                then(call.out()).as(key).doesNotContainPattern("(?<![\\p{L}.-])" + key + "(?![\\p{L}.-])");
            }
        }
        then(keys).contains("ends-early", "parties-without-case", "usualCases", "sameAs", "lastEvent");
    }

    /// All but those that are words of the language too.
    private static void keys(JsonNode node, Set<String> keys) {
        node.propertyStream().filter(each -> !each.getKey().equals("files")).forEach(each -> {
            keys.add(each.getKey());
            if (each.getKey().equals("code") && each.getValue().asString().contains("-")) {
                keys.add(each.getValue().asString());
            }
            keys(each.getValue(), keys);
        });
        if (node.isArray()) {
            node.forEach(each -> keys(each, keys));
        }
        keys.removeAll(List.of("sha256", "engine", "period", "bills", "entry", "days", "parties", "rows", "format",
                "language", "agreement", "code", "delivered", "posted"));
    }

    /// Provisional because of columns, binding without them: the two answers differ in what the packer says alone.
    @ParameterizedTest
    @CsvSource({"sv,kolumner som saknas", "en,missing columns"})
    void a_binding_bundle_says_that_nothing_was_stated_of_columns(String language, String label) throws IOException {
        var file = Files.write(folder.resolve("plain.zip"), ZipArchive.write(consistent(receipt(Coverage.WHOLE))));
        var plain = Call.of("verify", "--lang", language, file.toString()).out().replaceAll("\\s+", " ");
        then(plain).containsPattern("(inget om|nothing of): [^.]*" + label);

        var missing = receipt(new Coverage(
                new FieldCoverage(EnumSet.of(CaseField.WITHDRAWN_AT), Set.of(), EnumSet.of(CaseField.WITHDRAWN_AT)),
                List.of(), FoundStays.NONE, false, 0,
                RejectedRows.NONE, SourceState.PLAIN));
        Files.write(file, ZipArchive.write(consistent(missing)));
        then(Call.of("verify", "--lang", language, file.toString()).out().replaceAll("\\s+", " "))
                .containsPattern(label + ": [a-zå-ö ]+ \\(withdrawn_at\\)");
    }

    @Test
    void a_column_that_was_said_to_be_absent_and_has_a_value_is_a_difference() throws IOException {
        var absent = receipt(new Coverage(
                new FieldCoverage(Set.of(), EnumSet.of(CaseField.DISCHARGED_AT), Set.of()), List.of(), FoundStays.NONE,
                false,
                0,
                RejectedRows.NONE, SourceState.PLAIN));
        var call = verify(consistent(absent));
        then(call.code()).isEqualTo(ExitCode.DIFFERS);
        then(call.out()).contains("en kolumn som källan enligt kvittot inte registrerar", "cases.csv:2, discharged_at");
    }

    /// Two stays of Malmö with the noons of 6, 7 and 8 September in both: nobody can say another number of days.
    @Test
    void the_days_that_two_named_cases_share_are_counted_again() throws IOException {
        files = packed(
                CaseLines.row("case_id", "a", "patient", "P1", "discharged_at", "2022-09-26 13:00"),
                CaseLines.row("case_id", "b", "patient", "P1", "ready_notice_at", "2022-09-05 14:00"));
        var pair = new CasePair("b", "a");
        then(verify(consistent(receipt(shared(new SharedDays(pair, 3))))).code()).isEqualTo(ExitCode.DONE);
        var forged = verify(consistent(receipt(shared(new SharedDays(pair, 900)))));
        then(forged.code()).isEqualTo(ExitCode.DIFFERS);
        then(forged.out().replaceAll("\\s+", " ")).contains("dubbelräknade dygn", "i paketet 900 omräknat 3");
    }

    private static Coverage shared(SharedDays days) {
        return new Coverage(
                FieldCoverage.WHOLE, List.of(), new FoundStays(List.of(), List.of(days), true, 0, List.of()), false, 0,
                RejectedRows.NONE, SourceState.PLAIN);
    }

    /// Nothing happens after 8 September: the packer says nothing of it, and the cases do.
    @Test
    void cases_of_a_part_of_the_month_are_told_whatever_the_packer_says() throws IOException {
        files = packed(CaseLines.row("case_id", "a", "patient", "P1"), CaseLines.row("case_id", "b", "patient", "P2"));
        then(BundleReceipt.tree(files.getOrDefault(BundleReceipt.NAME, new byte[0])).path("partial").isEmpty())
                .isFalse();
        var call = verify(consistent(receipt(Coverage.WHOLE)));
        then(call.code()).as(call.out()).isEqualTo(ExitCode.DONE);
        then(call.out().replaceAll("\\s+", " ")).contains(
                "Paketets egna ärenden ser inte ut att vara en hel månad, och den som packade säger inget om det: Exporten ser inte"
                        + " hel ut: den sista händelsen är från 2022-09-08.");
    }

    private SortedMap<String, byte[]> packed(String... rows) throws IOException {
        var bundle = folder.resolve("of-rows.zip");
        var call = Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o", bundle.toString(),
                CaseLines.text(folder, "rows.csv", CaseLines.table(rows)).toString());
        then(call.code()).as(call.err()).isZero();
        return new TreeMap<>(ArchiveReader.open(Files.readAllBytes(bundle)).files());
    }

    private static Coverage partial() {
        return new Coverage(
                new FieldCoverage(
                        EnumSet.of(CaseField.WITHDRAWN_AT), EnumSet.of(CaseField.LEGAL_BASIS),
                        EnumSet.of(CaseField.WITHDRAWN_AT, CaseField.LEGAL_BASIS)),
                List.of(new Shortfall.EndsEarly(Optional.of(LocalDate.of(2022, 9, 23))),
                        new Shortfall.DaysWithout(List.of(LocalDate.of(2022, 9, 12))),
                        new Shortfall.PayersWithout(new TreeMap<>(Map.of(1281, 7L)))),
                FOUND, true, 3, RejectedRows.NONE,
                new SourceState(
                        Optional.of(LocalDate.of(2022, 9, 23)), 7, Optional.empty(), Set.of(CaseField.CONSENT),
                        Set.of(), 2, true));
    }

    private static Coverage stated() {
        return new Coverage(
                FieldCoverage.WHOLE, List.of(), FoundStays.NONE, false, 0, RejectedRows.NONE,
                new SourceState(
                        Optional.of(LocalDate.of(2022, 9, 23)), 7, Optional.of(LocalDate.of(2022, 9, 30)), Set.of(),
                        Set.of(), 0, false));
    }

    /// Other values of the same kind, and of other kinds.
    private static List<JsonNode> values() {
        var mapper = JsonMapper.shared();
        return List.of(
                NODES.stringNode("2022-09-29"), NODES.stringNode("x"), NODES.numberNode(0), NODES.numberNode(9),
                NODES.booleanNode(true), NODES.booleanNode(false), NODES.nullNode(), NODES.arrayNode(),
                NODES.objectNode(), NODES.arrayNode().add("consent"), NODES.arrayNode().add("moved_at"),
                mapper.readTree("[{\"code\": \"no-case\"}]"),
                mapper.readTree("[{\"code\": \"ends-early\", \"lastEvent\": \"2022-09-29\"}]"),
                mapper.readTree("[{\"caseId\": \"a\", \"sameAs\": \"c\"}]"),
                mapper.readTree("{\"sha256\": \"" + "0".repeat(64) + "\", \"rejectedRows\": 4}"),
                mapper.readTree("{\"entry\": 9, \"sha256\": \"" + "0".repeat(64) + "\", \"bills\": [\"K-9\"]}"));
    }

    /// In words, where they are a code.
    private static List<String> leaves(JsonNode value) {
        var said = Texts.in(Language.SV);
        var code = "bundle.stated.code." + value.asString("");
        if (value.isBoolean()) {
            return List.of(value.booleanValue() ? "ja" : "nej");
        }
        return value.isContainer()
                ? value.valueStream().flatMap(each -> leaves(each).stream()).toList()
                : List.of(said.has(code) ? said.get(code) : value.asString());
    }

    private ObjectNode receipt(Coverage coverage) {
        var receipt = BundleReceipt.tree(files.getOrDefault(BundleReceipt.NAME, new byte[0]));
        receipt.remove(CoverageJson.KEYS);
        CoverageJson.putAll(receipt, coverage);
        if (!coverage.equals(Coverage.WHOLE)) {
            receipt.put("asKnownOn", "2022-10-05");
            receipt.set("posted", JsonMapper.shared()
                    .readTree(
                            "{\"entry\": 3, \"sha256\": \"" + "1".repeat(64) + "\", \"bills\": [\"K-2022-00001\"]}"));
        }
        return receipt;
    }

    private static String said(ObjectNode receipt) {
        var said = receipt.deepCopy();
        said.remove("files");
        return said.toString();
    }

    /// All that is computed, made again from the receipt where it can be used.
    private SortedMap<String, byte[]> consistent(ObjectNode receipt) {
        var forged = new TreeMap<>(files);
        BundleReceipt.read(receipt).ifPresent(about -> {
            try {
                forged.putAll(Bundle.derive(about, files, Texts.in(Language.SV)).files());
            } catch (RuntimeException _) {
                return; // the forger is no better off
            }
            for (var language : Language.values()) {
                forged.put(Bundle.GUIDES.getOrDefault(language, ""), Bundle.guide(language, about));
            }
            var rest = Bundle.listed(forged);
            rest.remove(BundleReceipt.NAME);
            receipt.set("files", BundleReceipt.tree(about.of(rest)).path("files"));
        });
        return packed(receipt, forged);
    }

    private static SortedMap<String, byte[]> packed(ObjectNode receipt, SortedMap<String, byte[]> files) {
        var packed = new TreeMap<>(files);
        packed.put(BundleReceipt.NAME, receipt.toString().getBytes(StandardCharsets.UTF_8));
        packed.put(Bundle.SUMS, Bundle.sums(Bundle.listed(packed)));
        return packed;
    }

    private Call verify(SortedMap<String, byte[]> packed) throws IOException {
        return Call.of("verify", Files.write(folder.resolve("forged.zip"), ZipArchive.write(packed)).toString());
    }
}
