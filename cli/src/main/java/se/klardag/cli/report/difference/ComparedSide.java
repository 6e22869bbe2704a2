package se.klardag.cli.report.difference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import se.klardag.cli.month.MonthStanding;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.places.Payers;

/// One of two settlements that are compared (*sida av en jämförelse*).
///
/// @param name   what the reader calls it: a month, an agreement, a file, a bundle
/// @param standing of its month
/// @param bundle SHA-256 of the bundle it was read from; empty when it was not
/// @param payers how municipalities are called
/// @param guests municipalities that are no parties, and compared all the same
/// @param bills  by municipality
public record ComparedSide(
        String name,
        MonthStanding standing,
        Optional<String> bundle,
        Payers payers,
        Set<Integer> guests,
        SortedMap<Integer, List<ExplainedBill>> bills) {
    /// The terms of its month.
    public AgreementTerms terms() {
        return standing.terms();
    }

    /// The same by another name.
    ComparedSide called(String other) {
        return new ComparedSide(other, standing, bundle, payers, guests, bills);
    }

    /// The standing as it is told: that of one municipality's own cases, where it is compared alone.
    MonthStanding standing(Set<Integer> municipalities) {
        return municipalities.size() == 1
                ? standing.to(municipalities.stream()
                        .flatMap(code -> bills(code).stream())
                        .flatMap(bill -> bill.cases().stream())
                        .toList())
                : standing;
    }

    /// A municipality's bills; none without a case.
    List<ExplainedBill> bills(int municipality) {
        return bills.getOrDefault(municipality, List.of());
    }
}
