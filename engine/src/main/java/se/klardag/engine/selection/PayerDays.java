package se.klardag.engine.selection;

import se.klardag.engine.days.DaySpan;

/// The days of a case that one payer pays for (*betalarens dygn*).
///
/// @param payer kommunkod, or the code of whoever pays
/// @param days  every day there is, unless the payer changes during the stay
public record PayerDays(int payer, DaySpan days) {}
