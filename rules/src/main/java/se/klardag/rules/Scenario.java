package se.klardag.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.node.ObjectNode;

/// A proposal for the negotiating table (*scenario*): which values of an agreement to try, by whose wish.
///
/// @param author   role of who proposes it; never a person
/// @param baseline id of the agreement that it was written for
public record Scenario(String id, Wording title, Wording author, String baseline, List<Change> changes) {
    private static final List<String> SHIPPED = Bundled.text("changes/index.txt").text().lines().toList();

    public Scenario {
        changes = List.copyOf(changes);
    }

    /// Ids of the shipped scenarios.
    public static List<String> ids() {
        return SHIPPED;
    }

    /// A shipped scenario by id, or one from a file.
    ///
    /// @throws RuleFileException when it is not known or its file cannot be used
    public static Scenario find(String idOrFile) {
        return SHIPPED.contains(idOrFile)
                ? read(Bundled.text("changes/" + idOrFile + ".yaml"))
                : read(file(idOrFile));
    }

    private static RuleText file(String name) {
        try {
            return RuleText.of(name, Files.readAllBytes(Path.of(name)));
        } catch (NoSuchFileException missing) {
            throw RuleFileException.of(
                    name,
                    new Wording(
                            "finns inte; medföljande scenarier: " + String.join(", ", SHIPPED),
                            "is not there; scenarios that ship: " + String.join(", ", SHIPPED)));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw RuleFileException.of(
                    name, new Wording("filen går inte att läsa", "the file cannot be read"));
        }
    }

    private static Scenario read(RuleText text) {
        var tree = YamlTree.read(text);
        var problems = SchemaCheck.problems(tree, "change-v1");
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        var root = tree.root();
        if (!(root.get("changes") instanceof ObjectNode changes)) {
            throw new IllegalStateException("the schema lets no scenario without changes through");
        }
        return new Scenario(
                root.get("id").asString(),
                ValueReader.wording(root.get("title")),
                ValueReader.wording(root.get("author")),
                root.get("baseline").asString(),
                Changing.changes(tree, changes, "/changes"));
    }
}
