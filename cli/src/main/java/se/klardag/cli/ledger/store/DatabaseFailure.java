package se.klardag.cli.ledger.store;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/// A database that failed in the middle of a call (*databasfel*): no fault of ours, and nobody knows whether the last of it was
/// stored.
public final class DatabaseFailure {
    private DatabaseFailure() {}

    /// What the database said, on one line, without the statements and values that stand around it; empty for any other fault.
    public static Optional<String> reason(Exception thrown) {
        if (!(thrown instanceof DataAccessException broken)) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(broken.getCause(SQLException.class))
                .flatMap(said -> Optional.ofNullable(said.getMessage()))
                .flatMap(said -> said.lines().findFirst())
                .orElse("?"));
    }
}
