package se.klardag.cli.generate.draw;

import se.klardag.cli.generate.stay.Background;
import se.klardag.cli.generate.stay.Moment;
import se.klardag.cli.generate.stay.RandomStream;
import se.klardag.cli.generate.stay.ReadyPeriod;
import se.klardag.cli.generate.stay.SyntheticCare;

/// Draws what came before and around the ready notice: admission, messages, plan and answers.
final class BackgroundDraw {
    private static final int LONGEST_ADMISSION = 20;
    /// Prompt is below 23 hours and late above 25, so that either is true on the days with 23 and 25 hours too.
    private static final int PROMPT_NOTICE = Moment.MINUTES_A_DAY - 60;
    private static final int EARLIEST_LATE_NOTICE = Moment.MINUTES_A_DAY + 61;
    private static final int LATEST_NOTICE = 4 * Moment.MINUTES_A_DAY;
    private static final int FIRST_LATE_SIP_DAY = 4;
    private static final int LAST_LATE_SIP_DAY = 7;

    private final RandomStream stream;
    private final SyntheticCare careType;
    private final ReadyPeriod period;

    BackgroundDraw(RandomStream stream, SyntheticCare careType, ReadyPeriod period) {
        this.stream = stream;
        this.careType = careType;
        this.period = period;
    }

    Background draw() {
        int patient = drawPatient();
        var unit = careType.drawUnit(stream);
        var legalBasis = careType.drawLegalBasis(stream);
        double notice = stream.uniform();
        boolean missing = notice < Recipe.MISSING_ADMISSION_NOTICE;
        boolean late = !missing && notice < Recipe.MISSING_ADMISSION_NOTICE + Recipe.LATE_ADMISSION_NOTICE;
        var admittedAt = drawAdmission(late ? 3 : 1);
        var notifiedAt = late ? drawLateNotice(admittedAt) : drawNotice(admittedAt);
        var planned = drawPlannedDischarge(admittedAt);
        int sip = stream.choice(Recipe.SIP_REQUIRED, Recipe.SIP_NOT_REQUIRED,
                1 - Recipe.SIP_REQUIRED - Recipe.SIP_NOT_REQUIRED);
        var calledAt = sip == 0 ? drawSipCall(admittedAt) : Moment.NONE;
        return new Background(patient, careType, unit, legalBasis, admittedAt, missing ? Moment.NONE : notifiedAt,
                missing ? Moment.NONE : planned, yesNoOrBlank(sip), calledAt, drawConsent(), drawOpenCareReady());
    }

    /// Drawn again when all eight digits are decimal: such a number could be taken for a date of birth.
    private int drawPatient() {
        while (true) {
            int patient = (int) (stream.bits() >>> 32);
            for (int shift = 0; shift < Integer.SIZE; shift += 4) {
                if (((patient >>> shift) & 0xF) > 9) {
                    return patient;
                }
            }
        }
    }

    private Moment drawAdmission(int fewestDays) {
        int days;
        do {
            days = 1 + (int) stream.weibull(1.3, 6);
        } while (days < fewestDays || days > LONGEST_ADMISSION);
        return Moment.of(period.readyAt().date().minusDays(days), (int) stream.triangular(0, 15 * 60, 24 * 60));
    }

    /// Within a day of admission, and before the patient is ready.
    private Moment drawNotice(Moment admittedAt) {
        long limit = Math.min(PROMPT_NOTICE, admittedAt.minutesTo(period.readyAt()));
        while (true) {
            double minutes = stream.exponential(8 * 60);
            if (minutes < limit) {
                return admittedAt.plus((long) minutes);
            }
        }
    }

    /// More than a day and at most four after admission, never after the discharge.
    private Moment drawLateNotice(Moment admittedAt) {
        long limit = Math.min(LATEST_NOTICE, admittedAt.minutesTo(period.dischargedAt()));
        return admittedAt.plus(stream.between(EARLIEST_LATE_NOTICE, (int) limit));
    }

    private Moment drawPlannedDischarge(Moment admittedAt) {
        int offset = stream.choice(6, 16, 48, 20, 7, 3) - 2;
        return Moment.of(period.readyAt().date().plusDays(offset), 0).laterOf(Moment.of(admittedAt.date(), 0));
    }

    /// Usually before the ready notice or within two days of it, while the patient is in; a late call comes four
    /// to seven days after the notice, perhaps to a patient who has left.
    private Moment drawSipCall(Moment admittedAt) {
        double share = stream.uniform();
        if (share < Recipe.SIP_CALL_MISSING) {
            return Moment.NONE;
        }
        if (share < Recipe.SIP_CALL_MISSING + Recipe.SIP_CALL_LATE) {
            int days = stream.between(FIRST_LATE_SIP_DAY, LAST_LATE_SIP_DAY);
            return Daytime.daysAfter(stream, period.noticeAt(), days);
        }
        if (stream.chance(0.4)) {
            return Daytime.between(stream, admittedAt, period.noticeAt());
        }
        int days = stream.choice(0.5, 0.3, 0.2);
        var called = Daytime.daysAfter(stream, period.noticeAt(), days);
        return called.isBefore(period.noticeAt()) || period.dischargedAt().isBefore(called)
                ? Daytime.between(stream, period.noticeAt(), lastUsualCall())
                : called;
    }

    private Moment lastUsualCall() {
        return period.dischargedAt().earlierOf(period.noticeAt().plus(2 * 60));
    }

    private String drawConsent() {
        int answer = stream.choice(1 - Recipe.CONSENT_REFUSED - Recipe.NOTHING_RECORDED, Recipe.CONSENT_REFUSED,
                Recipe.NOTHING_RECORDED);
        return yesNoOrBlank(answer);
    }

    private String drawOpenCareReady() {
        double share = stream.uniform();
        if (share < Recipe.OPEN_CARE_UNCLEAR) {
            return "unclear";
        }
        if (share < Recipe.OPEN_CARE_UNCLEAR + Recipe.OPEN_CARE_NOT_READY) {
            return "no";
        }
        return share > 1 - Recipe.NOTHING_RECORDED ? "" : "yes";
    }

    private static String yesNoOrBlank(int answer) {
        return switch (answer) {
            case 0 -> "yes";
            case 1 -> "no";
            default -> "";
        };
    }
}
