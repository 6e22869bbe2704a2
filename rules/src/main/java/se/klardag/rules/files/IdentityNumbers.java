package se.klardag.rules.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.klardag.engine.terms.value.BilingualText;

/// Finds identity numbers in the texts of a rule file or of settings (*personnummer i regelfil*). Titles and sources stand on
/// every bill and page, and a rule file is kept as it was for ever.
///
/// Stricter than what hides numbers when they are shown: a day of the calendar must be right. The check digit need not be
/// where the form itself tells, a hyphen before the last four or a year of the nineteenth or twentieth century; else it
/// must, so that file numbers, stamps of time, addresses of pages and organisation numbers go through.
public final class IdentityNumbers {
    private static final BilingualText IN_RULES = new BilingualText(
            "ser ut att innehålla ett personnummer, som skulle stå på räkningar och sidor och i varje paket",
            "seems to hold an identity number, which would stand on bills and pages and in every bundle");
    private static final BilingualText IN_SETTINGS = new BilingualText(
            "ser ut att innehålla ett personnummer, som skulle visas i varje anrop",
            "seems to hold an identity number, which would be shown in every call");
    private static final String CENTURY = "(?<![0-9])((?:18|19|20)?)";
    private static final Pattern WHOLE = Pattern
            .compile(CENTURY + "([0-9]{2})([0-9]{2})([0-9]{2})([^0-9\\p{L}]{0,3})([0-9]{4})(?![0-9])");
    private static final String SIGN = "[-./ _*~#=\\\\']";
    private static final Pattern DIVIDED = Pattern.compile(CENTURY
            + "([0-9]{2})(" + SIGN + ")([0-9]{2})\\3([0-9]{2})(?:\\3|-)([0-9]{4})(?!" + SIGN + "?[0-9])");
    private static final Pattern HYPHEN = Pattern.compile(" ?-{1,3} ?|\\+");
    /// What may stand in a number of an old century without a look at its check digit.
    private static final Pattern ODD = Pattern.compile("[- ./_*~#=\\\\']+");
    /// What ends a field, of a table or a list.
    private static final Pattern FIELD_END = Pattern.compile("[,;|\"]");
    private static final Pattern TIME_OF_DAY = Pattern.compile("(?:[01][0-9]|2[0-3])[0-5][0-9]");
    /// Ten digits and no sign are as often a page's number in its address.
    private static final Pattern ADDRESS = Pattern.compile("https?://[^ ]*");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{32,}");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\S)#.*");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final int SHORTEST = 10;
    /// What a *samordningsnummer* adds to the day.
    private static final int COORDINATION = 60;

    private IdentityNumbers() {}

    /// Whether six digits, what is between and four digits are a number.
    ///
    /// A right date is asked of all. The check digit decides too, but for a hyphen or plus between, for nothing between after
    /// a century, and for other signs after 18 or 19. A comma, a semicolon or a bar after a date of this century parts
    /// two fields.
    ///
    /// @param century 18, 19, 20 or empty
    /// @param apart   what is between, in plain signs
    /// @param ten     the digits without century
    public static boolean isPerson(String century, String apart, String ten) {
        boolean old = !century.isEmpty() && !century.equals("20");
        boolean told = apart.isEmpty()
                ? !century.isEmpty()
                : HYPHEN.matcher(apart).matches() || (old && ODD.matcher(apart).matches());
        boolean parted = century.equals("20") && FIELD_END.matcher(apart).find();
        return isDated(ten) && !parted && (told || CheckDigits.luhn(ten));
    }

    /// Whether both date and check digit of ten digits are right.
    public static boolean isRight(String ten) {
        return isDated(ten) && CheckDigits.luhn(ten);
    }

    /// The same with the date divided, `1912-12-12-1212`.
    public static boolean isDividedPerson(String century, String ten) {
        boolean old = !century.isEmpty() && !century.equals("20");
        return isDated(ten) && (old || CheckDigits.luhn(ten));
    }

    /// Every text, key and comment of a rule file that has one.
    static List<RuleProblem> found(YamlTree tree) {
        return found(tree, IN_RULES);
    }

    /// The same of the settings of a working folder.
    public static List<RuleProblem> foundInSettings(YamlTree tree) {
        return found(tree, IN_SETTINGS);
    }

    private static List<RuleProblem> found(YamlTree tree, BilingualText why) {
        var problems = new ArrayList<RuleProblem>();
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

    /// What was found, without its digits.
    private static BilingualText shown(String number) {
        return BilingualText.same(": " + DIGIT.matcher(number).replaceAll("*"));
    }

    /// The first number of a text.
    private static Optional<String> in(String text) {
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        var whole = HASH.matcher(plain(text)).replaceAll("#");
        var plain = ADDRESS.matcher(whole)
                .replaceAll(
                        address -> Matcher.quoteReplacement(
                                IN_ADDRESS.matcher(address.group()).replaceAll("#")));
        return Stream.concat(
                WHOLE.matcher(plain).results().filter(IdentityNumbers::isWhole),
                DIVIDED.matcher(plain)
                        .results()
                        .filter(found -> isDividedPerson(found.group(1), found.group(2)
                                + found.group(4) + found.group(5) + found.group(6))))
                .map(MatchResult::group)
                .findFirst();
    }

    /// A stamp of this century, `202209011230`, has the form of a number; nobody writes one by chance with its check digit.
    private static boolean isWhole(MatchResult found) {
        var ten = found.group(2) + found.group(3) + found.group(4) + found.group(6);
        boolean stamp = found.group(1).equals("20")
                && (found.group(5).isEmpty() || TIME_OF_DAY.matcher(found.group(6)).matches());
        return isPerson(found.group(1), found.group(5), ten) && (!stamp || CheckDigits.luhn(ten));
    }

    /// Digits of any script and form as ours, every dash a hyphen, every blank a space, and nothing that is not seen.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            if (Dashes.isDash(point)) {
                plain.append('-');
                return;
            }
            switch (Character.getType(point)) {
                case Character.FORMAT -> {}
                case Character.DECIMAL_DIGIT_NUMBER -> plain.append(Character.digit(point, 10));
                case Character.SPACE_SEPARATOR, Character.CONTROL -> plain.append(' ');
                default -> plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    /// Whether month and day can be those of a number; sixty more is the day of a *samordningsnummer*.
    private static boolean isDated(String ten) {
        int month = Integer.parseInt(ten.substring(2, 4));
        int day = Integer.parseInt(ten.substring(4, 6));
        int birthday = day > COORDINATION ? day - COORDINATION : day;
        return month >= 1 && month <= 12 && birthday >= 1 && birthday <= 31;
    }
}
