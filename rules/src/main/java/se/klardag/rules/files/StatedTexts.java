package se.klardag.rules.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.klardag.engine.terms.value.BilingualText;
import tools.jackson.databind.JsonNode;

/// The words by which a file or a call says who and where (*uppgiven text*): a text that prints as nothing says neither.
public final class StatedTexts {
    /// Characters that somebody reads in a title at most.
    static final int LONGEST = 200;

    /// Letters by their class that print as a blank.
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0";

    private static final Pattern NAMED = Pattern.compile("/by|(/.*)?/title(/sv|/en)?");
    private static final Pattern LIMITED = Pattern.compile("/by|(/.*)?/(title(/sv|/en)?|at)");

    private StatedTexts() {}

    /// Whether a text has neither letter nor digit that can be read.
    public static boolean saysNothing(String text) {
        return text.codePoints()
                .noneMatch(each -> Character.isLetterOrDigit(each) && FILLERS.indexOf(each) < 0);
    }

    /// Every role and title of a rule file that says nothing, and every one, and every place in a source, that is too long.
    static List<RuleProblem> faults(YamlTree tree) {
        var problems = new ArrayList<RuleProblem>();
        tree.walk((pointer, node) -> {
            if (node.isString() && NAMED.matcher(pointer).matches() && saysNothing(node.asString())) {
                problems.add(tree.problem(pointer, new BilingualText(
                        "säger ingenting: skriv en text med bokstäver eller siffror",
                        "says nothing: write a text with letters or digits")));
            }
            if (isTooLong(node) && LIMITED.matcher(pointer).matches()) {
                int length = node.asString().codePointCount(0, node.asString().length());
                problems.add(tree.problem(pointer, new BilingualText(
                        "är " + length + " tecken lång; högst " + LONGEST + " får plats",
                        "is " + length + " characters long; there is room for at most " + LONGEST)));
            }
        });
        return problems;
    }

    private static boolean isTooLong(JsonNode node) {
        return node.isString() && node.asString().codePointCount(0, node.asString().length()) > LONGEST;
    }
}
