package se.klardag.cli.report.explanation;

import java.util.Optional;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.terms.value.RuleGapException;

/// The bill a case belongs to, or why there is none (*ärendets räkning*).
public sealed interface CaseBill {
    /// A bill was made.
    record Made(Bill bill) implements CaseBill {}

    /// A value that the month needs is not known: facts, rule and days of the one case hold all the same.
    record Stopped(RuleGapException gap) implements CaseBill {}

    /// Who pays for these days is outside the agreement.
    record NotParty() implements CaseBill {}

    /// The bill where there is one.
    default Optional<Bill> made() {
        return this instanceof Made(var bill) ? Optional.of(bill) : Optional.empty();
    }
}
