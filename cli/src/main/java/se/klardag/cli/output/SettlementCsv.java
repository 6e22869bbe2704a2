package se.klardag.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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

    /// Last, and only where some bill has them.
    private static final List<String> ADDED = List.of(
            "editionFrom", "editionTo", "activation", "shadowAmount", "shadowPayable");

    private SettlementCsv() {}

    public static String print(Report report) {
        var root = SettlementJson.node(report);
        var out = new StringWriter();
        try (var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(out)) {
            var header = new ArrayList<>(List.of("agreement", "period", "status"));
            header.addAll(COLUMNS);
            header.add("excluded");
            var added = ADDED.stream().filter(column -> isUsed(root, column)).toList();
            header.addAll(added);
            if (root.has("currency")) {
                header.add("currency");
            }
            csv.writeRecord(header);
            for (var bill : root.get("municipalities")) {
                var fields = new ArrayList<String>();
                List.of("agreement", "period", "status")
                        .forEach(key -> fields.add(root.get(key).asString()));
                COLUMNS.forEach(column -> fields.add(text(bill.get(column))));
                fields.add(excluded(bill.get("excluded")));
                added.forEach(column -> fields.add(text(bill.path(column))));
                if (root.has("currency")) {
                    fields.add(root.get("currency").asString());
                }
                csv.writeRecord(fields);
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

    private static String excluded(JsonNode reasons) {
        var words = new ArrayList<String>();
        reasons.forEach(each -> words.add(each.get("reason").asString() + "=" + each.get("cases").asString()));
        return String.join(" ", words);
    }
}
