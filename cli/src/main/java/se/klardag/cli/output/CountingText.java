package se.klardag.cli.output;

import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.Texts;
import se.klardag.engine.terms.Term;

/// How days were counted, each rule with its citation (*dygnsräkning i ord*).
final class CountingText {
    private CountingText() {}

    static String print(List<Term<?>> rules, Texts texts) {
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
