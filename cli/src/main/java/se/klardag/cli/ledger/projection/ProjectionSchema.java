package se.klardag.cli.ledger.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import se.klardag.cli.ledger.journal.LedgerException;

/// The tables, made step by step (*schemaversion*): only forward, each step in a file of its own.
final class ProjectionSchema {
    private static final List<String> STEPS = List.of("schema-1.sql", "schema-2.sql");

    /// The tables of the projection, those that others refer to last.
    private static final List<String> TABLES = List.of(
            "payment", "dispute", "draft", "case_change", "case_version", "credit", "bill", "entry", "schema_version");

    private ProjectionSchema() {}

    /// Brings the tables to the present version; in the caller's transaction.
    static void bringForward(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > STEPS.size()) {
            throw LedgerException.unusable("ledger.newer", version, STEPS.size());
        }
        for (int step = version; step < STEPS.size(); step++) {
            run(connection, STEPS.get(step));
            try (var insert = connection.prepareStatement("insert into schema_version (version) values (?)")) {
                insert.setInt(1, step + 1);
                insert.executeUpdate();
            }
        }
    }

    /// Whether there are tables of an earlier version.
    static boolean isOld(Connection connection) throws SQLException {
        int version = version(connection);
        return version > 0 && version < STEPS.size();
    }

    /// Takes all tables away: they are made again from the journal.
    static void drop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : TABLES) {
                statement.execute("drop table if exists " + table);
            }
        }
    }

    /// Runs the statements of a file that ships.
    static void run(Connection connection, String name) throws SQLException {
        try (var in = Objects.requireNonNull(ProjectionSchema.class.getResourceAsStream(name), name)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            try (var statement = connection.createStatement()) {
                for (var each : Arrays.asList(text.split(";\n", -1))) {
                    if (!each.isBlank()) {
                        statement.execute(each.strip());
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), "schema_version", null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select max(version) from schema_version")) {
            return found.next() ? found.getInt(1) : 0;
        }
    }
}
