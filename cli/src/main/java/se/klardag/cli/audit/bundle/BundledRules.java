package se.klardag.cli.audit.bundle;

import java.util.ArrayList;
import java.util.SortedMap;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.kept.RuleTexts;

/// The rules in a bundle (*paketets regler*). A stranger can have written them: they pass the same schema as any rule file.
final class BundledRules {
    private BundledRules() {}

    /// @throws RuleFileException when a rule file is missing or cannot be used
    static RuleTexts of(BundleReceipt about, SortedMap<String, byte[]> files) {
        var kept = new ArrayList<RuleText>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(Bundle.RULES)) {
                kept.add(checked(about, name, RuleText.of(name, bytes)));
            } else if (name.startsWith(Bundle.OWN)) {
                kept.add(checked(about, name, RuleText.of(name.substring(Bundle.OWN.length()), bytes)));
            }
        });
        return RuleTexts.of(
                about.agreement().startsWith(Bundle.OWN)
                        ? about.agreement().substring(Bundle.OWN.length())
                        : about.agreement(),
                kept);
    }

    /// What ships today was checked when it was built.
    private static RuleText checked(BundleReceipt about, String name, RuleText text) {
        boolean ships = RuleText.shipped(name).filter(now -> now.sha256().equals(text.sha256())).isPresent();
        if (!ships) {
            BundleReceipt.schema(name).ifPresent(schema -> {
                var tree = YamlTree.read(text);
                var problems = about.isOfThisVersion()
                        ? SchemaCheck.problemsOfKept(tree, schema)
                        : SchemaCheck.shapeProblems(tree, schema);
                if (!problems.isEmpty()) {
                    throw new RuleFileException(problems);
                }
            });
        }
        return text;
    }
}
