package se.klardag.cli.ledger.reopening;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.Liability;

/// Whether the ledger holds every case that a month has under other rules (*liggarens egna ärenden*). A month whose cases
/// belong to it by their closing keeps all that closed in it, those that do not count too. Where days are laid out one by
/// one, or each case is liable on its own, only cases with a day to pay are kept: other rules of days would want more.
final class OwnCases {
    private OwnCases() {}

    /// Refuses rules that can want cases which the ledger does not hold.
    ///
    /// @param before what the month was billed under
    /// @throws LedgerException naming the month
    static void refuseMissing(YearMonth period, AgreementTerms before, AgreementTerms after) {
        for (var care : CareType.values()) {
            var old = known(before.current(), care);
            var fresh = known(after.current(), care);
            if (old != null && fresh != null && !areEnough(old, fresh)) {
                throw LedgerException.refused("reopen.other-cases", period);
            }
        }
    }

    private static boolean areEnough(Terms before, Terms after) {
        if (before.attribution() instanceof Attribution.ClosedInMonth
                && !(before.liability() instanceof Liability.Individual)) {
            return after.attribution() instanceof Attribution.ClosedInMonth;
        }
        return before.clock().equals(after.clock())
                && before.dayCount().equals(after.dayCount())
                && before.attribution().equals(after.attribution())
                && before.liability().equals(after.liability());
    }

    private static @Nullable Terms known(Edition edition, CareType care) {
        return edition.kinds().get(care) instanceof CareTerms.Known known ? known.terms() : null;
    }
}
