package se.klardag.cli.ledger.store;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.settlement.ExplainedBill;

/// A municipality that owes nothing for a posted month, and never got a bill for it (*kommun utan skuld*).
///
/// @param entry that settled what stands for it
/// @param dated its date
public record OwedNothing(EntryName entry, LocalDate dated, EntryBody.Month month, BillKey key) {
    /// The figures that come to nothing; empty where none of its cases is listed.
    public Optional<ExplainedBill> explained() {
        return PostedBill.explained(month, key);
    }
}
