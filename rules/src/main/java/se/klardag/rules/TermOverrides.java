package se.klardag.rules;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.AgreementReader;
import se.klardag.rules.agreement.WrittenTerm;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Lays changes over an agreement (*ändrad överenskommelse*): through the same schema and reader as a file that extends it,
/// so that a wrong address or value is refused in the same words.
public final class TermOverrides {
    /// What a file says of itself rather than of what is agreed.
    private static final Set<String> OF_THE_FILE = Set.of("id", "extends", "adopts", "schema");
    private static final int LONGEST_ID = 64;

    private TermOverrides() {}

    /// The changes of a call, `dayCount.break=00:00` each: what follows the first `=` is a value as in a file.
    ///
    /// @param name shown in errors, with the number of the argument as its line
    /// @throws RuleFileException when one is no change
    public static List<TermOverride> arguments(String name, List<String> arguments) {
        var lines = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            int equals = argument.indexOf('=');
            if (equals < 1 || argument.chars().anyMatch(Character::isISOControl)) {
                throw new RuleFileException(List.of(new RuleProblem(
                        name,
                        i + 1,
                        1,
                        "",
                        new BilingualText("skriv VILLKOR=VÄRDE, såsom dayCount.break=00:00",
                                "write TERM=VALUE, such as dayCount.break=00:00"))));
            }
            lines.append(argument, 0, equals).append(": ").append(argument, equals + 1, argument.length()).append('\n');
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        var tree = YamlTree.read(RuleText.of(name, lines.toString().getBytes(StandardCharsets.UTF_8)));
        return changes(tree, tree.root(), "");
    }

    /// The changes below a node, one per value, in the order of the file.
    static List<TermOverride> changes(YamlTree tree, ObjectNode holder, String pointer) {
        return WrittenTerm.below(holder, pointer)
                .stream()
                .map(term -> new TermOverride(term.path(), term.value(), tree, term.pointer()))
                .toList();
    }

    /// The agreement with the changes laid over it, a file's at a time; the agreement itself when there are none.
    ///
    /// @param id of the changed agreement
    /// @throws RuleFileException when an address or a value is wrong
    public static Agreement apply(Agreement base, String id, List<TermOverride> changes) {
        var changed = base;
        for (int i = 0; i < changes.size();) {
            int end = i + 1;
            while (end < changes.size() && changes.get(end).file().equals(changes.get(i).file())) {
                end++;
            }
            changed = overlaid(changed, changes.subList(i, end));
            i = end;
        }
        return changes.isEmpty() ? base : named(changed, id, base);
    }

    private static Agreement overlaid(Agreement base, List<TermOverride> changes) {
        var tree = changes.getFirst().file();
        var root = JsonNodeFactory.instance.objectNode();
        var id = base.id() + "-";
        root.put("id", id.length() > LONGEST_ID ? "changed" : id);
        root.put("extends", base.id());
        var sources = tree.root().get("sources");
        if (sources != null) {
            root.set("sources", sources);
        }
        Map<String, YamlTree.Place> places = new HashMap<>();
        for (var change : changes) {
            if (OF_THE_FILE.contains(change.path())) {
                throw tree.unusable(
                        change.pointer(),
                        new BilingualText(
                                change.path() + " är inget villkor som kan ändras",
                                change.path() + " is no term that can be changed"));
            }
            put(root, change);
            var own = "/" + change.path().replace('.', '/');
            tree.places().forEach((at, place) -> {
                if (at.equals(change.pointer()) || at.startsWith(change.pointer() + "/")) {
                    places.put(own + at.substring(change.pointer().length()), place);
                }
            });
        }
        var overlay = new YamlTree(tree.source(), root, places);
        var problems = SchemaCheck.problemsOfUsed(overlay, "agreement-v1");
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        return AgreementReader.read(
                overlay, named -> named.equals(base.id()) ? base : Agreements.find(named), base.library());
    }

    private static void put(ObjectNode root, TermOverride change) {
        var steps = List.of(change.path().split("\\.", -1));
        var node = root;
        for (var step : steps.subList(0, steps.size() - 1)) {
            JsonNode child = node.get(step);
            node = child instanceof ObjectNode map ? map : node.putObject(step);
        }
        node.set(steps.getLast(), change.value());
    }

    private static Agreement named(Agreement changed, String id, Agreement base) {
        return new Agreement(
                id,
                base.id(),
                base.title().and(new BilingualText(", ändrad", ", changed")),
                changed.from(),
                changed.to(),
                changed.parties(),
                changed.confidence(),
                changed.values(),
                changed.notes(),
                changed.remarks(),
                changed.files(),
                changed.followed(),
                changed.library());
    }
}
