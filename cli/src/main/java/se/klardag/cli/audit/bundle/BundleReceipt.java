package se.klardag.cli.audit.bundle;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.klardag.cli.cases.RejectedRows;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.text.EngineVersion;
import se.klardag.rules.files.RuleText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a bundle was made with, and the hash of every file in it (*kvitto*).
///
/// @param agreement id, or name of a file in the bundle
/// @param knownOn   what was recorded after this day did not count
/// @param language  of the texts
/// @param delivered SHA-256 of the case files as they were delivered, before they were brought to our own form
/// @param coverage  what they left open
/// @param posted    where the ledger has the month; empty when it was not posted
record BundleReceipt(
        String engine,
        String agreement,
        YearMonth period,
        Optional<LocalDate> knownOn,
        String language,
        String delivered,
        Coverage coverage,
        Optional<PostedAs> posted) {
    static final String NAME = "receipt.json";
    static final String POSTED = "posted";
    static final String KNOWN_ON = "asKnownOn";

    private static final String FORMAT = "klardag-bundle-1";
    private static final String ZONE = "Europe/Stockholm";
    private static final int SHORT = 8;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Map<String, String> SCHEMAS = Map.of(
            "rules/agreements/", "agreement-v1",
            Bundle.OWN, "agreement-v1",
            "rules/national/", "rate-table-v1",
            "rules/calendars/", "calendar-v1",
            Bundle.READ_WITH, "mapping-v1");

    /// Of a month that was not posted.
    BundleReceipt(
            String engine, String agreement, YearMonth period, Optional<LocalDate> knownOn, String language,
            String delivered, Coverage coverage) {
        this(engine, agreement, period, knownOn, language, delivered, coverage, Optional.empty());
    }

    /// Rows of the delivered files that were not settled.
    long rejected() {
        return coverage.rejected().rows();
    }

    /// Whether this version of the program made the bundle. What another version made is compared by value.
    boolean isOfThisVersion() {
        return engine.equals(EngineVersion.current());
    }

    /// The same of files of which every row was settled.
    BundleReceipt withoutRejected() {
        return new BundleReceipt(
                engine, agreement, period, knownOn, language, delivered, coverage.rejecting(RejectedRows.NONE), posted);
    }

    /// The receipt of these files.
    byte[] of(SortedMap<String, byte[]> files) {
        return of(files, Bundle.hashes(files));
    }

    /// @param sha256 of each file
    byte[] of(SortedMap<String, byte[]> files, SortedMap<String, String> sha256) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("engine", engine);
        root.put("tzdata", tzdata());
        var schemas = root.putArray("schemas");
        files.keySet().stream().flatMap(name -> schema(name).stream()).distinct().sorted().forEach(schemas::add);
        root.put("agreement", agreement);
        root.put("period", period.toString());
        root.put(KNOWN_ON, knownOn.map(LocalDate::toString).orElse(null));
        root.put("language", language);
        root.putObject("delivered").put("sha256", delivered).put("rejectedRows", rejected());
        CoverageJson.putAll(root, coverage);
        root.putNull(POSTED);
        posted.ifPresent(each -> each.put(root.putObject(POSTED)));
        var hashes = root.putObject("files");
        files.forEach((name, bytes) -> {
            var file = hashes.putObject(name);
            file.put("size", bytes.length);
            file.put("sha256", sha256.get(name));
            if (isInput(name)) {
                file.put("lines", lines(bytes));
            }
        });
        return PrintedJson.of(root).getBytes(StandardCharsets.UTF_8);
    }

    /// Which edition of our schemas a file is written by.
    static Optional<String> schema(String name) {
        if (!name.endsWith(".yaml")) {
            return Optional.empty();
        }
        return SCHEMAS.entrySet()
                .stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Reads what a receipt says; empty when it is none of ours, or says what none of ours does.
    static Optional<BundleReceipt> read(JsonNode root) {
        try {
            return said(root);
        } catch (DateTimeException | IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<BundleReceipt> said(JsonNode root) {
        if (!root.path("format").asString("").equals(FORMAT)) {
            return Optional.empty();
        }
        return Optional.of(new BundleReceipt(
                root.path("engine").asString(""),
                root.path("agreement").asString(""),
                YearMonth.parse(root.path("period").asString("")),
                said(root, KNOWN_ON).map(day -> LocalDate.parse(day.asString())),
                root.path("language").asString("sv"),
                sha256(root.path("delivered").path("sha256")),
                CoverageJson.of(root, count(root.path("delivered").path("rejectedRows"))),
                said(root, POSTED).map(PostedAs::of)));
    }

    /// The value of a key; none where the receipt has null or nothing.
    static Optional<JsonNode> said(JsonNode root, String key) {
        return Optional.ofNullable(root.get(key)).filter(value -> !value.isNull());
    }

    /// @throws IllegalArgumentException when it is none
    static String sha256(JsonNode said) {
        if (!SHA256.matcher(said.asString("")).matches()) {
            throw new IllegalArgumentException("no SHA-256");
        }
        return said.asString();
    }

    /// @throws IllegalArgumentException when it is none
    static long count(JsonNode said) {
        if (!said.isIntegralNumber() || !said.canConvertToLong() || said.longValue() < 0) {
            throw new IllegalArgumentException("no count");
        }
        return said.longValue();
    }

    /// A receipt as a tree.
    static ObjectNode tree(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
    }

    /// Which edition of the time zone data this Java has.
    static String tzdata() {
        return ZoneRulesProvider.getVersions(ZONE).lastEntry().getKey();
    }

    /// What the bill is computed from; of such a file each line has a short hash of its own, so that a changed one is named.
    static boolean isInput(String name) {
        return name.equals(Bundle.CASES) || name.startsWith(Bundle.RULES) || name.startsWith(Bundle.OWN);
    }

    static String lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines()
                .map(line -> RuleText.sha256(line.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT))
                .collect(Collectors.joining(" "));
    }
}
