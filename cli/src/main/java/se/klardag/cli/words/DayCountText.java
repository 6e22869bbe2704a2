package se.klardag.cli.words;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.value.Term;

/// How days were counted, each rule with its citation (*dygnsräkning i ord*).
public final class DayCountText {
    private static final String FREE_DAYS = "liability.freeDays";

    private DayCountText() {}

    public static String print(List<Term<?>> rules, Texts texts) {
        return print(rules, _ -> Set.of(), texts);
    }

    /// @param cares the kinds of care that a rule was applied to: free days differ by them
    public static String print(List<Term<?>> rules, Function<Term<?>, Set<CareType>> cares, Texts texts) {
        return rules.stream()
                .map(rule -> words(rule, cares.apply(rule), texts) + "  [" + Citations.print(rule, texts) + "]")
                .collect(Collectors.joining(", "));
    }

    private static String words(Term<?> rule, Set<CareType> cares, Texts texts) {
        if (rule.value() instanceof Boolean yes) {
            return texts.get("day-rule." + rule.path() + "." + yes);
        }
        var value = RuleValues.print(rule.value(), texts);
        var care = rule.path().equals(FREE_DAYS) ? care(cares, texts) : "";
        return care.isEmpty()
                ? texts.get("day-rule." + rule.path(), value)
                : texts.get("day-rule." + rule.path() + ".of-care", value, care);
    }

    /// "somatisk vård", "somatisk vård och psykiatrisk vård"; empty where no kind of care is stated.
    public static String care(Set<CareType> cares, Texts texts) {
        return Arrays.stream(CareType.values())
                .filter(each -> each != CareType.NOT_STATED && cares.contains(each))
                .map(each -> texts.get("care-kind." + each.name()))
                .collect(Collectors.joining(" " + texts.get("care-kind.and") + " "));
    }
}
