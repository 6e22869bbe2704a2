package se.klardag.cli.output;

import se.klardag.cli.Texts;
import se.klardag.engine.terms.Term;

/// Where a value was read, how well it is known, and its address (*källhänvisning*).
final class Citations {
    private Citations() {}

    static String print(Term<?> term, Texts texts) {
        var provenance = term.provenance();
        var end = provenance.to();
        return provenance.source().cited()
                + "; "
                + texts.get("status." + provenance.status().code())
                + "; "
                + (end == null
                        ? texts.get("cited.from", provenance.from())
                        : texts.get("cited.between", provenance.from(), end))
                + "; "
                + term.path();
    }
}
