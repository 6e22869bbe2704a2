package se.klardag.cli.cases.row;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;

/// What rows say, made to be compared (*radens värden*).
public final class RowValues {
    private RowValues() {}

    /// What the row says, column by column, in one form whatever it was written in: blank is empty.
    ///
    /// @param columns that the file has; any other is `null`
    public static @Nullable String[] of(CaseRow row, Set<Column> columns) {
        var values = new @Nullable String[Column.values().length];
        for (var column : columns) {
            values[column.slot()] = value(row, column);
        }
        return values;
    }

    private static String value(CaseRow row, Column column) {
        return switch (column) {
            case CASE_ID -> row.id();
            case PATIENT -> row.patient();
            case UNIT -> row.unit();
            case MUNICIPALITY -> number(row.municipality());
            case STAY_MUNICIPALITY -> number(row.stayMunicipality());
            case MOVED_TO -> number(row.movedTo());
            case CARE_TYPE -> row.careType() == CareType.NOT_STATED ? "" : row.careType().name();
            case SIP_REQUIRED -> answer(row.sipRequired());
            case CONSENT -> answer(row.consent());
            case OPEN_CARE_READY -> answer(row.openCareReady());
            case PAYER_ANSWER -> answer(row.payerAnswer());
            case OUTCOME -> row.outcome() == Outcome.NOT_STATED ? "" : row.outcome().name();
            case LEGAL_BASIS -> row.legalBasis() == LegalBasis.NOT_STATED ? "" : row.legalBasis().name();
            case ADMITTED_AT,
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
                    MOVED_AT -> {
                long moment = row.moment(column);
                yield WallClock.isKnown(moment) ? moment + (row.isInSecondHour(column) ? "+" : "") : "";
            }
        };
    }

    /// A value of a column as people write it.
    ///
    /// @param value in the one form; empty or `null` for nothing
    public static String shown(Column column, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return switch (column.kind()) {
            case ID, TEXT -> value;
            case MUNICIPALITY -> Municipality.codeText(Integer.parseInt(value));
            case WORD -> value.toLowerCase(Locale.ROOT);
            case MOMENT, DAY_OR_MOMENT -> {
                boolean second = value.endsWith("+");
                yield DateTimeFormats.cell(Long.parseLong(second ? value.substring(0, value.length() - 1) : value))
                        + (second ? " +01:00" : "");
            }
        };
    }

    private static String number(int code) {
        return code == 0 ? "" : Integer.toString(code);
    }

    private static String answer(Answer answer) {
        return answer == Answer.NOT_STATED ? "" : answer.name();
    }
}
