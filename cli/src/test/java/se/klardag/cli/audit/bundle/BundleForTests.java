package se.klardag.cli.audit.bundle;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;

/// A bundle of one case with 4 noons in Malmö: (4 − 2.8) × 9 300 = 11 160 kronor.
final class BundleForTests {
    private BundleForTests() {}

    /// Packs it as `bundle.zip`.
    ///
    /// @return its files by name, to be changed
    static SortedMap<String, byte[]> packed(Path folder) throws IOException {
        var bundle = folder.resolve("bundle.zip");
        var call = Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o", bundle.toString(),
                CaseLines.file(folder, CaseLines.row()).toString());
        then(call.code()).as(call.err()).isZero();
        return new TreeMap<>(ArchiveReader.open(Files.readAllBytes(bundle)).files());
    }
}
