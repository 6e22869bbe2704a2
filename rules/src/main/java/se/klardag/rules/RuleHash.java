package se.klardag.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One hash for every rule file a settlement used (*regelfilernas kontrollsumma*).
public final class RuleHash {
    private RuleHash() {}

    /// The texts a settlement rests on beside the agreement's own: rates and municipalities.
    public static List<RuleText> national() {
        return List.of(rates(), municipalities());
    }

    /// The table of daily rates that ships.
    public static RuleText rates() {
        return Bundled.text("national/daily-rate.yaml");
    }

    /// The list of municipalities that ships.
    public static RuleText municipalities() {
        return Bundled.text("municipalities/municipalities.csv");
    }

    /// SHA-256 over the hashes of the agreement's files, the rates and the municipalities in ascending order, one a line:
    /// what the files say counts, not where they stand.
    public static String of(Agreement agreement) {
        var files = new ArrayList<>(agreement.files());
        files.addAll(national());
        var lines = new StringBuilder();
        files.stream()
                .map(file -> file.sha256() + "\n")
                .sorted()
                .forEach(lines::append);
        return RuleText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
