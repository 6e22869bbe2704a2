package se.klardag.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.mapping.Mappings;

/// Every rule file that ships, used or not (*medföljande regelfiler*), and one hash for them all.
public final class ShippedRules {
    private static final List<String> SCHEMAS = List.of(
            "agreement-v1", "calendar-v1", "change-v1", "grant-v1", "mapping-v1", "rate-table-v1");
    private static final List<String> TABLES = List.of(
            "history/events.csv", "history/same-moment.csv", "mappings/template/mall.yaml",
            "municipalities/municipalities.csv", "municipalities/regions.csv", "municipalities/skane-delregion.csv",
            "municipalities/skane-population.csv");

    private static final String HASH = "rules.sha256";

    private ShippedRules() {}

    /// Names of the schemas that rule files follow, each with its version.
    public static List<String> schemas() {
        return SCHEMAS;
    }

    /// The files, in no order that means anything.
    public static List<RuleText> texts() {
        var names = new ArrayList<>(TABLES);
        add(names, ShippedResources.lines("agreements/index.txt").stream().map(RuleLibrary::agreementFile));
        add(names, ShippedResources.lines("calendars/index.txt").stream().map(id -> "calendars/" + id + ".yaml"));
        add(names, ShippedResources.lines("changes/index.txt").stream().map(id -> "changes/" + id + ".yaml"));
        add(names, ShippedResources.lines("grants/index.txt").stream().map(id -> "grants/" + id + ".yaml"));
        add(names, Mappings.ids().stream().map(id -> "mappings/" + id + ".yaml"));
        add(names, Stream.of("national/daily-rate.yaml", "national/daily-rate-before-2018.yaml"));
        add(names, SCHEMAS.stream().map(id -> "schema/" + id + ".schema.json"));
        return names.stream().map(ShippedResources::text).toList();
    }

    private static void add(List<String> names, Stream<String> more) {
        more.forEach(names::add);
    }

    /// SHA-256 over the hashes of the files in ascending order, one a line, as that of a settlement. The build writes it beside
    /// the files, since reading them all takes longer than anything else that a call for the version does.
    public static String sha256() {
        var written = ShippedResources.find(HASH);
        return written.isPresent() ? new String(written.get(), StandardCharsets.US_ASCII) : RuleHash.of(texts());
    }

    /// Writes the hash beside the files.
    ///
    /// @param args the folder of the files
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]).resolve(HASH), RuleHash.of(texts()));
    }
}
