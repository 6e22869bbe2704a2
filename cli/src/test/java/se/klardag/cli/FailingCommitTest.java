package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A database that fails when the posting is to be stored: nobody knows whether it was, and the program says so. A second call finds
/// out, and bills the month once.
class FailingCommitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// When the connection breaks.
    enum Moment {
        /// Nothing of the transaction is there.
        BEFORE_IT_IS_STORED,
        /// All of it is there, and the answer was lost.
        AFTER_IT_WAS_STORED
    }

    @ParameterizedTest
    @EnumSource
    void the_outcome_is_said_to_be_unknown_and_the_next_call_bills_once(Moment moment) throws SQLException {
        var ledger = LedgerCall.fresh(LedgerKind.SERVER, folder);
        ledger.post(List.of(LedgerCall.stay("first", 9)));
        var rows = List.of(LedgerCall.stay("first", 8));
        var failing = new FailingDriver(DriverManager.getDriver(ledger.address()), moment);
        var call = failing.instead(() -> ledger.post(rows, "--date", "2022-11-05"));

        then(failing.failures).hasPositiveValue();
        then(call.code()).as(call.err()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err())
                .contains("databasen svarar inte längre (connection lost)", "Det är okänt om det sista hann sparas",
                        "klardag ledger verify innan du försöker igen")
                .doesNotContain("password", "jdbc:");
        then(ledger.done("ledger", "verify")).startsWith("Stämmer.");

        var again = ledger.post(rows, "--date", "2022-11-05");
        then(again.code()).as(again.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
        then(ledger.done("ledger", "verify")).startsWith("Stämmer.");
        // the first month, its correction, and nothing twice
        try (var tables = LedgerKind.SERVER.tables(ledger.address());
                var statement = tables.createStatement();
                var found = statement.executeQuery("select count(*) from journal_document")) {
            then(found.next()).isTrue();
            then(found.getLong(1)).isEqualTo(2);
        }
    }

    @Test
    void a_ledger_that_is_only_shown_stores_nothing_that_could_fail() throws SQLException {
        var ledger = LedgerCall.fresh(LedgerKind.SERVER, folder);
        var failing = new FailingDriver(DriverManager.getDriver(ledger.address()), Moment.BEFORE_IT_IS_STORED);

        then(failing.instead(() -> ledger.shown(List.of(LedgerCall.stay("a", 9)))).code()).isZero();
        then(failing.failures).hasValue(0);
    }

    /// Stands in for the server's driver: all goes to that, until a transaction that holds an entry is to be stored.
    private static final class FailingDriver implements Driver {
        private final Driver real;
        private final Moment moment;
        private final AtomicInteger failures = new AtomicInteger();

        FailingDriver(Driver real, Moment moment) {
            this.real = real;
            this.moment = moment;
        }

        /// A call with this driver in the other one's place.
        Call instead(Supplier<Call> call) throws SQLException {
            DriverManager.deregisterDriver(real);
            DriverManager.registerDriver(this);
            try {
                return call.get();
            } finally {
                DriverManager.deregisterDriver(this);
                DriverManager.registerDriver(real);
            }
        }

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            var connection = real.connect(url, properties);
            var entries = new AtomicInteger();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[]{Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")
                                && arguments[0].toString().startsWith("insert into journal_document")) {
                            entries.incrementAndGet();
                        }
                        if (entries.get() > 0 && method.getName().equals("commit")) {
                            failures.incrementAndGet();
                            if (moment == Moment.AFTER_IT_WAS_STORED) {
                                connection.commit();
                            }
                            connection.close();
                            throw new SQLException("connection lost");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException said) {
                            throw said.getTargetException();
                        }
                    });
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return real.acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
            return real.getPropertyInfo(url, properties);
        }

        @Override
        public int getMajorVersion() {
            return real.getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return real.getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return real.jdbcCompliant();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getLogger(FailingDriver.class.getName());
        }
    }
}
