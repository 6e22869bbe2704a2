package se.klardag.cli.report.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.population.Reason;

/// Cases that count though a question about them has no answer, where other cases of the bill have one (*blanka svar*): lag (2017:612)
/// 5 kap. 5 § frees the municipality also where it is not clarified whether the open care is available, and a blank says neither.
public final class BlankAnswerText {
    private final Texts texts;
    private final NumberFormats numerals;

    public BlankAnswerText(Texts texts) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    /// A line for each question.
    ///
    /// @param cases of one bill
    public List<String> lines(List<ExplainedCase> cases) {
        var lines = new ArrayList<String>();
        line("blank.open-care", Reason.OPEN_CARE_NOT_READY, fact -> fact.openCareReady() == Answer.NOT_STATED, cases,
                lines);
        line("blank.sip", Reason.SIP_NOT_CALLED, fact -> fact.sipRequired() == Answer.NOT_STATED, cases, lines);
        return lines;
    }

    private void line(
            String key, Reason reason, Predicate<RecordedCase> isBlank, List<ExplainedCase> cases, List<String> lines) {
        var asked = cases.stream().filter(each -> asks(reason, each)).toList();
        var blank = asked.stream()
                .filter(each -> isBlank.test(each.fact()) && each.assessment().verdict() instanceof Verdict.Counts
                        && each.assessment().split().counted() > 0)
                .toList();
        if (!blank.isEmpty() && asked.stream().anyMatch(each -> !isBlank.test(each.fact()))) {
            lines.add(texts.get(
                    key, numerals.people(blank.size()),
                    numerals.people(blank.stream().mapToLong(each -> each.assessment().split().counted()).sum())));
        }
    }

    /// Whether the answer can free the municipality under the case's terms. The older act does not name the unclear case.
    private static boolean asks(Reason reason, ExplainedCase each) {
        return each.terms().population().leavesOut(reason) && !ActWords.isOlder(each.terms());
    }
}
