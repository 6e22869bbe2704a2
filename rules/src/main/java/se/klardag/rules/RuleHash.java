package se.klardag.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// One hash for every rule file a settlement used (*regelfilernas kontrollsumma*).
public final class RuleHash {
    private RuleHash() {}

    /// SHA-256 over the hashes of the agreement's files, the rates and the municipalities in ascending order, one a line:
    /// what the files say counts, not where they stand.
    public static String of(Agreement agreement) {
        var files = new ArrayList<>(agreement.files());
        files.add(Bundled.text("national/daily-rate.yaml"));
        files.add(Bundled.text("municipalities/municipalities.csv"));
        var lines = new StringBuilder();
        files.stream()
                .map(file -> file.sha256() + "\n")
                .sorted()
                .forEach(lines::append);
        return RuleText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
