package se.klardag.cli.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// The two ways in which a ledger is kept: every test of the ledger runs against both.
public enum LedgerKind {
    FOLDER {
        @Override
        public String address(Path folder) {
            return folder.resolve("ledger").toString();
        }

        @Override
        public Connection tables(String address) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:h2:file:" + Path.of(address).toAbsolutePath().resolve("projection").resolve("tables")
                            + ";DATABASE_TO_LOWER=TRUE",
                    "klardag",
                    "");
        }
    },
    SERVER {
        @Override
        public String address(Path folder) {
            var schema = "ledger_" + SCHEMAS.incrementAndGet();
            var server = Server.RUNNING.getJdbcUrl("postgres", "postgres");
            try (var connection = DriverManager.getConnection(server);
                    var statement = connection.createStatement()) {
                statement.execute("create schema " + schema);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
            return server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        }

        @Override
        public Connection tables(String address) throws SQLException {
            return DriverManager.getConnection(address);
        }
    };

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    /// An address where no ledger is yet.
    public abstract String address(Path folder);

    /// The projection's tables, for meddling with them.
    public abstract Connection tables(String address) throws SQLException;

    /// One server for all tests of a run, started when the first of them asks.
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException late) {
                        throw new UncheckedIOException(late);
                    }
                }));
                return server;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
