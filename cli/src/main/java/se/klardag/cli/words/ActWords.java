package se.klardag.cli.words;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.cli.text.Texts;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Term;

/// Each act in its own words (*lagens egna ord*): lag (1990:1404) knows a call, a plan and a judgement, and for long-term care an
/// admission notice; it has no ready notice and no SIP. It is known by the
/// message that its free days are counted from, and by the call that its rules ask for.
public final class ActWords {
    private static final String OLDER = "older.";

    private ActWords() {}

    /// Whether the rules that a case is counted under are of the older act.
    public static boolean isOlder(Terms terms, RecordedCase fact) {
        return message(terms, Eligibility.clockStart(fact, terms.clock().start().value())).isPresent();
    }

    /// Whether a month's rules are of the older act, as far as they are known.
    public static boolean isOlder(AgreementTerms month) {
        return month.current()
                .kinds()
                .values()
                .stream()
                .anyMatch(care -> care instanceof CareTerms.Known known && isOlder(known.terms()));
    }

    /// The same of a month's rules for one kind of care, whatever the case.
    public static boolean isOlder(Terms terms) {
        return message(terms, WallClock.NONE).isPresent();
    }

    /// What a field of a case is called, in the words of the act that it is counted under.
    public static String fact(CaseField field, boolean older, Texts texts) {
        var own = "fact." + OLDER + field.title();
        return texts.get(older && texts.has(own) ? own : "fact." + field.title());
    }

    /// The message of the older act that the free days are counted from; none under other rules.
    public static Optional<FreeDays.Message> message(Terms terms, RecordedCase fact) {
        return message(terms, Eligibility.clockStart(fact, terms.clock().start().value()));
    }

    private static Optional<FreeDays.Message> message(Terms terms, long start) {
        if (!(terms.liability() instanceof Liability.Individual individual) || !asksForCall(terms.population())) {
            return Optional.empty();
        }
        var versions = individual.freeDays().terms();
        return versions.stream()
                .filter(term -> WallClock.isKnown(start) && term.provenance().covers(WallClock.dateOf(start)))
                .findFirst()
                .or(() -> last(versions))
                .flatMap(term -> term.value() instanceof FreeDays.Weekdays weekdays
                        && weekdays.message() != FreeDays.Message.READY_NOTICE
                                ? Optional.of(weekdays.message())
                                : Optional.empty());
    }

    /// Whether the rules name the call to care planning, be it to do without it: the psychiatric care of 1 January 2018 borrows the
    /// older act's weekdays, and has the newer act's rules of who counts.
    private static boolean asksForCall(Population population) {
        return Stream.concat(
                population.rules().stream().map(PopulationRule::reason),
                population.countedAnyway().stream().map(CountedAnyway::reason))
                .anyMatch(reason -> reason == Reason.NO_PLANNING_CALL);
    }

    private static Optional<Term<FreeDays>> last(List<Term<FreeDays>> versions) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /// Why cases are left out, as a heading.
    public static String reason(Reason reason, Terms terms, Texts texts) {
        return said("reason.", reason.code(), isOlder(terms), texts);
    }

    /// Why cases are left out by a reading: one of the unclear answer does not say that the answer was no.
    public static String reason(LeftOutUnder under, Terms terms, Texts texts) {
        boolean unclear = terms.population()
                .readingOfUnclear(under.reason())
                .filter(under.reading()::equals)
                .isPresent();
        return said("reason.", under.reason().code() + (unclear ? ".unclear" : ""), isOlder(terms), texts);
    }

    /// Why one case is left out: an act that does not name the unclear answer is not made to.
    public static String reason(Reason reason, Terms terms, RecordedCase fact, Texts texts) {
        return said("reason.", code(reason, fact), isOlder(terms, fact), texts);
    }

    /// The same within a sentence, of a case that counts in spite of it.
    public static String inSpiteOf(Reason reason, Terms terms, RecordedCase fact, Texts texts) {
        return said("reading.reason.", code(reason, fact), isOlder(terms, fact), texts);
    }

    private static String code(Reason reason, RecordedCase fact) {
        return reason == Reason.OPEN_CARE_NOT_READY && fact.openCareReady() == Answer.UNCLEAR
                ? reason.code() + ".unclear"
                : reason.code();
    }

    /// The text of the act, and where it has none of its own that of all.
    private static String said(String kind, String code, boolean older, Texts texts) {
        var own = kind + OLDER + code;
        return older && texts.has(own) ? texts.get(own) : texts.get(kind + code.replace(".unclear", ""));
    }
}
