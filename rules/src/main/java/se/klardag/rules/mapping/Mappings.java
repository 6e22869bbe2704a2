package se.klardag.rules.mapping;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;

/// The mapping profiles (*mappningsprofiler*): the shipped ones by id, and files of the user's own.
public final class Mappings {
    private static final List<String> SHIPPED = List.of("cosmic-link", "lifecare-sp", "mina-planer", "prator",
            "qlik-skane", "takecare",
            "takecare-history");
    private static final Set<String> CLOCK_COLUMNS = Set.of("at", "recorded_at");
    private static final Set<String> EVENT_COLUMNS = Set.of("case_id", "event", "at", "recorded_at", "value");

    private Mappings() {}

    /// Ids of the shipped profiles.
    public static List<String> ids() {
        return SHIPPED;
    }

    /// The profile of the workbook that the program writes to be filled in.
    ///
    /// @param columns names of the columns that the wide case file may have
    public static Mapping template(Set<String> columns) {
        return checked(YamlTree.read(ShippedResources.text("mappings/template/mall.yaml")), columns);
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
                    new BilingualText(
                            "mappningsprofilen är inte känd; välj bland " + String.join(", ", SHIPPED)
                                    + ", eller ange en fil (.yaml)",
                            "the mapping profile is not known; choose from " + String.join(", ", SHIPPED)
                                    + ", or give a file (.yaml)"));
        }
        return checked(
                YamlTree.read(file ? read(idOrFile) : ShippedResources.text("mappings/" + idOrFile + ".yaml")),
                columns);
    }

    private static Mapping checked(YamlTree tree, Set<String> columns) {
        var problems = new ArrayList<>(SchemaCheck.problemsOfUsed(tree, "mapping-v1"));
        if (problems.isEmpty()) {
            unknownColumns(tree, columns, problems);
            headingsTwice(tree, problems);
            besideNothing(tree, problems);
            unusableDates(tree, problems);
            unusableAbsences(tree, columns, problems);
            unusableRecords(tree, columns, problems);
            unknownFacts(tree, columns, problems);
        }
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        return new Mapping(tree);
    }

    private static void unknownColumns(YamlTree tree, Set<String> columns, List<RuleProblem> problems) {
        for (var section : List.of("columns", "clocks", "codes", "events")) {
            tree.root().path(section).properties().forEach(each -> {
                var name = each.getKey();
                boolean known = columns.contains(name)
                        || (section.equals("columns") && EVENT_COLUMNS.contains(name))
                        || (section.equals("clocks") && CLOCK_COLUMNS.contains(name))
                        || (section.equals("events")
                                && (name.equals(Mapping.IGNORED) || columns.contains(name + "_at")));
                if (!known) {
                    problems.add(tree.problem(
                            "/" + section + "/" + name,
                            new BilingualText(name + " är ingen av våra kolumner", name + " is none of our columns")));
                }
            });
        }
    }

    /// A column that is declared absent is one of ours, and no heading is named for it.
    private static void unusableAbsences(YamlTree tree, Set<String> columns, List<RuleProblem> problems) {
        var declared = tree.root().has("absent") ? MappingLists.of(tree.root().get("absent")) : List.<String>of();
        for (int i = 0; i < declared.size(); i++) {
            var name = declared.get(i);
            if (!columns.contains(name)) {
                problems.add(tree.problem("/absent/" + i, new BilingualText(
                        name + " är ingen av våra kolumner", name + " is none of our columns")));
            } else if (tree.root().path("columns").has(name)) {
                problems.add(tree.problem("/absent/" + i, new BilingualText(
                        name + " har rubriker under columns och kan inte samtidigt saknas i källan",
                        name + " has headings under columns and cannot be absent from the source too")));
            }
        }
    }

    /// What is said to be recorded is a column or an event of ours, and is not said to be absent too.
    private static void unusableRecords(YamlTree tree, Set<String> columns, List<RuleProblem> problems) {
        var said = tree.root().has("records") ? MappingLists.of(tree.root().get("records")) : List.<String>of();
        var absent = tree.root().has("absent") ? MappingLists.of(tree.root().get("absent")) : List.<String>of();
        for (int i = 0; i < said.size(); i++) {
            var name = said.get(i);
            if (!columns.contains(name) && !columns.contains(name + "_at")) {
                problems.add(tree.problem("/records/" + i, new BilingualText(
                        name + " är ingen av våra kolumner eller händelser",
                        name + " is none of our columns or events")));
            } else if (absent.contains(name) || absent.contains(name + "_at")) {
                problems.add(tree.problem("/records/" + i, new BilingualText(
                        name + " anges under absent och kan inte samtidigt registreras i källan",
                        name + " is given under absent and cannot be recorded by the source too")));
            }
        }
    }

    /// What a view states is an event of ours.
    private static void unknownFacts(YamlTree tree, Set<String> columns, List<RuleProblem> problems) {
        int view = 0;
        for (var each : tree.root().path("views")) {
            var place = "/views/" + view++ + "/";
            for (var section : List.of("facts", "compared")) {
                each.path(section).properties().forEach(fact -> {
                    var name = fact.getKey();
                    if (!columns.contains(name) && !columns.contains(name + "_at")) {
                        problems.add(tree.problem(place + section + "/" + name, new BilingualText(
                                name + " är ingen av våra händelser", name + " is none of our events")));
                    }
                });
            }
        }
    }

    private static void headingsTwice(YamlTree tree, List<RuleProblem> problems) {
        var seen = new HashMap<String, String>();
        for (var section : List.of("columns", "clocks", "centuries")) {
            if (!tree.root().has(section)) {
                continue;
            }
            MappingLists.map(tree.root().get(section)).forEach((column, headings) -> headings.forEach(heading -> {
                var other = seen.putIfAbsent(Mapping.plain(heading), column);
                if (other != null) {
                    problems.add(tree.problem(
                            "/" + section + "/" + column,
                            new BilingualText(
                                    "rubriken " + heading + " hör redan till " + other,
                                    "the heading " + heading + " belongs to " + other + " already")));
                }
            }));
        }
    }

    /// A time of day or a century says nothing without the column that it belongs to.
    private static void besideNothing(YamlTree tree, List<RuleProblem> problems) {
        for (var section : List.of("clocks", "centuries")) {
            tree.root().path(section).properties().forEach(each -> {
                if (!tree.root().path("columns").has(each.getKey())) {
                    problems.add(tree.problem(
                            "/" + section + "/" + each.getKey(),
                            new BilingualText(
                                    each.getKey() + " saknas under columns",
                                    each.getKey() + " is missing under columns")));
                }
            });
        }
    }

    private static void unusableDates(YamlTree tree, List<RuleProblem> problems) {
        for (Map.Entry<Integer, String> each : numbered(tree)) {
            var form = each.getValue();
            if (form.equals("iso") || form.equals("excel")) {
                continue;
            }
            try {
                var _ = DatePattern.of(form);
            } catch (IllegalArgumentException | DateTimeException noPattern) {
                problems.add(tree.problem(
                        "/dates/" + each.getKey(),
                        new BilingualText(
                                form + " är ingen form för datum: inget datum skrivet så kan läsas tillbaka; skriv till"
                                        + " exempel dd.MM.yyyy HH:mm",
                                form + " is no form of a date: no date written so can be read back; write for example"
                                        + " dd.MM.yyyy HH:mm")));
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
            return RuleText.own(name, BoundedFile.read(Path.of(name), RuleText.LARGEST));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw RuleFileException.of(name, new BilingualText("filen finns inte", "there is no such file"));
        } catch (FileRefusedException refused) {
            throw RuleFileException.of(name, refused.reason());
        } catch (IOException unreadable) {
            throw RuleFileException.of(name, new BilingualText("filen går inte att läsa", "the file cannot be read"));
        }
    }
}
