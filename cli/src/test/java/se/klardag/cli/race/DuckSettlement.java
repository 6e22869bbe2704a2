package se.klardag.cli.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The same settlement by DuckDB, to race against: `DuckSettlement settle.sql cases.csv 2022-09 [2022-12]` prints a line for each
/// month and municipality.
public final class DuckSettlement {
    /// Kronor a day, as in `cli/benchmarks/agreement.yaml`.
    private static final int RATE = 9_300;

    private DuckSettlement() {}

    public static void main(String[] args) throws IOException, SQLException {
        var first = YearMonth.parse(args[2]);
        var last = args.length > 3 ? YearMonth.parse(args[3]) : first;
        System.out.print(String.join("\n", lines(Path.of(args[0]), Path.of(args[1]), first, last)) + "\n");
    }

    /// `2022-09,1280,168,448,0,0`: month, municipality, cases, days, tenths of days above the threshold, kronor.
    static List<String> lines(Path sql, Path cases, YearMonth first, YearMonth last) throws IOException, SQLException {
        var query = Files.readString(sql, StandardCharsets.UTF_8)
                .replace("'FILE'", "'" + cases.toString().replace("'", "''") + "'")
                .replace("'FIRST'", "'" + first.atDay(1) + "'")
                .replace("'NEXT'", "'" + last.plusMonths(1).atDay(1) + "'")
                .replace("RATE", Integer.toString(RATE));
        var lines = new ArrayList<String>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                var fields = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    fields.add(rows.getString(i));
                }
                lines.add(String.join(",", fields));
            }
        }
        return lines;
    }
}
