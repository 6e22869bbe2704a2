package se.klardag.spark;

import java.io.IOException;
import java.time.DateTimeException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import se.klardag.cli.month.MonthRange;

/// Settles months of a case file on a cluster (*avräkning på klustret*): `AGREEMENT MONTHS FILE OUT`.
///
/// `OUT` becomes a folder with `bills` and `rejected`. Bills are Parquet, or CSV where `OUT` ends in `.csv`.
public final class SettleMonths {
    private static final int ARGUMENTS = 4;

    private SettleMonths() {}

    /// Started by `spark-submit`.
    ///
    /// @throws DateTimeException when the months are none
    /// @throws IOException       when the session cannot be closed
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != ARGUMENTS) {
            throw new IllegalArgumentException(
                    "AGREEMENT MONTHS FILE OUT, such as: statute 2022-01..2022-12 cases.parquet out");
        }
        try (var spark = SparkSession.builder().appName("klardag").getOrCreate()) {
            System.out.println(run(spark, arguments[0], MonthRange.parse(arguments[1]), arguments[2], arguments[3]));
        }
    }

    /// Writes what payers owe and the rows that were rejected, each as one file, and sums up in a line. To sort over all
    /// partitions would settle twice: Spark takes a sample first.
    static String run(SparkSession spark, String agreement, MonthRange months, String file, String out) {
        try (var settled = SparkSettlement.of(CaseInput.read(spark, file), agreement, months.months())) {
            write(
                    settled.bills()
                            .repartition(1)
                            .sortWithinPartitions("month", "municipality", "edition_from", "care_group"),
                    out + "/bills", out);
            write(
                    settled.rejected()
                            .select("rejected_case", "column", "value", CaseParse.REASON)
                            .repartition(1),
                    out + "/rejected", out);
            return "%s, %s: %d rows, %d of them rejected; bills in %s/bills".formatted(
                    agreement, months, settled.parsed().count(), settled.rejected().count(), out);
        }
    }

    private static void write(Dataset<Row> rows, String folder, String out) {
        if (out.endsWith(".csv")) {
            rows.write().option("header", "true").csv(folder);
        } else {
            rows.write().parquet(folder);
        }
    }
}
