package se.klardag.cli.audit.bundle;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.klardag.cli.audit.verify.Mismatch;
import se.klardag.cli.audit.verify.Mismatch.Sides;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.text.Language;
import se.klardag.rules.files.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is in a bundle beside what is computed (*paketets övriga innehåll*): what can be made again is compared, what cannot is
/// named, and what no bundle holds is refused.
final class BundleContents {
    /// What is found where a field was taken out of the receipt.
    static final String LACKING = "bundle.what.lacking";

    static final List<String> COMPUTED = List.of(
            "settlement.json", "explanation.json", "settlement.txt", "explanation.txt", "explanation.html");

    private static final byte[] NOTHING = {};
    private static final String SCHEMAS = "schemas";
    private static final Set<String> SINGLE = Set.of(
            Bundle.CASES, BundleReceipt.NAME, Bundle.SUMS, Bundle.SIGNATURE);
    private static final List<String> FOLDERS = List.of(Bundle.RULES, Bundle.OWN, Bundle.READ_WITH, Bundle.DOCUMENTS);
    private static final Set<String> CLAIMED = Set.of("engine", "tzdata", "delivered", BundleReceipt.POSTED);
    /// What is compared with the files, or decides what is computed again: another value makes other files.
    private static final Set<String> COMPARED = Set.of(
            "format", SCHEMAS, "agreement", "period", "language", "files");
    /// What a receipt need not state: where it is silent, that too is the packer's word.
    private static final List<String> OPTIONAL = Stream
            .concat(CoverageJson.KEYS.stream(), Stream.of(BundleReceipt.KNOWN_ON, BundleReceipt.POSTED, "tzdata"))
            .toList();

    private static final Pattern REJECTED = Pattern.compile("(?m)^(?:Avvisade rader|Rejected rows): ([0-9]+)\\b");

    private final SortedMap<String, byte[]> files;
    private final ObjectNode receipt;
    private final Optional<BundleReceipt> about;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final Set<String> unchecked = new TreeSet<>();
    private final Set<String> guidesOfOthers = new TreeSet<>();
    private boolean isOfOtherSchemas;

    /// A field of the receipt that nothing in the bundle shows to be true (*packarens uppgift*).
    ///
    /// @param value as it is packed; empty where the receipt does not state it
    record Stated(String field, Optional<JsonNode> value) {}

    private BundleContents(SortedMap<String, byte[]> files, ObjectNode receipt, Optional<BundleReceipt> about) {
        this.files = files;
        this.receipt = receipt;
        this.about = about;
    }

    /// @param about empty when the receipt cannot be used
    static BundleContents of(SortedMap<String, byte[]> files, ObjectNode receipt, Optional<BundleReceipt> about) {
        var contents = new BundleContents(files, receipt, about);
        contents.foreignRules();
        contents.names();
        contents.guides();
        contents.receipt();
        contents.absentColumns();
        return contents;
    }

    List<Mismatch> mismatches() {
        return List.copyOf(mismatches);
    }

    /// Files and folders that nothing was compared with but their own hashes.
    List<String> unchecked() {
        return List.copyOf(unchecked);
    }

    /// Fields of the receipt that nothing was compared with.
    List<String> uncheckedFields() {
        var fields = new ArrayList<>(receipt.propertyNames());
        fields.removeIf(key -> COMPARED.contains(key) || BundleReceipt.said(receipt, key).isEmpty());
        if (isOfOtherSchemas) {
            fields.add(SCHEMAS);
        }
        return fields;
    }

    /// What whoever packed the bundle says, and nothing in it shows; then what they leave unsaid.
    List<Stated> stated() {
        var stated = new ArrayList<Stated>();
        for (var key : receipt.propertyNames()) {
            if (!COMPARED.contains(key)) {
                BundleReceipt.said(receipt, key).ifPresent(value -> stated.add(new Stated(key, Optional.of(value))));
            }
        }
        OPTIONAL.stream()
                .filter(key -> BundleReceipt.said(receipt, key).isEmpty())
                .forEach(key -> stated.add(new Stated(key, Optional.empty())));
        return stated;
    }

