package se.klardag.engine.simulation;

import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;

/// Which of a municipality's bills of the month (*räkningens plats*).
///
/// @param edition place of the agreement's edition
public record BillSlot(int edition, CareGroup group) {
    /// Where a kind of care is settled when nothing else is known of the case.
    public static BillSlot of(CareType careType, AgreementTerms agreement) {
        return new BillSlot(agreement.editions().size() - 1, agreement.current().of(careType).group());
    }

    /// The terms of the bill.
    public CareTerms.Known terms(AgreementTerms agreement) {
        return agreement.editions().get(edition).termsOf(group);
    }
}
