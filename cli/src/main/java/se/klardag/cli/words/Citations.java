package se.klardag.cli.words;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.AdoptedValue;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;

/// Where a value was read, how well it is known, and for which dates (*källhänvisning*). People find it by its text and
/// clause; its address in the rule file is for programs.
public final class Citations {
    /// Reasons that the free days give, where what they are counted from was not recorded.
    private static final Set<Reason> OF_FREE_DAYS = EnumSet.of(
            Reason.NO_ONSET, Reason.NO_PLANNING_CALL, Reason.NO_PLAN_MADE, Reason.NO_ADMISSION_NOTICE);

    private Citations() {}

    /// The rule that leaves cases out for the reason; empty for a reason that days or terms themselves give.
    public static Optional<Term<?>> leavingOut(Reason reason, Terms terms) {
        for (var rule : terms.population().rules()) {
            if (rule.reason() == reason) {
                return Optional.of(rule.effect());
            }
        }
        if (reason == Reason.NO_CLOCK_START) {
            return Optional.of(terms.clock().start());
        }
        return OF_FREE_DAYS.contains(reason) ? freeDays(terms) : Optional.empty();
    }

    /// The free days that are counted from something else than the ready notice.
    private static Optional<Term<?>> freeDays(Terms terms) {
        return terms.liability() instanceof Liability.Individual individual
                ? individual.freeDays()
                        .terms()
                        .stream()
                        .filter(term -> !(term.value() instanceof FreeDays.AfterNotice))
                        .reduce((_, later) -> later)
                        .map(term -> term)
                : Optional.empty();
    }

    private static String spoken(Provenance provenance, Texts texts) {
        var day = provenance.spoken();
        if (day == null) {
            return "";
        }
        return provenance.status().binds() ? texts.get("cited.spoken-since", day) : spoken(day, texts);
    }

    /// That a source is younger than the dates it is cited for, after the standing that this gives.
    public static String spoken(LocalDate day, Texts texts) {
        return texts.get("cited.spoken", day);
    }

    /// Title and place, and the day of a statement, in a sentence or a cell.
    public static String cited(Source source, Texts texts) {
        return TerminalSafe.visible(source.cited()) + dated(source, texts);
    }

    /// The same of a value, with the party that stated it where an adoption did: "Avtal, 4 §, antaget av ekonomidirektör 2022-07-01 som
    /// svar på tolkning R-002".
    public static String cited(Provenance provenance, Texts texts) {
        return cited(provenance.source(), texts) + adopted(provenance, texts);
    }

    private static String adopted(Provenance provenance, Texts texts) {
        return provenance.adopted().map(party -> adopted(party, provenance.source(), texts)).orElse("");
    }

    /// Who stated a value in an adoption, and which reading it answers; a value without a source is cited by who stated it already.
    public static String adopted(AdoptedValue party, Source source, Texts texts) {
        return (source.title().equals(party.by())
                ? ""
                : texts.get(party.ofAct() ? "cited.own-reading" : "cited.adopted", TerminalSafe.named(party.by())))
                + (party.answers().isEmpty() ? "" : texts.get("cited.answers", party.answers()));
    }

    /// " (läst 2026-11-21, gäller från 2023-01-01)": a statement speaks from its own day, unless it says that it speaks of an
    /// earlier time; empty where no day is given.
    public static String dated(Source source, Texts texts) {
        if (source.dated() == null) {
            return "";
        }
        var day = texts.get("cited.day." + source.dayIs().code(), source.dated());
        return " (" + (source.speaksFrom() == null ? day : texts.get("cited.speaks-from", day, source.speaksFrom()))
                + ")";
    }

    /// All of it: "lag (2017:612), 5 kap. 4 §; läst i texten; tolkning R-001; gäller från 2018-01-01".
    public static String print(Term<?> term, Texts texts) {
        var provenance = term.provenance();
        return TerminalSafe.named(provenance.source().cited())
                + dated(provenance.source(), texts)
                + adopted(provenance, texts)
                + "; "
                + standing(provenance, texts)
                + spoken(provenance, texts)
                + (provenance.reading().isEmpty() ? "" : "; " + texts.get("page.reading", provenance.reading()))
                + "; "
                + (term.value() instanceof FreeDays ? ofStarts(provenance, texts) : held(provenance, texts));
    }

    /// How well a value is known, in words: what a region states of an act is its own reading, and no text.
    public static String standing(Provenance provenance, Texts texts) {
        return standing(provenance.status(), provenance.adopted(), texts);
    }

    /// The same of a value that an adoption may have stated.
    public static String standing(Status status, Optional<AdoptedValue> stated, Texts texts) {
        return texts.get(
                status == Status.VERIFIED && stated.filter(AdoptedValue::ofAct).isPresent()
                        ? "status.own-reading"
                        : "status." + status.code());
    }

    /// The same of free days, which the date picks on which a case's clock starts.
    private static String ofStarts(Provenance provenance, Texts texts) {
        var end = provenance.to();
        return end == null
                ? texts.get("cited.starts-from", provenance.from())
                : texts.get("cited.starts-between", provenance.from(), end);
    }

    /// "gäller 2016-01-01–2016-12-31": the dates for which a value holds.
    public static String held(Provenance provenance, Texts texts) {
        var end = provenance.to();
        return end == null
                ? texts.get("cited.from", provenance.from())
                : texts.get("cited.between", provenance.from(), end);
    }

    /// What the agreement says about the bills of one municipality, each with where it says so.
    ///
    /// @param on the last day of the month
    public static List<String> notes(Agreement agreement, int municipality, LocalDate on, Texts texts) {
        return agreement.notesAbout(municipality, on)
                .stream()
                .map(note -> texts.of(note.says()) + "  [" + cited(note.provenance().source(), texts) + "; "
                        + texts.get("status." + note.provenance().status().code()) + "]")
                .toList();
    }
}
