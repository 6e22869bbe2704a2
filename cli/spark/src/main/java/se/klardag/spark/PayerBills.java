package se.klardag.spark;

import java.math.BigDecimal;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;

/// Settles one payer's month (*en betalares månad*) by the engine as it is: its cases pass one by one, so that memory does not
/// grow with them.
record PayerBills(ExecutorRules rules) implements FlatMapGroupsFunction<Long, Row, Row> {
    /// One row for each bill: a payer has several where kinds of care or editions are settled apart.
    static final StructType SCHEMA = new StructType()
            .add("month", DataTypes.StringType, false)
            .add("municipality", DataTypes.StringType, false)
            .add("edition_from", DataTypes.StringType, false)
            .add("care_group", DataTypes.StringType, false)
            .add("cases", DataTypes.LongType, false)
            .add("days", DataTypes.LongType, false)
            .add("amount", DataTypes.createDecimalType(20, 2), false)
            .add("currency", DataTypes.StringType, false);

    @Override
    public Iterator<Row> call(Long key, Iterator<Row> cases) {
        var month = PayerMonths.month(key);
        int payer = PayerMonths.payer(key);
        var settlement = MonthSettler.settle(
                taker -> cases.forEachRemaining(row -> taker.accept(new FlatCase(row))),
                rules.book().ruling(month).terms().withoutOtherAnswers(),
                CaseListener.NOBODY);
        return settlement.bills()
                .stream()
                .filter(bill -> bill.municipality() == payer) // of another payer of a shared case: not all of its cases
                .map(bill -> row(month.toString(), bill, settlement.currency().code()))
                .iterator();
    }

    private static Row row(String month, Bill bill, String currency) {
        return RowFactory.create(
                month,
                Municipality.codeText(bill.municipality()),
                bill.edition().from().toString(),
                bill.careGroup().code(),
                whole(bill.charge().cases().value()),
                whole(bill.charge().days().value()),
                bill.toPay().value().setScale(2),
                currency);
    }

    private static long whole(BigDecimal count) {
        return count.longValueExact();
    }
}
