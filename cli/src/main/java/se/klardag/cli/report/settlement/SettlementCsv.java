package se.klardag.cli.report.settlement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.month.SettledMonth;
import tools.jackson.databind.JsonNode;

/// A settlement as comma-separated values (*avräkning som CSV*): the same names and decimals as in JSON, a line per
/// municipality and group of care; reasons for leaving out as `reason=cases`, with blanks between.
public final class SettlementCsv {
    private static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "careGroup",
            "cases",
            "days",
            "mean",
            "threshold",
            "excessDays",
            "longStayCases",
            "longStayDays",
            "billableDays",
            "rate",
            "amount",
            "payable");

    private static final String READINGS = "countedUnderReading";

    /// Last, and only where some bill has them; what hangs on a reading as `R-004=amount to pay`, with blanks between.
    private static final List<String> ADDED = List.of(
            "editionFrom", "editionTo", "activation", "shadowAmount", "shadowPayable", READINGS, "freeCases",
            "freeDays");

    private SettlementCsv() {}

    public static String print(SettledMonth report) {
        return print(List.of(report));
    }

    /// Several months under one header.
    public static String print(List<SettledMonth> months) {
        var roots = months.stream().map(SettlementJson::node).toList();
        boolean abroad = roots.stream().anyMatch(root -> root.has("currency"));
        var added = ADDED.stream().filter(column -> roots.stream().anyMatch(root -> isUsed(root, column))).toList();
        var out = new StringWriter();
        try (var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(out)) {
            var header = new ArrayList<>(List.of("agreement", "period", "status"));
            header.addAll(COLUMNS);
            header.add("excluded");
            header.addAll(added);
            if (abroad) {
                header.add("currency");
            }
            csv.writeRecord(header);
            for (var root : roots) {
                for (var bill : root.get("municipalities")) {
                    var fields = new ArrayList<String>();
                    List.of("agreement", "period", "status")
                            .forEach(key -> fields.add(root.get(key).asString()));
                    COLUMNS.forEach(column -> fields.add(text(bill.get(column))));
                    fields.add(excluded(bill.get("excluded")));
                    added.forEach(column -> fields.add(
                            column.equals(READINGS) ? readings(bill.path(column)) : text(bill.path(column))));
                    if (abroad) {
                        fields.add(text(root.path("currency")));
                    }
                    csv.writeRecord(fields);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return out.toString();
    }

    private static boolean isUsed(JsonNode root, String column) {
        for (var bill : root.get("municipalities")) {
            if (bill.has(column)) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? "" : node.asString();
    }

    private static String readings(JsonNode shares) {
        var words = new ArrayList<String>();
        shares.forEach(each -> words.add(each.get("reading").asString() + "=" + each.get("payable").asString()));
        return String.join(" ", words);
    }

    private static String excluded(JsonNode reasons) {
        var words = new ArrayList<String>();
        reasons.forEach(each -> words.add(each.get("reason").asString() + "=" + each.get("cases").asString()));
        return String.join(" ", words);
    }
}
