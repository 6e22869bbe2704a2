package se.klardag.cli.race;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.Call;

/// Both runners of the race come to the same: every month and municipality of a year, by SQL in DuckDB and by `settle`. No test
/// looks at time.
class DuckSettlementTest {
    private static final Path RACE = Path.of("benchmarks", "race", "settle.sql");
    private static final String AGREEMENT = Path.of("benchmarks", "agreement.yaml").toString();
    private static final YearMonth FIRST = YearMonth.of(2022, 1);
    private static final YearMonth LAST = YearMonth.of(2022, 3);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void both_settle_alike() throws IOException, SQLException {
        var cases = folder.resolve("cases.csv");
        var made = Call.of(
                "generate", "--region", "skane", "--from", FIRST.toString(), "--months", "3", "--seed", "7", "-o",
                cases.toString());
        then(made.code()).as(made.err()).isZero();

        var ours = new ArrayList<String>();
        for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            var call = Call.of(
                    "settle", "--agreement", AGREEMENT, "--period", month.toString(), "--format", "csv",
                    cases.toString());
            then(call.code()).as(call.err()).isZero();
            ours.addAll(lines(call.out()));
        }

        then(Files.readAllLines(cases)).hasSizeGreaterThan(6_000);
        then(ours).hasSizeGreaterThan(90);
        then(DuckSettlement.lines(RACE, cases, FIRST, LAST)).isEqualTo(ours);
    }

    /// Our table in the form of the other's.
    private static List<String> lines(String table) {
        return table.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(at -> String.join(
                        ",", at[1], at[3], at[6], at[7],
                        new BigDecimal(at[10]).movePointRight(1).toBigIntegerExact().toString(), at[15]))
                .toList();
    }
}
