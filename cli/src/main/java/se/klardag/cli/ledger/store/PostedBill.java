package se.klardag.cli.ledger.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.settlement.ExplainedBill;

/// A posted bill with what it rests on (*bokförd räkning*): all that documents are made of, out of the journal alone.
///
/// @param bill     its number, its sums, and what it takes back
/// @param dated    the date of the bill
/// @param entry    that it was posted with; its hash is the head that proves the batch
/// @param month    the month as it was posted
/// @param before   the month as it was billed before; empty for its first bills
/// @param corrects the bills that it changes
public record PostedBill(
        EntryBody.NumberedBill bill,
        LocalDate dated,
        EntryName entry,
        EntryBody.Month month,
        Optional<EntryBody.Month> before,
        List<Earlier> corrects) {
    public PostedBill {
        corrects = List.copyOf(corrects);
    }

    /// A bill that was there before.
    public record Earlier(String number, LocalDate dated) {}

    /// The bill's figures down to its cases; empty where the municipality has none any more.
    public Optional<ExplainedBill> now() {
        return explained(month, bill.key());
    }

    /// The same as they were when the month was billed before.
    public Optional<ExplainedBill> previously() {
        return before.flatMap(earlier -> explained(earlier, bill.key()));
    }

    /// The month that the bill's cases stand in: this one, or the one before where there are none any more.
    public EntryBody.Month basis() {
        return now().isPresent() ? month : before.orElse(month);
    }

    /// What a settled month says of one bill; empty where no case of it is listed.
    static Optional<ExplainedBill> explained(EntryBody.Month settled, BillKey key) {
        var terms = settled.rules().ruling(settled.period()).terms();
        return MonthRequest.explain(settled.counted()::forEach, terms, key.municipality())
                .stream()
                .filter(each -> each.bill().key().equals(key)
                        && each.cases().stream().anyMatch(member -> member.assessment().listed()))
                .findFirst();
    }
}
