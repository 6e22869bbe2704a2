package se.klardag.cli.ledger.posting;

import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.kept.TermChange;
import se.klardag.rules.places.PartyRule;

/// What the ledger can post (*bokförbart*): one region's bills to kommuner, in kronor, each month from its own cases. What
/// else can be settled is refused here, before anything is numbered.
public final class PostingScope {
    private PostingScope() {}

    /// Refuses an agreement whose months cannot be posted.
    ///
    /// @throws LedgerException saying which of its terms prevents it
    public static void refuseOthers(Agreement agreement, AgreementTerms terms) {
        var id = terms.agreement();
        if (!terms.price().currency().equals(Currency.SEK)) {
            throw LedgerException.refused("ledger.only-kronor", id, terms.price().currency().code());
        }
        if (agreement.parties() instanceof PartyRule.AnyCode || agreement.parties() instanceof PartyRule.Listed) {
            throw LedgerException.refused("ledger.only-kommuner", id);
        }
        if (terms.parties().residence() != Residence.REGISTERED) {
            throw LedgerException.refused("ledger.several-pay", id);
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
            throw LedgerException.refused("ledger.nothing-billed", id, terms.period().month());
        }
    }

    private static void refuseOthers(Terms terms, String id) {
        if (terms.decidedByEarlierMonths().isPresent()) {
            throw LedgerException.refused("ledger.other-months-decide", id);
        }
        if (terms.price() instanceof Price.Tariff tariff
                && (tariff.repayment().isPresent()
                        || tariff.lines().stream().anyMatch(line -> line.payee().isPresent()))) {
            throw LedgerException.refused("ledger.other-payees", id);
        }
    }

    /// Refuses a month that is billed under another agreement.
    static void refuseOtherRoot(EntryBody.Month stored, Posting.Incoming incoming) {
        if (!stored.root().equals(incoming.root())) {
            throw LedgerException.refused(
                    "ledger.other-agreement", incoming.series(), incoming.period(), stored.root(), incoming.root());
        }
    }

    /// Refuses to put a month that was reopened back under other terms unawares.
    static void refuseReopened(EntryBody.Month stored, Posting.Incoming incoming, EntryBody.Grounds grounds) {
        boolean reopened = stored.kind() == EntryKind.REOPENING || stored.agreement().endsWith(TermChange.SUFFIX);
        if (reopened && !stored.rules().sameAs(incoming.rules()) && !grounds.areStated()) {
            throw LedgerException.refused("ledger.reopened", incoming.period(), incoming.rules().own().name());
        }
    }
}
