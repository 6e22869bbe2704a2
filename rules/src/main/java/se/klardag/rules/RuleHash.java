package se.klardag.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.terms.Calendars;

/// One hash for every rule file a settlement used (*regelfilernas kontrollsumma*).
public final class RuleHash {
    private static final String ALWAYS = "national.daily-rate";
    private static final String MUNICIPALITIES = "municipalities/municipalities.csv";

    private RuleHash() {}

    /// The list of municipalities that ships.
    public static RuleText municipalities() {
        return ShippedResources.text(MUNICIPALITIES);
    }

    /// Every text that a settlement under the agreement rests on: its own files, those of agreements it follows, the tables
    /// and calendars that any of them names, and the municipalities last.
    public static List<RuleText> files(Agreement agreement) {
        var files = new LinkedHashMap<String, RuleText>();
        collect(agreement, files);
        put(agreement.library().text(RuleLibrary.tableFile(ALWAYS)), files);
        put(municipalities(), files);
        return List.copyOf(files.values());
    }

    /// SHA-256 over the hashes of these files in ascending order, one a line: what the files say counts, not where they
    /// stand.
    public static String of(Agreement agreement) {
        return of(files(agreement));
    }

    public static String of(List<RuleText> files) {
        var lines = new StringBuilder();
        files.stream().map(file -> file.sha256() + "\n").sorted().forEach(lines::append);
        return RuleText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void collect(Agreement agreement, Map<String, RuleText> files) {
        agreement.files().forEach(file -> put(file, files));
        var library = agreement.library();
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                named(version.value()).forEach(name -> put(library.text(name), files));
            }
        }
        agreement.followed().values().forEach(each -> collect(each, files));
    }

    /// Files that a value names.
    private static List<String> named(String value) {
        var names = new ArrayList<String>();
        if (Agreements.tables().contains(value)) {
            names.add(RuleLibrary.tableFile(value));
        }
        if (Calendars.ids().contains(value)) {
            names.add(Calendars.file(value));
        }
        return names;
    }

    private static void put(RuleText file, Map<String, RuleText> files) {
        files.put(file.sha256(), file);
    }
}
