package se.klardag.cli.documents.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.klardag.cli.documents.parties.Issuer;
import se.klardag.cli.documents.parties.Recipient;

/// What one municipality owes at the end of a day (*saldobesked*), or what it is reminded of (*betalningspåminnelse*).
///
/// @param invented whether the numbers of the parties are made up
/// @param rows     the bills that do not come out even; of a reminder those that are late and what is set off against them
/// @param waiting  of a reminder the late bills that are disputed, or whose credit is promised: nothing of them is asked for
public record StatementDocument(
        Kind kind,
        boolean invented,
        Issuer issuer,
        Recipient recipient,
        LocalDate day,
        List<Row> rows,
        List<Row> waiting) {
    /// What it is for.
    public enum Kind {
        /// What is owed.
        STATEMENT("statement", "saldobesked"),
        /// What should have been paid.
        REMINDER("reminder", "paminnelse");

        private final String code;
        private final String file;

        Kind(String code, String file) {
            this.code = code;
            this.file = file;
        }

        /// The code in texts.
        public String code() {
            return code;
        }
    }

    /// A bill.
    ///
    /// @param open     kronor; below 0 when more was paid than is owed
    /// @param late     days after the day of payment; 0 when it is not late
    /// @param credits  numbers of the credit notes that are set off against it
    /// @param disputed whether the municipality waits for an answer
    /// @param pending  whether a dispute of it is upheld and not credited yet
    /// @param interest kronor for being late; empty where none is asked for
    public record Row(
            String number,
            String period,
            LocalDate dated,
            LocalDate due,
            BigDecimal billed,
            BigDecimal credited,
            BigDecimal paid,
            BigDecimal open,
            long late,
            boolean disputed,
            boolean pending,
            List<String> credits,
            Optional<BigDecimal> interest) {
        public Row {
            credits = List.copyOf(credits);
        }
    }

    public StatementDocument {
        rows = List.copyOf(rows);
        waiting = List.copyOf(waiting);
    }

    /// The name of its file, without the ending.
    public String file() {
        return kind.file + "-" + recipient.code() + "-" + day;
    }

    /// Kronor that are open together.
    public BigDecimal open() {
        return rows.stream().map(Row::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Kronor that are open on disputed bills.
    public BigDecimal disputed() {
        return open(Row::disputed);
    }

    /// Kronor that are open on other bills with an upheld dispute that is not credited yet.
    public BigDecimal pending() {
        return open(row -> row.pending() && !row.disputed());
    }

    private BigDecimal open(Predicate<Row> which) {
        return Stream.concat(rows.stream(), waiting.stream())
                .filter(which)
                .map(Row::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Kronor of interest together; empty where none is asked for.
    public Optional<BigDecimal> interest() {
        return rows.stream().anyMatch(row -> row.interest().isPresent())
                ? Optional.of(rows.stream()
                        .flatMap(row -> row.interest().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    /// What is to be paid.
    public BigDecimal toPay() {
        return open().add(interest().orElse(BigDecimal.ZERO));
    }
}
