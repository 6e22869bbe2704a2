package se.klardag.cli.words;

import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.value.Term;

/// How days were counted, each rule with its citation (*dygnsräkning i ord*).
public final class DayCountText {
    private DayCountText() {}

    public static String print(List<Term<?>> rules, Texts texts) {
        return rules.stream()
                .map(rule -> words(rule, texts) + "  [" + Citations.print(rule, texts) + "]")
                .collect(Collectors.joining(", "));
    }

    private static String words(Term<?> rule, Texts texts) {
        return rule.value() instanceof Boolean yes
                ? texts.get("day-rule." + rule.path() + "." + yes)
                : texts.get("day-rule." + rule.path(), RuleValues.print(rule.value(), texts));
    }
}
