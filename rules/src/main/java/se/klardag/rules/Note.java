package se.klardag.rules;

import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.Wording;

/// What a text says that no figure is computed from (*anmärkning*): who pays, who may agree otherwise.
public record Note(String id, Wording says, Provenance provenance) {}
