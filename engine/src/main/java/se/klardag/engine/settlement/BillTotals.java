package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.bill.PayableRounding;
import se.klardag.engine.bill.ReadingStakes;
import se.klardag.engine.bill.Shadow;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.liability.BillableDays;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Terms;

/// What one bill is made of (*räkningens underlag*).
///
/// @param payer   kommunkod, or the code of whoever pays
/// @param figures what the liability model starts from: counted, or each with its cases
/// @param cases   kept for an explanation; empty in a settlement
record BillTotals(
        int payer,
        Edition edition,
        CareTerms.Known care,
        MunicipalityTotals totals,
        TotalsFigures figures,
        List<ExplainedCase> cases) {
    Terms terms() {
        return care.terms();
    }

    /// The mean of earlier months that decides; empty where each month does for itself.
    Optional<Figure> deciding() {
        return figures.deciding();
    }

    /// The bill; of 0 beside what it would have been, where the agreement is not billed.
    ///
    /// @param stakes what of the amount hangs on readings of unclear texts
    /// @param onlyOthers cases without a day on it that another answer charges
    ExplainedBill bill(
            BillableDays charge, Figure amount, Figure toPay, ReadingStakes stakes,
            List<ExplainedBill.OnlyOther> onlyOthers) {
        return new ExplainedBill(
                care.suspension()
                        .map(because -> {
                            var nothing = new Figure.Agreed(
                                    Label.AMOUNT, amount.unit(), BigDecimal.ZERO, because);
                            return bill(
                                    charge,
                                    nothing,
                                    PayableRounding.of(nothing, terms().payable()),
                                    Optional.of(new Shadow(amount, toPay, because)),
                                    stakes);
                        })
                        .orElseGet(() -> bill(charge, amount, toPay, Optional.empty(), stakes)),
                cases, onlyOthers);
    }

    private Bill bill(
            BillableDays charge, Figure amount, Figure toPay, Optional<Shadow> shadow, ReadingStakes stakes) {
        return new Bill(payer, edition, care.group(), totals, charge, amount, toPay, terms(), shadow, stakes);
    }
}
