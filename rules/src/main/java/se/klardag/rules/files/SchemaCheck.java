package se.klardag.rules.files;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.klardag.engine.terms.value.BilingualText;
import tools.jackson.databind.node.ObjectNode;

/// Holds a file against its published JSON Schema (*schemakontroll*).
public final class SchemaCheck {
    private static final Locale SWEDISH = Locale.of("sv");
    private static final Set<String> FRAME = Set.of("id", "extends", "adopts", "from", "to", "parties", "by", "on",
            "sources");

    /// Files with the terms that a bill rests on; dates of a calendar and sums of a grant are of their own time.
    private static final Set<String> OF_TERMS = Set.of("agreement-v1", "change-v1", "rate-table-v1");

    /// By the text of the schema. To make one ready takes longer than to check most files with it.
    private static final Map<String, Ready> READY = new ConcurrentHashMap<>();

    /// A schema that files can be checked with.
    ///
    /// @param shape   the schema itself
    /// @param checker made of it, for any number of files at once
    private record Ready(ObjectNode shape, Schema checker) {
        /// JSON is YAML; a mapper of its own would take longer to load than all the rest.
        private static Ready of(String schema) {
            var shape = YamlTree.read(new RuleText("", schema, "")).root();
            return new Ready(
                    shape, SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(shape));
        }
    }

    private SchemaCheck() {}

    /// Every way in which the file does not follow the schema, every statement in it without a day or with one that its
    /// own source contradicts, and every identity number, in the file's order.
    ///
    /// @param schema name in the schema folder, `agreement-v1`
    public static List<RuleProblem> problems(YamlTree tree, String schema) {
        var problems = new ArrayList<>(problemsOfKept(tree, schema));
        problems.addAll(IdentityNumbers.found(tree));
        // an empty text is the schema's fault already
        StatedTexts.faults(tree)
                .stream()
                .filter(fault -> problems.stream()
                        .noneMatch(each -> each.line() == fault.line() && each.column() == fault.column()))
                .toList()
                .forEach(problems::add);
        if (OF_TERMS.contains(schema)) {
            problems.addAll(StatementDays.contradicted(tree));
        }
        return inOrder(problems);
    }

    /// The same of a file that bills were made with: neither an identity number in it nor a day that its source
    /// contradicts is a reason not to compute them again.
    public static List<RuleProblem> problemsOfKept(YamlTree tree, String schema) {
        var problems = new ArrayList<>(shapeProblems(tree, schema));
        if (OF_TERMS.contains(schema)) {
            problems.addAll(StatementDays.missing(tree));
        }
        return inOrder(problems);
    }

    private static List<RuleProblem> inOrder(List<RuleProblem> problems) {
        problems.sort(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column));
        return problems;
    }

    /// Only the ways in which the file does not follow the schema: what an earlier version of the program settled by did not
    /// have to date its statements, and is computed again as it was.
    public static List<RuleProblem> shapeProblems(YamlTree tree, String schema) {
        return problemsWith(tree,
                new String(ShippedResources.bytes("schema/" + schema + ".schema.json"), StandardCharsets.UTF_8));
    }

    /// The same of a file that is used. What ships was held against its schema when the program was built, and is not again:
    /// the check takes longer to load than the file takes to read.
    public static List<RuleProblem> problemsOfUsed(YamlTree tree, String schema) {
        return tree.source().isAsShipped() ? List.of() : problems(tree, schema);
    }

    /// Every way in which the file does not follow a schema that is given as text, in the file's order.
    ///
    /// @param schema one of the program's own
    public static List<RuleProblem> problemsWith(YamlTree tree, String schema) {
        var ready = READY.computeIfAbsent(schema, Ready::of);
        var checker = ready.checker();
        var english = checker.validate(tree.root(),
                context -> context.executionConfig(config -> config.locale(Locale.ROOT)));
        if (english.isEmpty()) {
            return List.of();
        }
        var swedish = checker.validate(tree.root(),
                context -> context.executionConfig(config -> config.locale(SWEDISH)));
        var faults = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < english.size(); i++) {
            faults.computeIfAbsent(pointer(english.get(i)), _ -> new ArrayList<>()).add(i);
        }
        var keys = new SchemaKeys(ready.shape());
        var problems = new ArrayList<RuleProblem>();
        faults.forEach((pointer, indices) -> {
            var first = indices.getFirst();
            var theirs = new BilingualText(swedish.get(first).getMessage(), english.get(first).getMessage());
            var here = indices.stream().map(english::get).toList();
            problems.add(tree.problem(
                    pointer, message(here, () -> keys.suggestion(pointer, tree.root().has("adopts")), theirs)));
        });
        return inOrder(problems);
    }

    /// All faults at one place as one message.
    private static BilingualText message(
            List<Error> faults, Supplier<BilingualText> suggestion, BilingualText theirs) {
        var first = faults.getFirst();
        return switch (String.valueOf(first.getKeyword())) {
            case "additionalProperties", "unevaluatedProperties" ->
                new BilingualText("okänd nyckel", "unknown key").and(suggestion.get());
            case "required" -> missing(faults);
            case "dependentRequired" ->
                new BilingualText(
                        "ett värde med status behöver en källa: ange source",
                        "a value with a status needs a source: state source");
            case "false" ->
                new BilingualText(
                        "ett okänt villkor har inget värde: ta bort value, eller ange en annan status",
                        "an unknown term has no value: take value away, or state another status");
            default -> SchemaMessages.expected(faults, theirs);
        };
    }

    /// Keys that are not there; a file that is built on another needs none of those it inherits.
    private static BilingualText missing(List<Error> faults) {
        var keys = faults.stream()
                .map(fault -> String.valueOf(fault.getProperty()))
                .filter(key -> !key.equals("extends"))
                .distinct()
                .toList();
        var paths = String.join(", ", keys);
        return (keys.size() == 1
                ? new BilingualText("nyckeln " + paths + " saknas", "the key " + paths + " is missing")
                : new BilingualText("nycklarna " + paths + " saknas", "the keys " + paths + " are missing"))
                .and(keys.size() == faults.size()
                        ? BilingualText.same("")
                        : new BilingualText(
                                "; ange dem, eller bygg på en annan överenskommelse med extends",
                                "; state them, or extend another agreement"));
    }

    /// The offending key rather than the map around it, where the error is about a key.
    private static String pointer(Error error) {
        var steps = new StringBuilder();
        var path = error.getInstanceLocation();
        Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .forEach(i -> steps.append('/').append(path.getElement(i)));
        var key = error.getProperty();
        boolean unknownKey = "additionalProperties".equals(error.getKeyword())
                || "unevaluatedProperties".equals(error.getKeyword());
        return unknownKey && key != null ? steps + "/" + key : steps.toString();
    }

    /// Address of the value that a fault is in: the member of a group, or the key at the top.
    public static String valueOf(RuleProblem problem) {
        var steps = List.of(problem.path().split("\\.", -1));
        int depth = steps.getFirst().equals("sets") || SchemaKeys.CARE_PREFIXES.contains(steps.getFirst() + ".")
                ? 3
                : 2;
        boolean inGroup = SchemaKeys.GROUPS.contains(steps.getFirst()) || depth == 3;
        var value = inGroup ? steps.subList(0, Math.min(depth, steps.size())) : steps.subList(0, 1);
        return "/" + String.join("/", value);
    }

    /// Whether the rest of a file makes sense without the value: what names the file, its dates or its base is not left
    /// out.
    public static boolean canBeLeftOut(String pointer) {
        return !pointer.equals("/") && !FRAME.contains(pointer.substring(1));
    }
}
