package se.klardag.cli.audit.bundle;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.text.EngineVersion;

/// The versions of this program that have made bundles (*gjorda versioner*). A bundle is compared by value with what an earlier
/// version wrote; a version that never was would let anybody choose that comparison, so it is refused, and so is a newer one.
final class MadeVersion {
    /// Every version number that the build has had: a new one is added when the number is raised.
    private static final Set<String> MADE = Set.of("0.1.0-SNAPSHOT", "0.2.0-SNAPSHOT");

    /// What the first version wrote into every receipt.
    private static final List<String> FIRST = List.of(
            "format", "engine", "tzdata", "schemas", "agreement", "period", "language", "delivered", "files");

    private MadeVersion() {}

    /// The fields that the version wrote into every receipt, whatever it had to say: one that is not there was taken away.
    static List<String> receiptFields(String version) {
        if (version.equals("0.1.0-SNAPSHOT")) {
            return FIRST;
        }
        return isKnown(version)
                ? Stream.of(FIRST, CoverageJson.KEYS, List.of(BundleReceipt.KNOWN_ON, BundleReceipt.POSTED))
                        .flatMap(List::stream)
                        .toList()
                : List.of();
    }

    /// Whether this program knows that the version has been.
    static boolean isKnown(String version) {
        return MADE.contains(version) || version.equals(EngineVersion.current());
    }
}
