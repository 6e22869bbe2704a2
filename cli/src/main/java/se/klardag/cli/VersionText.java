package se.klardag.cli;

import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.Texts;
import se.klardag.rules.ShippedRules;

/// What the program says it is (*versionsbesked*): a first line that other programs may read, then what a result can depend
/// on.
final class VersionText {
    private static final String SWEDEN = "Europe/Stockholm";

    /// Schemas of files that are no rules.
    private static final List<String> OWN_SCHEMAS = List.of("workspace-v1", "parties-v1");

    private VersionText() {}

    static List<String> lines(Texts texts) {
        return List.of(
                EngineVersion.line(),
                texts.get("version.engine", EngineVersion.current()),
                texts.get("version.rules", "sha256:" + ShippedRules.sha256()),
                texts.get("version.schemas", Stream.concat(ShippedRules.schemas().stream(), OWN_SCHEMAS.stream())
                        .collect(Collectors.joining(", "))),
                texts.get("version.tzdata", tzdata()),
                texts.get("version.java", Runtime.version(), System.getProperty("java.vendor", "?")));
    }

    /// As the platform names it, `2025b`.
    private static String tzdata() {
        return ZoneRulesProvider.getVersions(SWEDEN).lastEntry().getKey();
    }
}
