package se.klardag.rules;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One hash for every rule file a settlement used (*regelfilernas kontrollsumma*).
public final class RuleHash {
    private static final String ALWAYS = "national.daily-rate";

    private RuleHash() {}

    /// SHA-256 over the hashes of the agreement's files, those of agreements it follows, the rates and the municipalities in
    /// ascending order, one a line: what the files say counts, not where they stand.
    public static String of(Agreement agreement) {
        var files = new LinkedHashMap<String, RuleText>();
        collect(agreement, files);
        put(Agreements.ratesFile(ALWAYS), files);
        put(Bundled.text("municipalities/municipalities.csv"), files);
        var lines = new StringBuilder();
        files.keySet().stream().map(hash -> hash + "\n").sorted().forEach(lines::append);
        return RuleText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void collect(Agreement agreement, Map<String, RuleText> files) {
        agreement.files().forEach(file -> put(file, files));
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                if (Agreements.tables().contains(version.value())) {
                    put(Agreements.ratesFile(version.value()), files);
                }
            }
        }
        agreement.followed().values().forEach(each -> collect(each, files));
    }

    private static void put(RuleText file, Map<String, RuleText> files) {
        files.put(file.sha256(), file);
    }
}