    /// Guides of another version that this one words otherwise.
    Set<String> guidesOfOthers() {
        return Set.copyOf(guidesOfOthers);
    }

    private boolean isOfThisVersion() {
        return about.map(BundleReceipt::isOfThisVersion).orElse(false);
    }

    /// A bundle of this version holds the rules that this version ships; what it holds under their names is of somebody else.
    private void foreignRules() {
        if (isOfThisVersion()) {
            for (var name : changedRules(files)) {
                mismatches.add(new Mismatch("bundle.what.foreign-rule", name, "", "", Sides.RECOMPUTED));
            }
        }
    }

    /// Rule files that today's program ships in another wording, or no longer.
    static List<String> changedRules(SortedMap<String, byte[]> files) {
        var changed = new ArrayList<String>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(Bundle.RULES)
                    && RuleText.shipped(name).filter(now -> now.sha256().equals(RuleText.sha256(bytes))).isEmpty()) {
                changed.add(name);
            }
        });
        return changed;
    }

    private void names() {
        for (var name : files.keySet()) {
            var folder = FOLDERS.stream().filter(name::startsWith).findFirst();
            boolean known = SINGLE.contains(name) || COMPUTED.contains(name) || Bundle.GUIDES.containsValue(name)
                    || (folder.isPresent() && (name.startsWith(Bundle.DOCUMENTS) || isRule(name)));
            if (!known) {
                mismatches.add(new Mismatch("bundle.what.unknown-name", name, "", "", Sides.RECOMPUTED));
            }
            folder.filter(each -> each.equals(Bundle.READ_WITH) || each.equals(Bundle.DOCUMENTS))
                    .filter(_ -> !isComputed(name) && !isShipped(name))
                    .ifPresent(_ -> unchecked.add(name));
        }
    }

    /// Rules and mappings are of these kinds, and of no others.
    private static boolean isRule(String name) {
        return name.endsWith(".yaml") || name.endsWith(".csv");
    }

    /// How foreign files were read, as this program ships it.
    private boolean isShipped(String name) {
        return name.startsWith(Bundle.READ_WITH)
                && RuleText.shipped(Bundle.RULES + name.substring(Bundle.READ_WITH.length()))
                        .filter(own -> own.sha256().equals(RuleText.sha256(files.getOrDefault(name, NOTHING))))
                        .isPresent();
    }

    /// A document that is one of the computed files is compared with them.
    private boolean isComputed(String name) {
        var bytes = files.getOrDefault(name, NOTHING);
        return COMPUTED.stream().anyMatch(each -> Arrays.equals(files.getOrDefault(each, NOTHING), bytes));
    }

    /// The guide tells a stranger what to do: in a bundle of this version it is word for word the program's own.
    private void guides() {
        for (var language : Language.values()) {
            var name = Bundle.GUIDES.getOrDefault(language, "");
            var packed = files.get(name);
            if (packed == null) {
                mismatches.add(new Mismatch("bundle.what.missing", name, "", "", Sides.RECOMPUTED));
                continue;
            }
            var own = about.map(each -> Bundle.guide(language, each)).orElse(NOTHING);
            var said = rejected(packed);
            if (isOfThisVersion() && !said.equals(rejected(own))) {
                mismatches.add(new Mismatch(
                        "bundle.what.rejected-rows", name + ", " + BundleReceipt.NAME + "/delivered/rejectedRows",
                        said, about.map(each -> Long.toString(each.rejected())).orElse(""), Sides.PACKED));
            } else if (!Arrays.equals(packed, own) && isOfThisVersion()) {
                mismatches.add(new Mismatch("bundle.what.guide", name, "", "", Sides.RECOMPUTED));
            } else if (!Arrays.equals(packed, own) && !isEarlierGuide(language, packed)) {
                guidesOfOthers.add(name);
            }
        }
    }

    /// The number of rejected rows that a guide states; empty where it states none.
    private static String rejected(byte[] guide) {
        var stated = REJECTED.matcher(new String(guide, StandardCharsets.UTF_8));
        return stated.find() ? stated.group(1) : "";
    }

    /// Guides of earlier versions are silent on rejected rows.
    private boolean isEarlierGuide(Language language, byte[] packed) {
        return about.map(BundleReceipt::withoutRejected)
                .filter(each -> Arrays.equals(packed, Bundle.guide(language, each)))
                .isPresent();
    }

    /// What of the receipt follows from the files is made again; the rest somebody says. A field that its
    /// version always writes is there.
    private void receipt() {
        var lacking = lacking();
        lacking.forEach(key -> mismatches.add(new Mismatch(
                LACKING, BundleReceipt.NAME + "/" + key, "", "", Sides.RECOMPUTED)));
        var packed = files;
        about.ifPresent(each -> {
            var again = (ObjectNode) JsonMapper.shared().readTree(each.of(inReceipt(packed)));
            unknownKeys("", receipt, again);
            for (var key : CLAIMED) {
                unknownKeys("/" + key, receipt.path(key), again.path(key));
            }
            if (each.isOfThisVersion()) {
                again.remove(lacking);
                differences("", receipt, again);
            } else {
                isOfOtherSchemas = true;
                differences("/files", receipt.path("files"), again.path("files"));
            }
        });
    }

    private List<String> lacking() {
        return MadeVersion.receiptFields(receipt.path("engine").asString(""))
                .stream()
                .filter(key -> !receipt.has(key))
                .toList();
    }

    /// A column that the source is said not to record is empty in every case.
    private void absentColumns() {
        var absent = CoverageJson.absent(receipt);
        if (absent.isEmpty()) {
            return;
        }
        try (var rows = CsvReader.builder()
                .ofNamedCsvRecord(
                        new String(files.getOrDefault(Bundle.CASES, NOTHING), StandardCharsets.UTF_8))) {
            for (var row : rows) {
                absent.stream()
                        .filter(column -> !row.findField(column).orElse("").isEmpty())
                        .forEach(column -> mismatches.add(new Mismatch(
                                "bundle.what.absent", Bundle.CASES + ":" + row.getStartingLineNumber() + ", " + column,
                                "", row.getField(column), Sides.PACKED)));
            }
        } catch (CsvParseException | UncheckedIOException | IOException _) {
            // cases that cannot be read are found where they are settled again
        }
    }

    /// A receipt says what the program writes into one, and nothing else.
    private void unknownKeys(String where, JsonNode packed, JsonNode again) {
        for (var key : packed.propertyNames()) {
            if (again.path(key).isMissingNode()) {
                mismatches.add(new Mismatch(
                        "bundle.what.unknown-key", BundleReceipt.NAME + where + "/" + key, text(packed.path(key)), "",
                        Sides.RECOMPUTED));
            }
        }
    }

    private static SortedMap<String, byte[]> inReceipt(SortedMap<String, byte[]> files) {
        var rest = Bundle.listed(files);
        rest.remove(BundleReceipt.NAME);
        return rest;
    }

    /// Hashes have been compared already, with what the file was.
    private void differences(String where, JsonNode packed, JsonNode again) {
        var keys = new TreeSet<>(again.propertyNames());
        if (where.startsWith("/files")) {
            keys.addAll(packed.propertyNames());
        }
        for (var key : keys) {
            var value = packed.path(key);
            var wanted = again.path(key);
            if ((where.isEmpty() && CLAIMED.contains(key)) || key.equals("sha256")) {
                continue;
            }
            if (wanted.isObject() && value.isObject()) {
                differences(where + "/" + key, value, wanted);
            } else if (!value.equals(wanted) && !(where.equals("/files") && value.isMissingNode())) {
                mismatches.add(new Mismatch(
                        "bundle.what.receipt", BundleReceipt.NAME + where + "/" + key, text(value), text(wanted),
                        Sides.RECOMPUTED));
            }
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
