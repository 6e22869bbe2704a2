package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Terms;

/// Where a case stands in the month (*ärendets plats*).
///
/// @param edition    place of the agreement's edition among [se.klardag.engine.terms.AgreementTerms#editions]
/// @param group      the group of care whose bill it stands on
/// @param terms      the terms it was assessed under
/// @param assessment what became of it
record Placed(int edition, CareGroup group, Terms terms, Assessment assessment) {}
