package se.klardag.rules.agreement;

import java.util.Set;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;

/// What a text says that no figure is computed from (*anmärkning*): who pays, who may agree otherwise.
///
/// @param about codes of the municipalities whose bills it is on; empty for a note that is on none
public record AgreementNote(String id, BilingualText says, Provenance provenance, Set<Integer> about) {
    public AgreementNote {
        about = Set.copyOf(about);
    }
}
