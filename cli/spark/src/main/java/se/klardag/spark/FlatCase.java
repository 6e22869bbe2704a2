package se.klardag.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;

/// A case as plain columns (*ärendet i platta kolumner*): all that crosses from one machine to another. Patient and ward are
/// not among them, for no amount rests on them.
record FlatCase(Row row) implements Case {
    private static final List<Column> MOMENTS = Arrays.stream(Column.values()).filter(Column::isMoment).toList();
    private static final int FIRST_MOMENT = 11;

    /// Where each moment is, by the slot of its column.
    private static final int[] PLACES = Arrays.stream(Column.values())
            .mapToInt(column -> FIRST_MOMENT + MOMENTS.indexOf(column))
            .toArray();

    static final StructType SCHEMA = schema();

    private static StructType schema() {
        var schema = new StructType().add(Column.CASE_ID.title(), DataTypes.StringType, false);
        for (var column : List.of(Column.MUNICIPALITY, Column.STAY_MUNICIPALITY, Column.MOVED_TO)) {
            schema = schema.add(column.title(), DataTypes.IntegerType, false);
        }
        for (var column : Column.values()) {
            if (column.kind() == Column.Kind.WORD) {
                schema = schema.add(column.title(), DataTypes.StringType, false);
            }
        }
        for (var column : MOMENTS) {
            schema = schema.add(column.title(), DataTypes.LongType, false);
        }
        return schema;
    }

    /// The columns of a row that was read, in the order of the schema.
    static List<@Nullable Object> values(CaseRow fact) {
        var values = new ArrayList<@Nullable Object>(List.of(
                fact.id(),
                fact.municipality(),
                fact.stayMunicipality(),
                fact.movedTo(),
                fact.careType().name(),
                fact.sipRequired().name(),
                fact.outcome().name(),
                fact.consent().name(),
                fact.openCareReady().name(),
                fact.legalBasis().name(),
                fact.payerAnswer().name()));
        MOMENTS.forEach(column -> values.add(fact.moment(column)));
        return values;
    }

    private long moment(Column column) {
        return row.getLong(PLACES[column.slot()]);
    }

    @Override
    public String id() {
        return row.getString(0);
    }

    @Override
    public String patient() {
        return "";
    }

    @Override
    public int municipality() {
        return row.getInt(1);
    }

    @Override
    public int stayMunicipality() {
        return row.getInt(2);
    }

    @Override
    public int movedTo() {
        return row.getInt(3);
    }

    @Override
    public CareType careType() {
        return CareType.valueOf(row.getString(4));
    }

    @Override
    public Answer sipRequired() {
        return Answer.valueOf(row.getString(5));
    }

    @Override
    public Outcome outcome() {
        return Outcome.valueOf(row.getString(6));
    }

    @Override
    public Answer consent() {
        return Answer.valueOf(row.getString(7));
    }

    @Override
    public Answer openCareReady() {
        return Answer.valueOf(row.getString(8));
    }

    @Override
    public LegalBasis legalBasis() {
        return LegalBasis.valueOf(row.getString(9));
    }

    @Override
    public Answer payerAnswer() {
        return Answer.valueOf(row.getString(10));
    }

    @Override
    public long admittedAt() {
        return moment(Column.ADMITTED_AT);
    }

    @Override
    public long admissionNoticeAt() {
        return moment(Column.ADMISSION_NOTICE_AT);
    }

    @Override
    public long readyAt() {
        return moment(Column.READY_AT);
    }

    @Override
    public long readyNoticeAt() {
        return moment(Column.READY_NOTICE_AT);
    }

    @Override
    public long sipCalledAt() {
        return moment(Column.SIP_CALLED_AT);
    }

    @Override
    public long withdrawnAt() {
        return moment(Column.WITHDRAWN_AT);
    }

    @Override
    public long dischargedAt() {
        return moment(Column.DISCHARGED_AT);
    }

    @Override
    public CaseOrigin origin() {
        return CaseOrigin.NONE;
    }

    @Override
    public long at(Event event) {
        return moment(Column.of(event));
    }
}
