package se.klardag.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.engine.terms.Wording;

/// The mapping profiles (*mappningsprofiler*): the shipped ones by id, and files of the user's own.
public final class Mappings {
    private static final List<String> SHIPPED = List.of("cosmic-link", "lifecare-sp", "mina-planer", "prator",
            "qlik-skane");
    private static final Set<String> EVENT_COLUMNS = Set.of("case_id", "event", "at", "recorded_at", "value");

    private Mappings() {}

    /// Ids of the shipped profiles.
    public static List<String> ids() {
        return SHIPPED;
    }

    /// A profile by id, or from a file when the name ends in `.yaml` or `.yml` or holds a path.
    ///
    /// @param columns names of the columns that the wide case file may have
    /// @throws RuleFileException when it is not known or its file cannot be used
    public static Mapping find(String idOrFile, Set<String> columns) {
        boolean file = idOrFile.endsWith(".yaml") || idOrFile.endsWith(".yml") || idOrFile.indexOf('/') >= 0
                || idOrFile.indexOf('\\') >= 0;
        if (!file && !SHIPPED.contains(idOrFile)) {
            throw RuleFileException.of(
                    idOrFile,
                    new Wording(
                            "mappningsprofilen är inte känd; välj bland " + String.join(", ", SHIPPED)
                                    + ", eller ange en fil (.yaml)",
                            "the mapping profile is not known; choose from " + String.join(", ", SHIPPED)
                                    + ", or give a file (.yaml)"));
        }
        var tree = YamlTree.read(file ? read(idOrFile) : Bundled.text("mappings/" + idOrFile + ".yaml"));
        var problems = new ArrayList<>(SchemaCheck.problems(tree, "mapping-v1"));
        if (problems.isEmpty()) {
            unknownColumns(tree, columns, problems);
            headingsTwice(tree, problems);
            unusableDates(tree, problems);
        }
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        return new Mapping(tree);
    }

    private static void unknownColumns(YamlTree tree, Set<String> columns, List<RuleProblem> problems) {
        for (var section : List.of("columns", "codes", "events")) {
            tree.root().path(section).properties().forEach(each -> {
                var name = each.getKey();
                boolean known = columns.contains(name)
                        || (section.equals("columns") && EVENT_COLUMNS.contains(name))
                        || (section.equals("events")
                                && (name.equals(Mapping.IGNORED) || columns.contains(name + "_at")));
                if (!known) {
                    problems.add(tree.problem(
                            "/" + section + "/" + name,
                            new Wording(name + " är ingen av våra kolumner", name + " is none of our columns")));
                }
            });
        }
    }

    private static void headingsTwice(YamlTree tree, List<RuleProblem> problems) {
        var seen = new HashMap<String, String>();
        MappingLists.map(tree.root().get("columns")).forEach((column, headings) -> headings.forEach(heading -> {
            var other = seen.putIfAbsent(Mapping.plain(heading), column);
            if (other != null) {
                problems.add(tree.problem(
                        "/columns/" + column,
                        new Wording(
                                "rubriken " + heading + " hör redan till " + other,
                                "the heading " + heading + " belongs to " + other + " already")));
            }
        }));
    }

    private static void unusableDates(YamlTree tree, List<RuleProblem> problems) {
        for (Map.Entry<Integer, String> each : numbered(tree)) {
            var form = each.getValue();
            if (form.equals("iso") || form.equals("excel")) {
                continue;
            }
            try {
                var _ = DateTimeFormatter.ofPattern(form);
            } catch (IllegalArgumentException | DateTimeException noPattern) {
                problems.add(tree.problem(
                        "/dates/" + each.getKey(),
                        new Wording(form + " är ingen form för datum", form + " is no form of a date")));
            }
        }
    }

    private static List<Map.Entry<Integer, String>> numbered(YamlTree tree) {
        var numbered = new ArrayList<Map.Entry<Integer, String>>();
        tree.root().path("dates").forEach(each -> numbered.add(Map.entry(numbered.size(), each.asString())));
        return numbered;
    }

    private static RuleText read(String name) {
        try {
            return RuleText.of(name, Files.readAllBytes(Path.of(name)));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw RuleFileException.of(name, new Wording("filen finns inte", "there is no such file"));
        } catch (IOException unreadable) {
            throw RuleFileException.of(name, new Wording("filen går inte att läsa", "the file cannot be read"));
        }
    }
}
