package se.klardag.cli.documents.model;

import se.klardag.engine.bill.Bill;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.PartyRule;

/// What documents can tell (*vad som går att fakturera*): days at one rate, in kronor, to Swedish kommuner. Anything else is
/// refused rather than stated wrongly.
public final class InvoiceScope {
    private InvoiceScope() {}

    /// Refuses a month whose bills the forms have no words for.
    ///
    /// @throws DocumentRefusedException with the reason
    public static void refuseOthers(Agreement agreement, AgreementTerms terms) {
        switch (agreement.parties()) {
            case PartyRule.Everybody _,PartyRule.OfRegion _,PartyRule.Named _ -> {
                // kommuner
            }
            case PartyRule.AnyCode _,PartyRule.Listed _ ->
                throw DocumentRefusedException.byRule("invoice.other-payers", terms.agreement());
        }
        for (var edition : terms.editions()) {
            for (var careTerms : edition.kinds().values()) {
                if (careTerms instanceof CareTerms.Known known) {
                    refuseOthers(known.terms().price(), terms);
                }
            }
        }
    }

    private static void refuseOthers(Price price, AgreementTerms terms) {
        switch (price) {
            case Price.PerDay perDay -> refuseForeign(perDay.currency(), terms);
            case Price.Nothing nothing -> refuseForeign(nothing.currency(), terms);
            case Price.Tariff _ -> throw DocumentRefusedException.byRule("invoice.tariff", terms.agreement());
            // Not needed by any case of the month, or the settlement would have stopped.
            case Price.Unknown _ -> {}
        }
    }

    private static void refuseForeign(Currency currency, AgreementTerms terms) {
        if (!currency.equals(Currency.SEK)) {
            throw DocumentRefusedException.byRule("invoice.foreign-currency", terms.agreement(), currency.code());
        }
    }

    /// Whether the terms ask money for the bill's days: not where they are followed only, and not while billing is held
    /// back.
    public static boolean isCharged(Bill bill) {
        return bill.shadow().isEmpty()
                && !(bill.terms().price() instanceof Price.Nothing)
                && !(bill.terms().liability() instanceof Liability.FollowUpOnly);
    }
}
