package se.klardag.cli.cases.row;

import java.util.List;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Outcome;

/// The words a column may hold (*kodverk*), in any case.
///
/// @param <T> what they stand for
public final class ColumnWords<T> {
    static final ColumnWords<CareType> CARE_TYPES = new ColumnWords<>(
            List.of("somatic", "psychiatric", "geriatric", "long_term"),
            List.of(CareType.SOMATIC, CareType.PSYCHIATRIC, CareType.GERIATRIC, CareType.LONG_TERM));
    static final ColumnWords<Answer> YES_NO = new ColumnWords<>(List.of("yes", "no"), List.of(Answer.YES, Answer.NO));
    static final ColumnWords<Answer> YES_NO_UNCLEAR = new ColumnWords<>(List.of("yes", "no", "unclear"),
            List.of(Answer.YES, Answer.NO, Answer.UNCLEAR));
    static final ColumnWords<Answer> CAN_OR_CANNOT = new ColumnWords<>(List.of("can", "cannot"),
            List.of(Answer.YES, Answer.NO));
    static final ColumnWords<Outcome> OUTCOMES = new ColumnWords<>(
            List.of("home", "short_term", "special_housing", "deceased", "hospital", "other"),
            List.of(
                    Outcome.HOME,
                    Outcome.SHORT_TERM,
                    Outcome.SPECIAL_HOUSING,
                    Outcome.DECEASED,
                    Outcome.HOSPITAL,
                    Outcome.OTHER));
    private static final ColumnWords<Answer> NONE = new ColumnWords<>(List.of(), List.of());

    private final List<String> words;
    private final List<T> meanings;

    private ColumnWords(List<String> words, List<T> meanings) {
        this.words = words;
        this.meanings = meanings;
    }

    /// The place of the characters among the words; -1 when they are none of them.
    int place(char[] text, int from, int length) {
        for (int i = 0; i < words.size(); i++) {
            if (matches(words.get(i), text, from, length)) {
                return i;
            }
        }
        return -1;
    }

    /// What the word at a place stands for.
    T meaning(int place) {
        return meanings.get(place);
    }

    /// The words, in small letters.
    public List<String> words() {
        return words;
    }

    /// The words with commas between, for messages.
    String listed() {
        return String.join(", ", words);
    }

    /// The words of a column, for messages; empty when it holds no words of a list.
    static String listedFor(Column column) {
        return of(column).listed();
    }

    /// The words of a column; none when it holds no words of a list.
    public static ColumnWords<?> of(Column column) {
        return switch (column) {
            case CARE_TYPE -> CARE_TYPES;
            case SIP_REQUIRED, CONSENT -> YES_NO;
            case OPEN_CARE_READY -> YES_NO_UNCLEAR;
            case OUTCOME -> OUTCOMES;
            case PAYER_ANSWER -> CAN_OR_CANNOT;
            case CASE_ID,
                    PATIENT,
                    MUNICIPALITY,
                    UNIT,
                    ADMITTED_AT,
                    ADMISSION_NOTICE_AT,
                    PLANNED_DISCHARGE,
                    READY_AT,
                    READY_NOTICE_AT,
                    SIP_CALLED_AT,
                    WITHDRAWN_AT,
                    DISCHARGED_AT,
                    PLANNING_CALLED_AT,
                    PLAN_MADE_AT,
                    ASSESSMENT_NOTICE_AT,
                    PAYER_READY_AT,
                    INTERRUPTED_AT,
                    RESUMED_AT,
                    MOVED_AT,
                    STAY_MUNICIPALITY,
                    MOVED_TO,
                    LEGAL_BASIS ->
                NONE;
        };
    }

    private static boolean matches(String word, char[] text, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char given = text[from + i];
            char lower = given >= 'A' && given <= 'Z' ? (char) (given + 'a' - 'A') : given;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
