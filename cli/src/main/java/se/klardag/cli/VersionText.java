package se.klardag.cli;

import java.time.zone.ZoneRulesProvider;
import java.util.List;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.Texts;
import se.klardag.rules.ShippedRules;

/// What the program says it is (*versionsbesked*): a first line that other programs may read, then what a result can depend
/// on.
final class VersionText {
    private static final String SWEDEN = "Europe/Stockholm";

    /// Schemas of files that are no rules.
    private static final String OWN_SCHEMAS = "workspace-v1, parties-v1";

    private VersionText() {}

    static List<String> lines(Texts texts) {
        return lines(texts, facts());
    }

    /// @param facts as [#facts()] has them
    static List<String> lines(Texts texts, List<String> facts) {
        return List.of(
                EngineVersion.line(facts.get(0)),
                texts.get("version.engine", facts.get(0)),
                texts.get("version.rules", "sha256:" + facts.get(1)),
                texts.get("version.schemas", facts.get(2)),
                texts.get("version.tzdata", facts.get(3)),
                texts.get("version.java", facts.get(4), facts.get(5)));
    }

    /// What only the running program knows: its version, the hash of the rules, the schemas, the time zones as the platform
    /// names them, `2025b`, the version of Java and who made it.
    static List<String> facts() {
        return List.of(
                EngineVersion.current(),
                ShippedRules.sha256(),
                String.join(", ", ShippedRules.schemas()) + ", " + OWN_SCHEMAS,
                ZoneRulesProvider.getVersions(SWEDEN).lastEntry().getKey(),
                Runtime.version().toString(),
                System.getProperty("java.vendor", "?"));
    }
}
