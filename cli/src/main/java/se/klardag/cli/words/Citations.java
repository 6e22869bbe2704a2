package se.klardag.cli.words;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Term;

/// Where a value was read, how well it is known, and for which dates (*källhänvisning*). People find it by its text and
/// clause; its address in the rule file is for programs.
public final class Citations {
    private Citations() {}

    /// The rule that leaves cases out for the reason; empty for a reason that days or terms themselves give.
    public static Optional<Term<?>> leavingOut(Reason reason, Terms terms) {
        for (var rule : terms.population().rules()) {
            if (rule.reason() == reason) {
                return Optional.of(rule.effect());
            }
        }
        return reason == Reason.NO_CLOCK_START ? Optional.of(terms.clock().start()) : Optional.empty();
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

    public static String print(Term<?> term, Texts texts) {
        var provenance = term.provenance();
        var end = provenance.to();
        return TerminalSafe.named(provenance.source().cited())
                + "; "
                + texts.get("status." + provenance.status().code())
                + spoken(provenance, texts)
                + "; "
                + (end == null
                        ? texts.get("cited.from", provenance.from())
                        : texts.get("cited.between", provenance.from(), end));
    }
}
