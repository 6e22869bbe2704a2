package se.klardag.engine.ordinary;

import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.FindingDetection;
import se.klardag.engine.eligibility.OwnReasons;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;

/// What is asked of every case, as eight numbers side by side (*ärendet i tal*): a processor reads them at one go, and
/// no object is looked up. Moments are wall-clock times, or [se.klardag.engine.facts.WallClock#NONE].
final class CaseNumbers {
    /// Numbers of a case.
    static final int WIDTH = 8;

    /// Shown by a case that not one municipality alone would pay for throughout.
    static final long IN_SEVERAL_PLACES = 1L << OwnReasons.count();

    private static final long PLAN_NEEDED = IN_SEVERAL_PLACES << 1;

    private static final int READY_NOTICE = 0;
    private static final int READY = 1;
    private static final int ADMITTED = 2;
    private static final int ADMISSION_NOTICE = 3;
    private static final int SIP_CALLED = 4;
    private static final int DISCHARGED = 5;
    private static final int CODES = 6;
    private static final int SHOWN = 7;

    private static final int CARE_TYPE_BITS = 8;

    private CaseNumbers() {}

    /// Writes the numbers of a case.
    ///
    /// @param at    place of its first number
    /// @param asked the reasons that it is asked for, a bit for each
    static void write(Case fact, long[] numbers, int at, long asked) {
        numbers[at + READY_NOTICE] = fact.readyNoticeAt();
        numbers[at + READY] = fact.readyAt();
        numbers[at + ADMITTED] = fact.admittedAt();
        numbers[at + ADMISSION_NOTICE] = fact.admissionNoticeAt();
        numbers[at + SIP_CALLED] = fact.sipCalledAt();
        numbers[at + DISCHARGED] = fact.dischargedAt();
        numbers[at + CODES] = (long) fact.municipality() << CARE_TYPE_BITS | placeOf(fact.careType());
        numbers[at + SHOWN] = OwnReasons.of(fact, asked)
                | (FindingDetection.livesInOnePlace(fact) ? 0 : IN_SEVERAL_PLACES)
                | (Eligibility.planIsNeeded(fact) ? PLAN_NEEDED : 0);
    }

    static long readyNotice(long[] numbers, int at) {
        return numbers[at + READY_NOTICE];
    }

    static long ready(long[] numbers, int at) {
        return numbers[at + READY];
    }

    static long admitted(long[] numbers, int at) {
        return numbers[at + ADMITTED];
    }

    static long admissionNotice(long[] numbers, int at) {
        return numbers[at + ADMISSION_NOTICE];
    }

    static long sipCalled(long[] numbers, int at) {
        return numbers[at + SIP_CALLED];
    }

    static long discharged(long[] numbers, int at) {
        return numbers[at + DISCHARGED];
    }

    /// The municipality of registration, by code.
    static int municipality(long[] numbers, int at) {
        return (int) (numbers[at + CODES] >> CARE_TYPE_BITS);
    }

    /// The place of a kind of care among all: no longer than the process lives.
    @SuppressWarnings("EnumOrdinal")
    static int placeOf(CareType careType) {
        return careType.ordinal();
    }

    /// The place of its kind of care among all.
    static int careType(long[] numbers, int at) {
        return (int) numbers[at + CODES] & ((1 << CARE_TYPE_BITS) - 1);
    }

    /// The reasons that it shows by itself, a bit for each, and [#IN_SEVERAL_PLACES].
    static long shown(long[] numbers, int at) {
        return numbers[at + SHOWN];
    }

    static boolean planIsNeeded(long[] numbers, int at) {
        return (numbers[at + SHOWN] & PLAN_NEEDED) != 0;
    }
}
