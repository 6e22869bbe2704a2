package se.klardag.engine.simulation.outlook;

import java.math.BigDecimal;

/// What a municipality's open cases may come to (*upplupet*): an estimate, never a bill.
///
/// | | |
/// |---|---|
/// | Unit | the currency of the bills, to pay |
/// | Valid | as if every open case had ended on the month's last day |
/// | Source | the month settled twice: as it is, and with the open cases ended |
/// | Rounding | each bill as the terms say |
///
/// @param municipality kommunkod, or the code of whoever pays
/// @param cases        open at the end of the month and counted
/// @param days         that they have so far, as the terms count them
/// @param toPay        the month's bills as they are
/// @param ifEnded      the month's bills with the open cases ended
public record Accrual(int municipality, long cases, long days, BigDecimal toPay, BigDecimal ifEnded) {
    /// What there is reason to set aside beside the bill (*att reservera*): never below 0, for short cases that lower a mean
    /// take nothing back.
    public BigDecimal reserve() {
        return ifEnded.subtract(toPay).max(BigDecimal.ZERO);
    }
}
