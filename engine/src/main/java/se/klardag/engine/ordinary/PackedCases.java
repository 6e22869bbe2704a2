package se.klardag.engine.ordinary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.klardag.engine.eligibility.ShownReasons;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;

/// Cases kept close together (*packade ärenden*), for whoever settles the same ones again and again: what is asked
/// of every case are nine numbers in a row, which a processor reads at one go.
///
/// Each is shown as the same object with its own facts; whoever keeps one copies it.
public final class PackedCases implements CaseSource {
    /// Numbers of a case: seven moments, its codes in one, and the reasons that it shows.
    private static final int WIDTH = 9;

    private static final int ADMITTED = 0;
    private static final int ADMISSION_NOTICE = 1;
    private static final int READY = 2;
    private static final int READY_NOTICE = 3;
    private static final int SIP_CALLED = 4;
    private static final int WITHDRAWN = 5;
    private static final int DISCHARGED = 6;
    private static final int CODES = 7;
    private static final int REASONS = 8;

    private static final CareType[] CARE_TYPES = CareType.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final LegalBasis[] LEGAL_BASES = LegalBasis.values();
    private static final Answer[] ANSWERS = Answer.values();

    private long[] numbers = new long[16 * WIDTH];
    private final List<Rest> rests = new ArrayList<>();

    /// What is asked of few cases.
    private record Rest(String id, String patient, Map<Event, Long> events, CaseOrigin origin) {}

    private PackedCases() {}

    /// Copies what the source shows.
    ///
    /// @throws IllegalArgumentException when a municipality's code has more than four digits
    public static PackedCases of(CaseSource source) {
        var packed = new PackedCases();
        source.forEach(packed::add);
        packed.numbers = Arrays.copyOf(packed.numbers, packed.size() * WIDTH);
        return packed;
    }

    private void add(Case fact) {
        int at = size() * WIDTH;
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(at, 2));
        }
        numbers[at + ADMITTED] = fact.admittedAt();
        numbers[at + ADMISSION_NOTICE] = fact.admissionNoticeAt();
        numbers[at + READY] = fact.readyAt();
        numbers[at + READY_NOTICE] = fact.readyNoticeAt();
        numbers[at + SIP_CALLED] = fact.sipCalledAt();
        numbers[at + WITHDRAWN] = fact.withdrawnAt();
        numbers[at + DISCHARGED] = fact.dischargedAt();
        numbers[at + CODES] = Codes.of(fact);
        numbers[at + REASONS] = ShownReasons.of(fact);
        rests.add(new Rest(fact.id(), fact.patient(), RecordedCase.copyOf(fact).events(), fact.origin()));
    }

    /// How many cases.
    public int size() {
        return rests.size();
    }

    @Override
    public void forEach(Consumer<? super Case> taker) {
        var row = new Row(numbers, rests);
        for (int i = 0; i < rests.size(); i++) {
            row.show(i);
            taker.accept(row);
        }
    }

    /// Answers of three bits each and codes of fourteen, in one number.
    private static final class Codes {
        private static final int OUTCOME = 3;
        private static final int LEGAL_BASIS = 6;
        private static final int SIP_REQUIRED = 9;
        private static final int CONSENT = 12;
        private static final int OPEN_CARE_READY = 15;
        private static final int PAYER_ANSWER = 18;
        private static final int MUNICIPALITY = 21;
        private static final int STAY_MUNICIPALITY = 35;
        private static final int MOVED_TO = 49;
        private static final int MOST_CODE = 9_999;

        static long of(Case fact) {
            return place(fact.careType(), CARE_TYPES)
                    | place(fact.outcome(), OUTCOMES) << OUTCOME
                    | place(fact.legalBasis(), LEGAL_BASES) << LEGAL_BASIS
                    | place(fact.sipRequired(), ANSWERS) << SIP_REQUIRED
                    | place(fact.consent(), ANSWERS) << CONSENT
                    | place(fact.openCareReady(), ANSWERS) << OPEN_CARE_READY
                    | place(fact.payerAnswer(), ANSWERS) << PAYER_ANSWER
                    | checked(fact.municipality()) << MUNICIPALITY
                    | checked(fact.stayMunicipality()) << STAY_MUNICIPALITY
                    | checked(fact.movedTo()) << MOVED_TO;
        }

        private static <T> long place(T answer, T[] all) {
            return Arrays.asList(all).indexOf(answer);
        }

        private static long checked(int code) {
            if (code < 0 || code > MOST_CODE) {
                throw new IllegalArgumentException("no code of four digits: " + code);
            }
            return code;
        }
    }

    /// The case that is shown.
    private static final class Row implements Case, ShownReasons {
        private final long[] numbers;
        private final List<Rest> rests;
        private int at;

        Row(long[] numbers, List<Rest> rests) {
            this.numbers = numbers;
            this.rests = rests;
        }

        void show(int row) {
            at = row * WIDTH;
        }

        private Rest rest() {
            return rests.get(at / WIDTH);
        }

        private int answer(int place) {
            return (int) (numbers[at + CODES] >>> place) & 0b111;
        }

        private int code(int place) {
            return (int) (numbers[at + CODES] >>> place) & 0x3FFF;
        }

        @Override
        public long ownReasons() {
            return numbers[at + REASONS];
        }

        @Override
        public String id() {
            return rest().id();
        }

        @Override
        public String patient() {
            return rest().patient();
        }

        @Override
        public int municipality() {
            return code(Codes.MUNICIPALITY);
        }

        @Override
        public CareType careType() {
            return CARE_TYPES[answer(0)];
        }

        @Override
        public long admittedAt() {
            return numbers[at + ADMITTED];
        }

        @Override
        public long admissionNoticeAt() {
            return numbers[at + ADMISSION_NOTICE];
        }

        @Override
        public long readyAt() {
            return numbers[at + READY];
        }

        @Override
        public long readyNoticeAt() {
            return numbers[at + READY_NOTICE];
        }

        @Override
        public Answer sipRequired() {
            return ANSWERS[answer(Codes.SIP_REQUIRED)];
        }

        @Override
        public long sipCalledAt() {
            return numbers[at + SIP_CALLED];
        }

        @Override
        public long withdrawnAt() {
            return numbers[at + WITHDRAWN];
        }

        @Override
        public long dischargedAt() {
            return numbers[at + DISCHARGED];
        }

        @Override
        public Outcome outcome() {
            return OUTCOMES[answer(Codes.OUTCOME)];
        }

        @Override
        public Answer consent() {
            return ANSWERS[answer(Codes.CONSENT)];
        }

        @Override
        public Answer openCareReady() {
            return ANSWERS[answer(Codes.OPEN_CARE_READY)];
        }

        @Override
        public LegalBasis legalBasis() {
            return LEGAL_BASES[answer(Codes.LEGAL_BASIS)];
        }

        @Override
        public Answer payerAnswer() {
            return ANSWERS[answer(Codes.PAYER_ANSWER)];
        }

        @Override
        public int stayMunicipality() {
            return code(Codes.STAY_MUNICIPALITY);
        }

        @Override
        public int movedTo() {
            return code(Codes.MOVED_TO);
        }

        @Override
        public CaseOrigin origin() {
            return rest().origin();
        }

        @Override
        public long at(Event event) {
            var moment = rest().events().get(event);
            return moment == null ? WallClock.NONE : moment;
        }
    }
}
