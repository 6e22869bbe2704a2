package se.klardag.rules;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.node.ObjectNode;

/// A proposal for the negotiating table (*scenario*): which values of an agreement to try, by whose wish.
///
/// @param author   role of who proposes it; never a person
/// @param baseline id of the agreement that it was written for
public record Scenario(
        String id,
        BilingualText title,
        BilingualText author,
        String baseline,
        List<TermOverride> changes) {
    private static final List<String> SHIPPED = ShippedResources.text("changes/index.txt").text().lines().toList();

    public Scenario {
        changes = List.copyOf(changes);
    }

    /// The files that its changes are in.
    public List<RuleText> files() {
        return changes.stream().map(change -> change.file().source()).distinct().toList();
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
                ? read(ShippedResources.text("changes/" + idOrFile + ".yaml"))
                : read(file(idOrFile));
    }

    private static RuleText file(String name) {
        try {
            return RuleText.own(name, BoundedFile.read(Path.of(name), RuleText.LARGEST));
        } catch (NoSuchFileException missing) {
            throw RuleFileException.of(
                    name,
                    new BilingualText(
                            "finns inte; medföljande scenarier: " + String.join(", ", SHIPPED),
                            "is not there; scenarios that ship: " + String.join(", ", SHIPPED)));
        } catch (FileRefusedException refused) {
            throw RuleFileException.of(name, refused.reason());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw RuleFileException.of(
                    name, new BilingualText("filen går inte att läsa", "the file cannot be read"));
        }
    }

    private static Scenario read(RuleText text) {
        var tree = YamlTree.read(text);
        var problems = SchemaCheck.problemsOfUsed(tree, "change-v1");
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        var root = tree.root();
        if (!(root.get("changes") instanceof ObjectNode changes)) {
            throw new IllegalStateException("the schema lets no scenario without changes through");
        }
        return new Scenario(
                root.get("id").asString(),
                YamlTree.wording(root.get("title")),
                YamlTree.wording(root.get("author")),
                root.get("baseline").asString(),
                TermOverrides.changes(tree, changes, "/changes"));
    }
}
