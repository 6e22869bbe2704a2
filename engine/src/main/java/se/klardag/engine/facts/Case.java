package se.klardag.engine.facts;

/// One period as ready for discharge (*ärende*, a row of the case file): what was recorded, and nothing computed.
///
/// An interface, so that a file reader can show its rows one by one without an object per field, while
/// [RecordedCase] keeps one case whole. Moments are local wall-clock times as in [WallClock]; a moment that was not
/// recorded is [WallClock#NONE]; text that was not recorded is empty. An implementation may be reused for the next row
/// after the call returns: whoever keeps a case copies it with [RecordedCase#copyOf].
public interface Case {
    /// Names the period; unique in a file.
    String id();

    /// Pseudonym of the patient, or empty.
    String patient();

    /// Code of the municipality of registration (*folkbokföringskommun*), 114 to 2584.
    int municipality();

    CareType careType();

    /// Admission (*inskrivning*).
    long admittedAt();

    /// Admission notice sent (*inskrivningsmeddelande*).
    long admissionNoticeAt();

    /// The physician's judgement that the patient is ready (*utskrivningsklar*).
    long readyAt();

    /// Ready notice sent (*underrättelse om utskrivningsklar*).
    long readyNoticeAt();

    /// Whether an individual plan (*SIP*) is to be made.
    Answer sipRequired();

    /// SIP call sent (*kallelse till SIP*).
    long sipCalledAt();

    /// The ready notice was withdrawn.
    long withdrawnAt();

    /// Left hospital; [WallClock#NONE] while still in.
    long dischargedAt();

    Outcome outcome();

    /// Consent to information between the parties (*samtycke*).
    Answer consent();

    /// Whether the region's own open care was in place (*öppenvårdsinsatser*).
    Answer openCareReady();

    LegalBasis legalBasis();

    /// Whether the payer said that it can receive the patient; not stated is silence.
    Answer payerAnswer();

    /// Code of the municipality where the patient stays (*vistelsekommun*); 0 when it is the one of registration.
    int stayMunicipality();

    /// Code of the municipality that the patient's residence went over to; 0 when it did not.
    int movedTo();

    /// The file and row that state the case.
    CaseOrigin origin();

    /// When the event happened, or [WallClock#NONE].
    long at(Event event);
}
