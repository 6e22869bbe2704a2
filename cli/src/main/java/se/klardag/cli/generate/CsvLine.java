package se.klardag.cli.generate;

import java.time.LocalDate;
import se.klardag.cli.generate.stay.ExportRow;
import se.klardag.cli.generate.stay.Moment;

/// Writes a row as one line of the wide case file: comma, LF, ASCII, no quotes, the same in every locale.
final class CsvLine {
    static final String HEADER = "case_id,patient,municipality,care_type,unit,admitted_at,admission_notice_at,"
            + "planned_discharge,ready_at,ready_notice_at,sip_required,sip_called_at,withdrawn_at,discharged_at,"
            + "outcome,consent,open_care_ready,legal_basis\n";

    private final StringBuilder line = new StringBuilder(256);

    private CsvLine() {}

    static CharSequence of(ExportRow row) {
        var csv = new CsvLine();
        var background = row.background();
        var period = row.period();
        csv.caseId(row);
        csv.patient(background.patient());
        csv.word(period.municipality());
        csv.word(background.careType().code());
        csv.word(background.unit());
        csv.minute(background.admittedAt());
        csv.minute(background.admissionNoticeAt());
        csv.day(background.plannedDischarge());
        csv.minute(period.readyAt());
        csv.minute(period.noticeAt());
        csv.word(background.sipRequired());
        csv.minute(background.sipCalledAt());
        csv.minute(period.withdrawnAt());
        csv.minute(period.dischargedAt());
        csv.word(period.outcome());
        csv.word(background.consent());
        csv.word(background.openCareReady());
        csv.line.append(background.legalBasis()).append('\n');
        return csv.line;
    }

    /// The month is written `2022-09`: as `202209` it would make `202209-0042`, the shape of a personnummer.
    private void caseId(ExportRow row) {
        line.append("S-").append(row.origin()).append('-').append(row.month().getYear()).append('-');
        number(row.month().getMonthValue(), 2);
        line.append('-');
        number(row.number(), 4);
        if (row.part() > 1) {
            line.append('-').append(row.part());
        }
        line.append(',');
    }

    private void patient(int patient) {
        line.append("P-");
        for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
            line.append("0123456789abcdef".charAt((patient >>> shift) & 0xF));
        }
        line.append(',');
    }

    private void word(String word) {
        line.append(word).append(',');
    }

    private void minute(Moment moment) {
        if (!moment.isNone()) {
            date(moment.date());
            line.append(' ');
            number(moment.minuteOfDay() / 60, 2);
            line.append(':');
            number(moment.minuteOfDay() % 60, 2);
        }
        line.append(',');
    }

    private void day(Moment moment) {
        if (!moment.isNone()) {
            date(moment.date());
        }
        line.append(',');
    }

    private void date(LocalDate date) {
        number(date.getYear(), 4);
        line.append('-');
        number(date.getMonthValue(), 2);
        line.append('-');
        number(date.getDayOfMonth(), 2);
    }

    private void number(int value, int digits) {
        var text = Integer.toString(value);
        line.repeat('0', Math.max(0, digits - text.length())).append(text);
    }
}
