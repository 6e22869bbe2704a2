package se.klardag.cli.ledger.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.ledger.projection.PaidSums;
import se.klardag.cli.ledger.projection.Projection;
import se.klardag.cli.ledger.projection.schema.tables.records.CreditRecord;

/// The claims of a ledger at the end of a day (*fordringar*).
///
/// @param due      when bills are to be paid
/// @param interest how interest is computed; empty where there is none
public record Claims(
        Projection projection,
        LocalDate day,
        DueRule due,
        Optional<LateInterest> interest) {
    /// Claims, and who has none because nothing says when it pays.
    ///
    /// @param claims  every dated bill that does not come out even, in the order in which they were posted; with interest,
    ///                also those that bear any
    /// @param without codes of municipalities with an open bill, or one that may bear interest, and no day of payment
    public record Found(List<Claim> claims, SortedSet<String> without) {
        public Found {
            claims = List.copyOf(claims);
            without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
        }
    }

    /// The claims of a day.
    public Found find(BillStates.Filter filter) {
        var paid = paid();
        var states = BillStates.asOf(projection, day);
        var claims = new ArrayList<Claim>();
        var without = new TreeSet<String>();
        for (var line : states.find(filter)) {
            var bill = line.bill();
            var last = due.of(bill.getMunicipality(), bill.getDated());
            if (last.isEmpty()) {
                if (line.balance().open().signum() != 0 || interest.isPresent()) {
                    without.add(bill.getMunicipality());
                }
                continue;
            }
            var claim = claim(line, last.get(), paid, states);
            if (claim.open().signum() != 0 || claim.interest().orElse(BigDecimal.ZERO).signum() != 0) {
                claims.add(claim);
            }
        }
        return new Found(claims, without);
    }

    private Claim claim(
            Line line, LocalDate last, SortedMap<LocalDate, Map<String, BigDecimal>> paid, BillStates states) {
        return new Claim(line, last, day, credits(line, states), interest.map(
                each -> line.isCredit() || line.isCreditPending() ? BigDecimal.ZERO
                        : each.of(owed(line, paid), last, day)));
    }

    /// The credit notes that are set off against a bill.
    private static List<String> credits(Line line, BillStates states) {
        if (line.isCredit() || line.balance().credited().signum() == 0) {
            return List.of();
        }
        var number = line.bill().getNumber();
        return states.credits(number)
                .stream()
                .filter(each -> each.getBillNumber().equals(number) && each.getAmount().signum() > 0)
                .map(CreditRecord::getCreditNumber)
                .distinct()
                .toList();
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
