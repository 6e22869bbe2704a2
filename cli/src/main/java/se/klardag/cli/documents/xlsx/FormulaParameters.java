package se.klardag.cli.documents.xlsx;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.price.Price;

/// The agreed values that formulas calculate with (*värden i formlerna*), each in one cell of the summary: who changes it
/// sees what would have been.
final class FormulaParameters {
    private static final List<String> KEYS = List.of("rate", "break", "threshold", "long-stay-over");

    /// A day halved seven times, in nanoseconds.
    private static final long SMALLEST_HALF = 675_000_000_000L;

    private final String sheet;
    private final int firstRow;
    private final List<String> keys;
    /// Terms that say the same share a row; with each, what it is for.
    private final Map<List<Optional<Cell>>, Set<Part>> rows = new LinkedHashMap<>();

    /// Kind of care, and first day of the edition where editions stand apart.
    private record Part(CareGroup care, Optional<LocalDate> edition) {}

    /// @param firstRow row of the headings in the summary
    FormulaParameters(List<BillDocument> bills, String sheet, int firstRow) {
        this.sheet = sheet;
        this.firstRow = firstRow;
        for (var bill : bills) {
            var part = new Part(bill.basis().explained().bill().careGroup(), bill.basis().edition());
            add(bill.basis().explained().bill().terms(), part);
            bill.basis().explained().cases().forEach(each -> add(each.terms(), part));
        }
        this.keys = KEYS.stream()
                .filter(key -> rows.keySet().stream().anyMatch(values -> values.get(KEYS.indexOf(key)).isPresent()))
                .toList();
    }

    private void add(Terms terms, Part part) {
        rows.computeIfAbsent(values(terms), _ -> new LinkedHashSet<>()).add(part);
    }

    private static List<Optional<Cell>> values(Terms terms) {
        return KEYS.stream().map(key -> value(key, terms)).toList();
    }

    /// Where a value is: `'Sammanfattning'!$B$20`.
    String reference(String key, Terms of) {
        int row = firstRow + 1 + List.copyOf(rows.keySet()).indexOf(values(of));
        return "'" + sheet + "'!$" + Sheet.column(keys.indexOf(key) + 2) + "$" + row;
    }

    int lastRow() {
        return firstRow + rows.size();
    }

    void write(Sheet summary, Texts texts) {
        summary.put(firstRow, 1, Cell.text(texts.get("sheet.parameters"), Style.HEADING));
        for (int i = 0; i < keys.size(); i++) {
            summary.put(firstRow, i + 2, Cell.text(texts.get("sheet.column." + keys.get(i)), Style.HEADING_NUMBER));
        }
        int row = firstRow;
        for (var each : rows.entrySet()) {
            row++;
            summary.put(row, 1, Cell.text(
                    rows.size() == 1 ? texts.get("sheet.parameters.one") : name(each.getValue(), texts), Style.TEXT));
            for (int i = 0; i < keys.size(); i++) {
                summary.put(row, i + 2, each.getKey()
                        .get(KEYS.indexOf(keys.get(i)))
                        .orElse(Cell.text("", Style.INPUT)));
            }
        }
    }

    /// The kinds of care and the editions that a row of values is for.
    private static String name(Set<Part> parts, Texts texts) {
        return parts.stream()
                .map(part -> texts.get("care-group." + part.care().code())
                        + part.edition().map(from -> texts.get("line.edition", from)).orElse(""))
                .collect(Collectors.joining("; "));
    }

    /// An agreed value; empty where the terms have no such value.
    private static Optional<Cell> value(String key, Terms each) {
        return switch (key) {
            case "rate" ->
                each.price() instanceof Price.PerDay perDay
                        ? Optional.of(Cell.number(perDay.dailyRate().value(), Style.INPUT))
                        : Optional.empty();
            case "break" ->
                each.dayCount() instanceof DayCount.BreaksPassed(var dayBreak)
                        ? Optional.of(Cell.time(dayBreak.value().at(), Style.TIME))
                        : Optional.empty();
            case "threshold" ->
                each.liability() instanceof Liability.Average average
                        ? Optional.of(Cell.number(average.threshold().value(), Style.INPUT))
                        : Optional.empty();
            case "long-stay-over" ->
                each.liability() instanceof Liability.Average average
                        && average.longStay() instanceof LongStay.CarveOut carveOut
                                ? Optional.of(Cell.number(carveOut.over().value(), Style.INPUT))
                                : Optional.empty();
            default -> throw new IllegalArgumentException("no agreed value " + key);
        };
    }

    /// Whether days are counted by a day break.
    boolean countsBreaks() {
        return keys.contains("break");
    }

    /// Whether a mean is compared with a threshold.
    boolean hasThreshold() {
        return keys.contains("threshold");
    }

    /// Whether the time is a sum of halves of a day, so that a spreadsheet subtracts it without loss.
    static boolean isExact(LocalTime time) {
        return time.toNanoOfDay() % SMALLEST_HALF == 0;
    }
}
