package se.klardag.cli.month;

import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Payers;

/// A month settled (*avräknad månad*), with what its reader also needs to know.
///
/// @param payers those who pay, with their names
public record SettledMonth(Agreement agreement, Payers payers, Settlement settlement, Origin origin) {
    /// The same where the call said what of an incomplete source will do.
    public SettledMonth allowing(Allowance allowed) {
        return new SettledMonth(agreement, payers, settlement, origin.covered(origin.coverage().allowing(allowed)));
    }

    /// Whether bills may rest on it, and what the files leave open.
    public MonthStanding standing() {
        return new MonthStanding(settlement.agreement(), origin.coverage());
    }

    /// The agreement's title.
    public BilingualText title() {
        return agreement.title();
    }

    /// The municipality's name.
    public String name(int code) {
        return payers.name(code);
    }
}
