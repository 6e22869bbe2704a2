package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.Terms;

/// One case with what became of it (*ärende med bedömning*).
///
/// @param payer code of the municipality that pays for these days
/// @param terms the terms it was assessed under
public record ExplainedCase(RecordedCase fact, int payer, Assessment.Here assessment, Terms terms) {}
