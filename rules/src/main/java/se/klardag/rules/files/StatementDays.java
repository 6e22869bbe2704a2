package se.klardag.rules.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import tools.jackson.databind.JsonNode;

/// Asks every statement for its day (*uppgiftens dag*). What a party, an authority or the press says counts from the day on
/// which it was said; left undated it would count for all time, and silence would make a value stronger than the truth.
///
/// What was read in the agreement or the law needs none: these hold for the time that they state. Neither does an adoption: a
/// party vouches in it, by a role and on a day, for the time that its paper covers.
final class StatementDays {
    private static final Set<String> STATEMENTS = Set.of(Status.OFFICIAL.code(), Status.SECONDARY.code());
    private static final BilingualText NO_DAY = new BilingualText(
            "uppgiften saknar dag: ange dated i källan (för en odaterad sida den dag då den lästes), och speaksFrom om"
                    + " uppgiften själv säger att den gäller från en tidigare dag",
            "the statement has no day: give its source dated (for an undated page the day on which it was read), and"
                    + " speaksFrom where the statement itself says that it holds from an earlier day");

    private StatementDays() {}

    /// Every value and note of the file that rests on a statement without a day.
    static List<RuleProblem> missing(YamlTree tree) {
        if (tree.root().has("adopts")) {
            return List.of();
        }
        var problems = new ArrayList<RuleProblem>();
        tree.walk((pointer, node) -> {
            if (STATEMENTS.contains(node.path("status").asString("")) && isUndated(tree, node.path("source"))) {
                problems.add(tree.problem(pointer, NO_DAY));
            }
        });
        return problems;
    }

    /// A source that is not there, or not listed, is a fault of its own.
    private static boolean isUndated(YamlTree tree, JsonNode source) {
        var described = source.isString() ? tree.root().path("sources").path(source.asString()) : source;
        return described.isObject() && !described.has("dated");
    }
}
