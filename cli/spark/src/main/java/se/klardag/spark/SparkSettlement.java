package se.klardag.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Rulebook;

/// Months settled on a cluster (*avräkning på klustret*).
///
/// @param bills    what each payer owes, a row for each bill
/// @param rejected rows of which no case could be made, as [CaseParse#SCHEMA]
/// @param parsed   kept by the cluster until [#close]
record SparkSettlement(Dataset<Row> bills, Dataset<Row> rejected, Dataset<Row> parsed) implements AutoCloseable {
    private static final int NAMED = 3;

    /// Works nothing out yet but the rules of each month, and that no id occurs twice.
    ///
    /// @param cases     as [CaseInput] reads them
    /// @param agreement id or file
    /// @throws RuleGapException         when a month has no daily rate, or the rules leave open what it needs
    /// @throws IllegalArgumentException when earlier months decide about one, or an id occurs twice
    static SparkSettlement of(Dataset<Row> cases, String agreement, List<YearMonth> months) {
        refuseUnfit(Rulebook.of(agreement), months);
        var rules = ExecutorRules.of(agreement);
        var parsed = cases.mapPartitions(new CaseParse(rules), Encoders.row(CaseParse.SCHEMA))
                .persist(StorageLevel.MEMORY_AND_DISK());
        refuseRepeated(parsed);
        var usable = parsed.filter(col(CaseParse.REASON).isNull());
        MapFunction<Row, Long> key = PayerMonths::key;
        var bills = usable.mapPartitions(new PayerMonths(rules, months), Encoders.row(PayerMonths.SCHEMA))
                .groupByKey(key, Encoders.LONG())
                .flatMapGroups(new PayerBills(rules), Encoders.row(PayerBills.SCHEMA));
        return new SparkSettlement(bills, parsed.filter(col(CaseParse.REASON).isNotNull()), parsed);
    }

    /// Where earlier months decide, a payer without a case in one of them cannot be told from an export that lacks it: the
    /// engine looks at the cases of all payers for that.
    private static void refuseUnfit(Rulebook book, List<YearMonth> months) {
        for (var month : months) {
            var terms = book.ruling(month).terms();
            MonthSettler.refuseWithoutPrice(terms);
            if (terms.decidedByEarlierMonths()) {
                throw new IllegalArgumentException(
                        "earlier months decide whether " + month + " is charged under " + book.agreement().id()
                                + "; settle it with the program klardag");
            }
        }
    }

    /// Two rows of one id are one case or none: which, takes a comparison that `klardag check` makes.
    private static void refuseRepeated(Dataset<Row> parsed) {
        var repeated = parsed.filter(col("case_id").notEqual(""))
                .groupBy("case_id")
                .agg(count(lit(1)).as("rows"))
                .filter(col("rows").gt(1))
                .orderBy("case_id")
                .limit(NAMED)
                .collectAsList();
        if (!repeated.isEmpty()) {
            throw new IllegalArgumentException(
                    "ids that more than one row has, such as "
                            + repeated.stream()
                                    .map(row -> IdentityMask.mask(row.getString(0)))
                                    .collect(Collectors.joining(", "))
                            + "; klardag check compares their rows");
        }
    }

    @Override
    public void close() {
        parsed.unpersist();
    }
}
