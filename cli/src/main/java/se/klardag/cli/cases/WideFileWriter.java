package se.klardag.cli.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Municipality;

/// Cases written back as our own wide file (*ärenden i egen form*), with what a settlement rests on and no more: no patient,
/// no ward, no foreign column. The reader makes the same cases of it.
public final class WideFileWriter {
    private static final String UNSTATED = "NOT_STATED";
    private static final List<Column> COLUMNS = Arrays.stream(Column.values())
            .filter(column -> column != Column.PATIENT && column != Column.UNIT)
            .toList();

    private WideFileWriter() {}

    /// The header line.
    public static String header() {
        return String.join(",", COLUMNS.stream().map(Column::title).toList()) + "\n";
    }

    /// One case as a line.
    public static String line(Case fact) {
        return String.join(",", COLUMNS.stream().map(column -> quoted(text(column, fact))).toList()) + "\n";
    }

    private static String text(Column column, Case fact) {
        return switch (column) {
            case CASE_ID -> fact.id();
            case MUNICIPALITY -> Municipality.codeText(fact.municipality());
            case CARE_TYPE -> word(fact.careType().name());
            case ADMITTED_AT -> DateTimeFormats.cell(fact.admittedAt());
            case ADMISSION_NOTICE_AT -> DateTimeFormats.cell(fact.admissionNoticeAt());
            case READY_AT -> DateTimeFormats.cell(fact.readyAt());
            case READY_NOTICE_AT -> DateTimeFormats.cell(fact.readyNoticeAt());
            case SIP_REQUIRED -> word(fact.sipRequired().name());
            case SIP_CALLED_AT -> DateTimeFormats.cell(fact.sipCalledAt());
            case WITHDRAWN_AT -> DateTimeFormats.cell(fact.withdrawnAt());
            case DISCHARGED_AT -> DateTimeFormats.cell(fact.dischargedAt());
            case OUTCOME -> word(fact.outcome().name());
            case CONSENT -> word(fact.consent().name());
            case OPEN_CARE_READY -> word(fact.openCareReady().name());
            case LEGAL_BASIS -> basis(fact.legalBasis());
            case PAYER_ANSWER -> fact.payerAnswer() == Answer.NOT_STATED
                    ? ""
                    : fact.payerAnswer() == Answer.YES ? "can" : "cannot";
            case STAY_MUNICIPALITY -> code(fact.stayMunicipality());
            case MOVED_TO -> code(fact.movedTo());
            case PATIENT, UNIT -> "";
            case PLANNED_DISCHARGE, PLANNING_CALLED_AT, PLAN_MADE_AT, ASSESSMENT_NOTICE_AT, PAYER_READY_AT,
                    INTERRUPTED_AT, RESUMED_AT, MOVED_AT ->
                DateTimeFormats.cell(fact.at(event(column).orElseThrow()));
        };
    }

    private static Optional<Event> event(Column column) {
        return Arrays.stream(Event.values()).filter(event -> Column.of(event) == column).findFirst();
    }

    private static String basis(LegalBasis basis) {
        return switch (basis) {
            case OPEN_PSYCHIATRIC -> "OPT";
            case OPEN_FORENSIC -> "ORV";
            case FORENSIC -> "LRV";
            case OTHER -> "other";
            case NOT_STATED -> "";
        };
    }

    private static String word(String name) {
        return name.equals(UNSTATED) ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String code(int code) {
        return code == 0 ? "" : Municipality.codeText(code);
    }

    private static String quoted(String field) {
        var unsafe = new ArrayList<>(List.of(",", "\"", "\n", "\r", ";", "\t"));
        return unsafe.stream().anyMatch(field::contains) ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
