package se.klardag.cli.documents.bookkeeping;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads what a ledger would read of a SIE 4I file, by the format's own rules and nothing of the writer's.
public final class SieReader {
    /// One voucher.
    public record Voucher(String series, String number, String date, String text, List<Row> rows) {
        BigDecimal sum() {
            return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// One transaction.
    public record Row(String account, Map<String, String> objects, BigDecimal amount, String text) {}

    private final List<List<String>> labels = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    public SieReader(byte[] file) throws CharacterCodingException {
        var text = Charset.forName("IBM437").newDecoder().decode(ByteBuffer.wrap(file)).toString();
        var lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isEmpty()) {
                continue;
            }
            var fields = fields(lines[i]);
            labels.add(fields);
            if (fields.getFirst().equals("#VER")) {
                i = voucher(fields, lines, i + 1);
            }
        }
    }

    public List<Voucher> vouchers() {
        return vouchers;
    }

    /// The labels outside vouchers, in their order.
    public List<List<String>> labels() {
        return labels;
    }

    private int voucher(List<String> heading, String[] lines, int at) {
        if (!lines[at].equals("{")) {
            throw new IllegalArgumentException("a voucher without its brace: " + lines[at]);
        }
        var rows = new ArrayList<Row>();
        int i = at + 1;
        for (; !lines[i].equals("}"); i++) {
            var fields = fields(lines[i]);
            var objects = new TreeMap<String, String>();
            var pairs = fields(fields.get(2));
            for (int k = 0; k < pairs.size(); k += 2) {
                objects.put(pairs.get(k), pairs.get(k + 1));
            }
            rows.add(new Row(fields.get(1), objects, new BigDecimal(fields.get(3)), fields.get(5)));
        }
        vouchers.add(new Voucher(heading.get(1), heading.get(2), heading.get(3), heading.get(4), rows));
        return i;
    }

    /// Fields are apart by blanks; quotes and braces hold blanks; a quote inside is written `\"`.
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        int i = 0;
        while (i < line.length()) {
            char first = line.charAt(i);
            if (first == ' ' || first == '\t') {
                i++;
            } else if (first == '"') {
                var field = new StringBuilder();
                for (i++; line.charAt(i) != '"'; i++) {
                    if (line.charAt(i) == '\\') {
                        i++;
                    }
                    field.append(line.charAt(i));
                }
                fields.add(field.toString());
                i++;
            } else if (first == '{') {
                int end = line.indexOf('}', i);
                fields.add(line.substring(i + 1, end));
                i = end + 1;
            } else {
                int end = i;
                while (end < line.length() && line.charAt(end) != ' ') {
                    end++;
                }
                fields.add(line.substring(i, end));
                i = end;
            }
        }
        return fields;
    }
}
