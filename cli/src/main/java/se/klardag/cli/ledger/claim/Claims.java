package se.klardag.cli.ledger.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.ledger.projection.PaidSums;
import se.klardag.cli.ledger.projection.Projection;

/// The claims of a ledger at the end of a day (*fordringar*).
///
/// @param dueDays  days from the date of a municipality's bill until it is to be paid, by its code
/// @param interest how interest is computed; empty where there is none
public record Claims(
        Projection projection,
        LocalDate day,
        ToIntFunction<String> dueDays,
        Optional<LateInterest> interest) {
    /// Every dated bill that does not come out even, in the order in which they were posted; with interest, also those that
    /// bear any.
    public List<Claim> find(BillStates.Filter filter) {
        var paid = paid();
        return BillStates.asOf(projection, day)
                .find(filter)
                .stream()
                .map(line -> claim(line, paid))
                .filter(claim -> claim.open().signum() != 0
                        || claim.interest().orElse(BigDecimal.ZERO).signum() != 0)
                .toList();
    }

    private Claim claim(Line line, SortedMap<LocalDate, Map<String, BigDecimal>> paid) {
        var due = line.bill().getDated().plusDays(dueDays.applyAsInt(line.bill().getMunicipality()));
        return new Claim(line, due, day, interest.map(
                each -> line.isCredit() ? BigDecimal.ZERO : each.of(owed(line, paid), due, day)));
    }

    /// What was paid of every bill at the end of each day on which something was paid.
    private SortedMap<LocalDate, Map<String, BigDecimal>> paid() {
        var paid = new TreeMap<LocalDate, Map<String, BigDecimal>>();
        if (interest.isPresent()) {
            var sums = new PaidSums(projection);
            sums.days().headSet(day.plusDays(1)).forEach(each -> paid.put(each, sums.on(Optional.of(each))));
        }
        return paid;
    }

    /// What was open at the end of each day, of what is not credited by now.
    private static NavigableMap<LocalDate, BigDecimal> owed(
            Line line, SortedMap<LocalDate, Map<String, BigDecimal>> paid) {
        var balance = line.balance();
        var whole = balance.billed().subtract(balance.credited());
        var owed = new TreeMap<LocalDate, BigDecimal>();
        owed.put(LocalDate.MIN, whole);
        paid.forEach((each, sums) -> owed.put(
                each, whole.subtract(sums.getOrDefault(line.bill().getNumber(), BigDecimal.ZERO))));
        return owed;
    }
}
