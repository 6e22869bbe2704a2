package se.klardag.engine;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;

/// One case written out for a test. What a test does not say: Malmö, somatic, admitted and announced two days before the
/// ready notice, discharged home on 2022-09-20 at 10:00, nothing recorded against it.
public final class CaseForTests {
    private String id = "a";
    private int municipality = TermsForTests.MALMO;
    private CareType careType = CareType.SOMATIC;
    private long admitted;
    private long admissionNotice;
    private long ready;
    private long readyNotice;
    private Answer sipRequired = Answer.NOT_STATED;
    private long sipCalled = WallClock.NONE;
    private long withdrawn = WallClock.NONE;
    private long discharged = at("2022-09-20T10:00");
    private Outcome outcome = Outcome.HOME;
    private Answer consent = Answer.NOT_STATED;
    private Answer openCare = Answer.NOT_STATED;
    private LegalBasis legalBasis = LegalBasis.NOT_STATED;
    private Answer payerAnswer = Answer.NOT_STATED;
    private int stay;
    private int movedTo;
    private final Map<Event, Long> events = new EnumMap<>(Event.class);

    private CaseForTests(long ready) {
        this.ready = ready;
        readyNotice = ready;
        admitted = ready - 2 * WallClock.DAY;
        admissionNotice = admitted;
    }

    /// A local date-time as the wall clock's number.
    public static long at(String local) {
        return WallClock.of(LocalDateTime.parse(local));
    }

    /// Judged ready and notified at the same moment.
    public static CaseForTests ready(String local) {
        return new CaseForTests(at(local));
    }

    /// Discharged on 2022-09-20 at 10:00, and as many days before that at 10:00 ready.
    public static CaseForTests ofDays(int days) {
        return new CaseForTests(at("2022-09-20T10:00") - days * WallClock.DAY);
    }

    public CaseForTests id(String name) {
        id = name;
        return this;
    }

    public CaseForTests in(int code) {
        municipality = code;
        return this;
    }

    public CaseForTests care(CareType kind) {
        careType = kind;
        return this;
    }

    public CaseForTests admitted(String local) {
        admitted = at(local);
        return this;
    }

    public CaseForTests admissionNotice(String local) {
        admissionNotice = at(local);
        return this;
    }

    public CaseForTests noAdmissionNotice() {
        admissionNotice = WallClock.NONE;
        return this;
    }

    public CaseForTests judgedReady(String local) {
        ready = at(local);
        return this;
    }

    public CaseForTests notJudgedReady() {
        ready = WallClock.NONE;
        return this;
    }

    public CaseForTests noReadyNotice() {
        readyNotice = WallClock.NONE;
        return this;
    }

    public CaseForTests sip(Answer required) {
        sipRequired = required;
        return this;
    }

    public CaseForTests sipCalled(String local) {
        sipCalled = at(local);
        return this;
    }

    public CaseForTests withdrawn(String local) {
        withdrawn = at(local);
        return this;
    }

    public CaseForTests discharged(String local) {
        discharged = at(local);
        return this;
    }

    public CaseForTests stillIn() {
        discharged = WallClock.NONE;
        return this;
    }

    public CaseForTests outcome(Outcome how) {
        outcome = how;
        return this;
    }

    public CaseForTests consent(Answer answer) {
        consent = answer;
        return this;
    }

    public CaseForTests openCare(Answer answer) {
        openCare = answer;
        return this;
    }

    public CaseForTests basis(LegalBasis ground) {
        legalBasis = ground;
        return this;
    }

    /// One of the events that only some rules ask for.
    public CaseForTests event(Event event, String local) {
        events.put(event, at(local));
        return this;
    }

    /// What the payer said.
    public CaseForTests answer(Answer said) {
        payerAnswer = said;
        return this;
    }

    public CaseForTests staysIn(int code) {
        stay = code;
        return this;
    }

    /// The residence went over to another municipality.
    public CaseForTests moved(int code, String local) {
        movedTo = code;
        return event(Event.MOVED, local);
    }

    public RecordedCase done() {
        return new RecordedCase(
                id,
                "",
                municipality,
                careType,
                admitted,
                admissionNotice,
                ready,
                readyNotice,
                sipRequired,
                sipCalled,
                withdrawn,
                discharged,
                outcome,
                consent,
                openCare,
                legalBasis,
                events,
                payerAnswer,
                stay,
                movedTo,
                CaseOrigin.NONE);
    }
}
