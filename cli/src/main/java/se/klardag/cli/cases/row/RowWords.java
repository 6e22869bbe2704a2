package se.klardag.cli.cases.row;

import java.text.Normalizer;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;

/// What the columns of words of a row say (*radens ord*).
final class RowWords {
    private static final LegalBasis[] BASES = {
            LegalBasis.OPEN_PSYCHIATRIC, LegalBasis.OPEN_FORENSIC, LegalBasis.OTHER,
            LegalBasis.FORENSIC
    };

    private Answer payerAnswer = Answer.NOT_STATED;
    private CareType careType = CareType.NOT_STATED;
    private Answer sipRequired = Answer.NOT_STATED;
    private Outcome outcome = Outcome.NOT_STATED;
    private Answer consent = Answer.NOT_STATED;
    private Answer openCareReady = Answer.NOT_STATED;
    private LegalBasis legalBasis = LegalBasis.NOT_STATED;

    void clear() {
        payerAnswer = Answer.NOT_STATED;
        careType = CareType.NOT_STATED;
        sipRequired = Answer.NOT_STATED;
        outcome = Outcome.NOT_STATED;
        consent = Answer.NOT_STATED;
        openCareReady = Answer.NOT_STATED;
        legalBasis = LegalBasis.NOT_STATED;
    }

    /// Takes a word that is not blank; tells whether the column may hold it.
    boolean take(Column column, char[] text, int from, int length) {
        if (column == Column.LEGAL_BASIS) {
            legalBasis = legalBasis(new String(text, from, length));
            return true;
        }
        int place = ColumnWords.of(column).place(text, from, length);
        if (place >= 0) {
            take(column, place);
        }
        return place >= 0;
    }

    /// Takes a word by its place among those that the column may hold.
    void take(Column column, int place) {
        switch (column) {
            case CARE_TYPE -> careType = ColumnWords.CARE_TYPES.meaning(place);
            case SIP_REQUIRED -> sipRequired = ColumnWords.YES_NO.meaning(place);
            case CONSENT -> consent = ColumnWords.YES_NO.meaning(place);
            case OPEN_CARE_READY -> openCareReady = ColumnWords.YES_NO_UNCLEAR.meaning(place);
            case PAYER_ANSWER -> payerAnswer = ColumnWords.CAN_OR_CANNOT.meaning(place);
            case OUTCOME -> outcome = ColumnWords.OUTCOMES.meaning(place);
            case LEGAL_BASIS -> legalBasis = BASES[place];
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
                    MOVED_TO ->
                throw new IllegalStateException(column + " is no column of words");
        }
    }

    /// OPT, ÖPT, ORV, ÖRV and LRV in any case and either spelling of Ö; any other ground changes nothing.
    private static LegalBasis legalBasis(String text) {
        var basis = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (basis.equalsIgnoreCase("OPT") || basis.equalsIgnoreCase("ÖPT")) {
            return LegalBasis.OPEN_PSYCHIATRIC;
        }
        if (basis.equalsIgnoreCase("LRV")) {
            return LegalBasis.FORENSIC;
        }
        return basis.equalsIgnoreCase("ORV") || basis.equalsIgnoreCase("ÖRV")
                ? LegalBasis.OPEN_FORENSIC
                : LegalBasis.OTHER;
    }

    Answer payerAnswer() {
        return payerAnswer;
    }

    CareType careType() {
        return careType;
    }

    Answer sipRequired() {
        return sipRequired;
    }

    Outcome outcome() {
        return outcome;
    }

    Answer consent() {
        return consent;
    }

    Answer openCareReady() {
        return openCareReady;
    }

    LegalBasis legalBasis() {
        return legalBasis;
    }
}
