package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.Terms;

/// One case with what became of it (*ärende med bedömning*).
///
/// @param terms the terms it was assessed under
public record ExplainedCase(RecordedCase fact, Assessment.Here assessment, Terms terms) {}
