package se.klardag.cli.ledger.posting;

import se.klardag.cli.ledger.LedgerFault;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Currency;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.Terms;
import se.klardag.rules.Agreement;
import se.klardag.rules.PartyRule;

/// What the ledger can post (*bokförbart*): one region's bills to kommuner, in kronor, each month from its own cases. What
/// else can be settled is refused here, before anything is numbered.
public final class Postable {
    private Postable() {}

    /// Refuses an agreement whose months cannot be posted.
    ///
    /// @throws LedgerFault saying which of its terms stands in the way
    public static void refuseOthers(Agreement agreement, AgreementTerms terms) {
        var id = terms.agreement();
        if (!terms.price().currency().equals(Currency.SEK)) {
            throw LedgerFault.refused("ledger.only-kronor", id, terms.price().currency().code());
        }
        if (agreement.parties() instanceof PartyRule.AnyCode || agreement.parties() instanceof PartyRule.Listed) {
            throw LedgerFault.refused("ledger.only-kommuner", id);
        }
        if (terms.parties().residence() != Residence.REGISTERED) {
            throw LedgerFault.refused("ledger.several-pay", id);
        }
        boolean bills = false;
        for (var edition : terms.editions()) {
            for (var careTerms : edition.kinds().values()) {
                if (careTerms instanceof CareTerms.Known known) {
                    refuseOthers(known.terms(), id);
                    bills |= known.suspension().isEmpty() && !(known.terms().price() instanceof Price.Nothing);
                }
            }
        }
        if (!bills) {
            throw LedgerFault.refused("ledger.nothing-billed", id, terms.period().month());
        }
    }

    private static void refuseOthers(Terms terms, String id) {
        if (terms.decidedByEarlierMonths().isPresent()) {
            throw LedgerFault.refused("ledger.other-months-decide", id);
        }
        if (terms.price() instanceof Price.Tariff tariff
                && (tariff.repayment().isPresent()
                        || tariff.lines().stream().anyMatch(line -> line.payee().isPresent()))) {
            throw LedgerFault.refused("ledger.other-payees", id);
        }
    }
}
