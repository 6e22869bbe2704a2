package se.klardag.cli.ledger.claim;

import java.time.LocalDate;
import java.util.Optional;

/// When a bill is to be paid (*förfallodag*): lists, statements, reminders and interest ask the same rule.
@FunctionalInterface
public interface DueRule {
    /// The day of payment; empty where nothing says it.
    ///
    /// @param municipality its code
    /// @param dated        the date of its bill
    Optional<LocalDate> of(String municipality, LocalDate dated);
}
