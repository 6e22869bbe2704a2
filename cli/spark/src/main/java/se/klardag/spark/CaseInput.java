package se.klardag.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.Column;

/// Reads a case file of the contract, CSV or Parquet, as columns of text (*ärendefil på klustret*): one for each of the
/// contract's, in its order, blank where the file has none.
final class CaseInput {
    private CaseInput() {}

    /// @param path of a file, a folder or a pattern; CSV where it ends in `.csv` or `.csv.gz`, else Parquet
    /// @throws IllegalArgumentException when a required column is missing, or one is of a type that no case has
    static Dataset<Row> read(SparkSession spark, String path) {
        var file = path.endsWith(".csv") || path.endsWith(".csv.gz") ? csv(spark, path) : spark.read().parquet(path);
        var found = new EnumMap<Column, StructField>(Column.class);
        for (var field : file.schema().fields()) {
            Column.named(field.name()).ifPresent(column -> {
                if (found.put(column, field) != null) {
                    throw new IllegalArgumentException(path + " has two columns " + column.title());
                }
            });
        }
        refuseIncomplete(path, found);
        return file.select(
                Arrays.stream(Column.values())
                        .map(column -> text(path, column, found.get(column)).as(column.title()))
                        .toArray(org.apache.spark.sql.Column[]::new));
    }

    /// A row with more or fewer fields than the header stops the run, and so does a file whose header is another: either
    /// would be read as something that it does not say. Spark looks at the width of rows only where it prunes no column.
    private static Dataset<Row> csv(SparkSession spark, String path) {
        return spark.read()
                .options(Map.of(
                        "header", "true",
                        "mode", "FAILFAST",
                        "columnPruning", "false",
                        "enforceSchema", "false",
                        "escape", "\"",
                        "multiLine", "false",
                        "encoding", "UTF-8",
                        "inferSchema", "false"))
                .csv(path);
    }

    private static void refuseIncomplete(String path, Map<Column, StructField> found) {
        var missing = Arrays.stream(Column.values())
                .filter(Column::isRequired)
                .filter(column -> !found.containsKey(column))
                .filter(column -> column != Column.READY_NOTICE_AT || !found.containsKey(Column.PLANNING_CALLED_AT))
                .map(Column::title)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(path + " lacks the columns " + String.join(", ", missing));
        }
    }

    /// The text that the contract's CSV would have. A point in time with a time zone has none: what is recorded is the clock
    /// on the wall, and many programs say UTC of a time that is not.
    private static org.apache.spark.sql.Column text(
            String path, Column column, @Nullable StructField field) {
        if (field == null) {
            return lit(null).cast(DataTypes.StringType);
        }
        var value = col("`" + field.name().replace("`", "``") + "`");
        var type = field.dataType();
        if (type.equals(DataTypes.StringType)
                || (column.isMoment()
                        && List.<DataType>of(DataTypes.TimestampNTZType, DataTypes.DateType).contains(type))) {
            return value.cast(DataTypes.StringType);
        }
        if (column.kind() == Column.Kind.MUNICIPALITY
                && List.<DataType>of(DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType).contains(type)) {
            return when(value.isNotNull(), format_string("%04d", value));
        }
        throw new IllegalArgumentException(
                path + ": column " + column.title() + " is " + type.sql()
                        + "; it has to be text"
                        + (column.isMoment() ? " or TIMESTAMP_NTZ, local time without a zone" : ""));
    }
}
