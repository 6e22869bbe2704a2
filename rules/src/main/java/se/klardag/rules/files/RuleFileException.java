package se.klardag.rules.files;

import java.util.List;
import se.klardag.engine.terms.value.BilingualText;

/// A rule file that cannot be used (*oanvändbar regelfil*), with every problem found in it.
public final class RuleFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public RuleFileException(List<RuleProblem> problems) {
        super(problems.isEmpty() ? "" : problems.getFirst().place() + problems.getFirst().message().english());
        this.problems = List.copyOf(problems);
    }

    /// A file that is wrong as a whole.
    public static RuleFileException of(String file, BilingualText message) {
        return new RuleFileException(List.of(new RuleProblem(file, 0, 0, "", message)));
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
