package se.klardag.spark;

import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.selection.PayerSelection;

/// Where a case belongs (*betalare och månader*): a copy of it for every month that it can have days of, and for every party
/// that pays for a day. A bill needs all cases of its payer and month, and no other.
record PayerMonths(ExecutorRules rules, List<YearMonth> months) implements MapPartitionsFunction<Row, Row> {
    /// A flat case, its payer, and the month.
    static final StructType SCHEMA = FlatCase.SCHEMA
            .add("payer", DataTypes.IntegerType, false)
            .add("payer_month", DataTypes.IntegerType, false);

    private static final int PAYER = FlatCase.SCHEMA.length();
    private static final int MONTHS = 100_000;

    PayerMonths {
        months = List.copyOf(months);
    }

    /// One number for the payer and month of a copy, to group by.
    static long key(Row copy) {
        return copy.getInt(PAYER) * (long) MONTHS + copy.getInt(PAYER + 1);
    }

    static int payer(long key) {
        return (int) (key / MONTHS);
    }

    static YearMonth month(long key) {
        return YearMonth.of(0, 1).plusMonths(key % MONTHS);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> cases) {
        var filters = months.stream().map(month -> MonthFilter.of(rules.book().ruling(month).terms())).toList();
        Iterable<Row> all = () -> cases;
        return StreamSupport.stream(all.spliterator(), false)
                .flatMap(row -> copies(row, filters).stream())
                .iterator();
    }

    private List<Row> copies(Row row, List<MonthFilter> filters) {
        var fact = new FlatCase(row);
        var copies = new ArrayList<Row>();
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).lets(fact)) {
                var month = months.get(i);
                var parties = rules.book().ruling(month).terms().parties();
                for (var payer : PayerSelection.of(fact, parties.residence())) {
                    if (parties.include(payer.payer())) {
                        copies.add(copy(row, payer.payer(), month));
                    }
                }
            }
        }
        return copies;
    }

    private static Row copy(Row row, int payer, YearMonth month) {
        var values = new Object[SCHEMA.length()];
        for (int i = 0; i < PAYER; i++) {
            values[i] = row.get(i);
        }
        values[PAYER] = payer;
        values[PAYER + 1] = (int) month.getLong(ChronoField.PROLEPTIC_MONTH);
        return RowFactory.create(values);
    }
}
