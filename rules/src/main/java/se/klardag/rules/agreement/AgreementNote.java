package se.klardag.rules.agreement;

import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;

/// What a text says that no figure is computed from (*anmärkning*): who pays, who may agree otherwise.
public record AgreementNote(String id, BilingualText says, Provenance provenance) {}
