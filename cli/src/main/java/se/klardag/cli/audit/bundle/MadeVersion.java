package se.klardag.cli.audit.bundle;

import java.util.Set;
import se.klardag.cli.text.EngineVersion;

/// The versions of this program that have made bundles (*gjorda versioner*). A bundle is compared by value with what an earlier
/// version wrote; a version that never was would let anybody choose that comparison, so it is refused, and so is a newer one.
final class MadeVersion {
    /// Every version number that the build has had: a new one is added when the number is raised.
    private static final Set<String> MADE = Set.of("0.1.0-SNAPSHOT", "0.2.0-SNAPSHOT");

    private MadeVersion() {}

    /// Whether this program knows that the version has been.
    static boolean isKnown(String version) {
        return MADE.contains(version) || version.equals(EngineVersion.current());
    }
}
