package se.klardag.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// One hash for every rule file a settlement used (*regelfilernas kontrollsumma*).
public final class RuleHash {
    private RuleHash() {}

    /// SHA-256 over a line `hash  name` per file, in order of name: the agreement's files, the rates, the municipalities.
    /// A shipped file goes by its name in the rules room, a user's own by the name it was given.
    public static String of(Agreement agreement) {
        var files = new ArrayList<>(agreement.files());
        files.add(Bundled.text("national/daily-rate.yaml"));
        files.add(Bundled.text("municipalities/municipalities.csv"));
        var lines = new StringBuilder();
        files.stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .sorted()
                .forEach(lines::append);
        return RuleText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
