package se.klardag.cli.ledger.posting;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The last number of each series and year (*nummerserier*), as every document states it: the next number needs no other
/// document than the last, and a document that failed to be stored took none.
public final class NumberSeries {
    private final SortedMap<String, Integer> last;

    private NumberSeries(SortedMap<String, Integer> last) {
        this.last = last;
    }

    static NumberSeries none() {
        return new NumberSeries(new TreeMap<>());
    }

    static NumberSeries of(JsonNode stored) {
        var last = new TreeMap<String, Integer>();
        stored.forEachEntry((series, number) -> last.put(series, number.intValue()));
        return new NumberSeries(last);
    }

    NumberSeries copy() {
        return new NumberSeries(new TreeMap<>(last));
    }

    /// Takes the next number of a series in the year of a date.
    BillNumber next(String series, LocalDate dated) {
        var number = new BillNumber(
                series, dated.getYear(), last.merge(series + "-" + dated.getYear(), 1, Math::addExact));
        return number;
    }

    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        last.forEach(node::put);
        return node;
    }

    /// The last number by series and year.
    SortedMap<String, Integer> last() {
        return Collections.unmodifiableSortedMap(last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSeries numbering && last.equals(numbering.last);
    }

    @Override
    public int hashCode() {
        return last.hashCode();
    }

    @Override
    public String toString() {
        return last.toString();
    }

    /// The number of a bill.
    ///
    /// @param running from 1 in each series and year, without holes
    public record BillNumber(String series, int year, int running) {
        public static BillNumber of(String number) {
            int second = number.lastIndexOf('-');
            int first = number.lastIndexOf('-', second - 1);
            return new BillNumber(
                    number.substring(0, first),
                    Integer.parseInt(number.substring(first + 1, second)),
                    Integer.parseInt(number.substring(second + 1)));
        }

        /// As it is written: `K-2022-00001`.
        String text() {
            return String.format(Locale.ROOT, "%s-%04d-%05d", series, year, running);
        }
    }
}
