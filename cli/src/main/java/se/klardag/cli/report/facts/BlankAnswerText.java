package se.klardag.cli.report.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedBill;
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

    /// A question whose answer can free the municipality (*fråga*).
    private enum Question {
        OPEN_CARE("blank.open-care", CaseField.OPEN_CARE_READY, Reason.OPEN_CARE_NOT_READY),
        SIP("blank.sip", CaseField.SIP_REQUIRED, Reason.SIP_NOT_CALLED);

        private final String key;
        private final CaseField field;
        private final Reason reason;

        Question(String key, CaseField field, Reason reason) {
            this.key = key;
            this.field = field;
            this.reason = reason;
        }

        /// Whether the case's terms ask it. The older act does not name the unclear case.
        private boolean isAsked(ExplainedCase each) {
            return each.terms().population().leavesOut(reason) && !ActWords.isOlder(each.terms());
        }

        private boolean isBlank(ExplainedCase each) {
            return answer(each.fact()) == Answer.NOT_STATED;
        }

        private Answer answer(RecordedCase fact) {
            return switch (this) {
                case OPEN_CARE -> fact.openCareReady();
                case SIP -> fact.sipRequired();
            };
        }

        /// The cases to tell; none where no case of the bill has an answer.
        private List<ExplainedCase> told(List<ExplainedCase> cases) {
            var asked = cases.stream().filter(this::isAsked).toList();
            return asked.stream().allMatch(this::isBlank)
                    ? List.of()
                    : asked.stream()
                            .filter(each -> isBlank(each) && each.assessment().verdict() instanceof Verdict.Counts
                                    && each.assessment().split().counted() > 0)
                            .toList();
        }

        private boolean isToldOf(List<ExplainedCase> cases) {
            return !told(cases).isEmpty() || cases.stream().noneMatch(this::isBlank);
        }
    }

    /// A line for each question.
    ///
    /// @param cases of one bill
    public List<String> lines(List<ExplainedCase> cases) {
        var lines = new ArrayList<String>();
        for (var question : Question.values()) {
            var told = question.told(cases);
            if (!told.isEmpty()) {
                lines.add(texts.get(
                        question.key, numerals.people(told.size()),
                        numerals.people(told.stream().mapToLong(each -> each.assessment().split().counted()).sum())));
            }
        }
        return lines;
    }

    /// The questions of which the lines of all bills tell, so that nothing else has to.
    ///
    /// @param bills of one municipality
    public static Set<CaseField> told(List<ExplainedBill> bills) {
        return Stream.of(Question.values())
                .filter(question -> bills.stream().allMatch(bill -> question.isToldOf(bill.cases())))
                .map(question -> question.field)
                .collect(Collectors.toSet());
    }
}
