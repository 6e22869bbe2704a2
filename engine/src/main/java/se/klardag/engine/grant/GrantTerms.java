package se.klardag.engine.grant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.value.Term;

/// What is decided of a grant (*villkor för ett bidrag*): its sum, what each receiver has as a base, and what is held back.
///
/// | | |
/// |---|---|
/// | Unit | whole kronor |
/// | Valid | bases and what is held back are the sum at most |
/// | Source | the terms' own |
/// | Rounding | none |
///
/// @param total     the whole grant
/// @param receivers in the order of the list
/// @param bases     base amounts, each for the receivers it names
/// @param heldBack  kept for common work before anything is distributed; empty where nothing is
public record GrantTerms(
        Term<BigDecimal> total,
        List<String> receivers,
        List<Map<String, Term<BigDecimal>>> bases,
        List<Term<BigDecimal>> heldBack) {
    public GrantTerms {
        receivers = List.copyOf(receivers);
        bases = List.copyOf(bases);
        heldBack = List.copyOf(heldBack);
    }

    /// A receiver's base amounts together.
    public Figure.Sum basesOf(String receiver) {
        var parts = new ArrayList<Figure>();
        for (var base : bases) {
            var amount = base.get(receiver);
            if (amount != null) {
                parts.add(agreed(Label.GRANT_BASE, amount));
            }
        }
        return new Figure.Sum(Label.GRANT_BASES, Unit.SEK, parts);
    }

    /// What bases and common work leave to be distributed by population.
    public Figure rest() {
        var fixed = new ArrayList<Figure>();
        receivers.forEach(receiver -> fixed.add(basesOf(receiver)));
        heldBack.forEach(each -> fixed.add(agreed(Label.GRANT_HELD_BACK, each)));
        return new Figure.Excess(
                Label.GRANT_REST,
                agreed(Label.GRANT, total),
                new Figure.Sum(Label.GRANT_FIXED, Unit.SEK, fixed));
    }

    private static Figure agreed(Label label, Term<BigDecimal> term) {
        return new Figure.Agreed(label, Unit.SEK, term.value(), term);
    }
}
