package se.klardag.rules.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.identity.CheckDigits;
import se.klardag.rules.identity.IdentitySpans;

/// Finds identity numbers in the texts of a rule file or of settings (*personnummer i regelfil*). Titles and sources stand on
/// every bill and page, and a rule file is kept as it was for ever.
///
/// It finds what is hidden when it is shown ([IdentitySpans]), but for a stamp of time, a hash and ten digits in a page's
/// address. The name of the file counts too: it stands in bundles and in the ledger.
public final class IdentityNumbers {
    private static final BilingualText IN_RULES = new BilingualText(
            "ser ut att innehålla ett personnummer, som skulle stå på räkningar och sidor och i varje paket",
            "seems to hold an identity number, which would stand on bills and pages and in every bundle");
    private static final BilingualText IN_SETTINGS = new BilingualText(
            "ser ut att innehålla ett personnummer, som skulle visas i varje anrop",
            "seems to hold an identity number, which would be shown in every call");
    private static final BilingualText IN_NAME = new BilingualText(
            "filens namn ser ut att innehålla ett personnummer, som skulle stå i paket och liggare; byt namn på filen",
            "the name of the file seems to hold an identity number, which would stand in bundles and in the ledger;"
                    + " rename the file");
    private static final Pattern TIME_OF_DAY = Pattern.compile("(?:[01][0-9]|2[0-3])[0-5][0-9]");
    /// Ten digits and no sign are as often a page's number in its address.
    private static final Pattern ADDRESS = Pattern.compile("https?://[^ ]*");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{32,}");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\S)#.*");
    private static final Pattern SIGN = Pattern.compile("[\\p{L}\\p{N}]");
    /// A day of this century, and a time of day or a number.
    private static final Pattern STAMP = Pattern.compile("(20[0-9]{6})([^0-9A-Za-z]*)([0-9]{4})");

    private IdentityNumbers() {}

    /// Every text, key and comment of a rule file that has one.
    static List<RuleProblem> found(YamlTree tree) {
        return found(tree, IN_RULES);
    }

    /// The same of the settings of a working folder.
    public static List<RuleProblem> foundInSettings(YamlTree tree) {
        return found(tree, IN_SETTINGS);
    }

    /// The name of a file of the user's own, without the folder that it stands in: what is packed and kept is called by it.
    public static List<RuleProblem> inName(RuleText text) {
        return text.isAsShipped()
                ? List.of()
                : in(RuleText.keptName(text.name()))
                        .map(number -> new RuleProblem(
                                IdentitySpans.masked(text.name()), 0, 0, "", IN_NAME.and(shown(number))))
                        .stream()
                        .toList();
    }

    private static List<RuleProblem> found(YamlTree tree, BilingualText why) {
        var problems = new ArrayList<>(inName(tree.source()));
        tree.walk((pointer, node) -> {
            if (node.isValueNode()) {
                in(node.asString()).ifPresent(number -> problems.add(tree.problem(pointer, why.and(shown(number)))));
            }
            for (var key : node.propertyNames()) {
                // the address would spell it out
                in(key).ifPresent(
                        number -> problems.add(place(tree.problem(pointer + "/" + key, why.and(shown(number))))));
            }
        });
        comments(tree, why, problems);
        return problems;
    }

    private static RuleProblem place(RuleProblem ofKey) {
        return new RuleProblem(ofKey.file(), ofKey.line(), ofKey.column(), "", ofKey.message());
    }

    /// A comment goes into bundles with its file. A `#` within a value is found with the value.
    private static void comments(YamlTree tree, BilingualText why, List<RuleProblem> problems) {
        var lines = tree.source().text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int line = i + 1;
            var comment = COMMENT.matcher(lines[i]);
            if (comment.find() && problems.stream().noneMatch(problem -> problem.line() == line)) {
                in(comment.group()).ifPresent(number -> problems.add(new RuleProblem(tree.source().name(), line,
                        comment.start() + 1, "", why.and(shown(number)))));
            }
        }
    }

    /// What was found, without its letters and digits.
    private static BilingualText shown(String number) {
        return BilingualText.same(": " + SIGN.matcher(number).replaceAll("*"));
    }

    /// The first number of a text.
    private static Optional<String> in(String text) {
        var told = ADDRESS.matcher(HASH.matcher(text).replaceAll("#"))
                .replaceAll(
                        address -> Matcher.quoteReplacement(
                                IN_ADDRESS.matcher(address.group()).replaceAll("#")));
        return IdentitySpans.of(told)
                .stream()
                .map(span -> told.substring(
                        told.offsetByCodePoints(0, span.from()), told.offsetByCodePoints(0, span.end())))
                .filter(number -> !isStamp(number))
                .findFirst();
    }

    /// A stamp of this century, `202209011230`, has the form of a number; nobody writes one by chance with its check digit.
    private static boolean isStamp(String number) {
        var parts = STAMP.matcher(number);
        return parts.matches()
                && (parts.group(2).isEmpty() || TIME_OF_DAY.matcher(parts.group(3)).matches())
                && !CheckDigits.luhn(parts.group(1).substring(2) + parts.group(3));
    }
}
