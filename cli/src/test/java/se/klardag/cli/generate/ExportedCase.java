package se.klardag.cli.generate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A line of the export read back by other means than those that wrote it.
record ExportedCase(List<String> fields) {
    static ExportedCase of(String line) {
        return new ExportedCase(List.of(line.split(",", -1)));
    }

    String field(String column) {
        return fields.get(List.of(CaseGeneratorTest.COLUMNS.split(",")).indexOf(column));
    }

    boolean has(String column) {
        return !field(column).isEmpty();
    }

    LocalDateTime time(String column) {
        return LocalDateTime.parse(field(column).replace(' ', 'T'));
    }

    LocalDate date(String column) {
        return LocalDate.parse(field(column));
    }

    String id() {
        return field("case_id");
    }

    /// The id without the number of the second period.
    String stay() {
        return id().substring(0, "S-1280-2022-09-0042".length());
    }

    boolean isSecondPeriod() {
        return id().endsWith("-2") && id().length() > stay().length();
    }

    boolean isOpen() {
        return !has("discharged_at");
    }

    boolean isPsychiatric() {
        return field("care_type").equals("psychiatric");
    }

    long midnights() {
        return ChronoUnit.DAYS.between(time("ready_at").toLocalDate(), time("discharged_at").toLocalDate());
    }

    /// Counted one by one, so that the identity of D.5 is tested and not assumed.
    long noons() {
        long noons = 0;
        var discharged = time("discharged_at");
        for (var noon = time("ready_at").toLocalDate().atTime(LocalTime.NOON); !noon.isAfter(discharged); noon = noon
                .plusDays(1)) {
            noons += noon.isAfter(time("ready_at")) ? 1 : 0;
        }
        return noons;
    }

    Duration fromAdmissionToNotice() {
        return Duration.between(time("admitted_at"), time("admission_notice_at"));
    }
}
