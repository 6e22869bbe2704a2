package se.klardag.cli.report.overview;

import static se.klardag.cli.report.overview.TableValue.change;
import static se.klardag.cli.report.overview.TableValue.money;
import static se.klardag.cli.report.overview.TableValue.words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.report.overview.FigureTable.Column;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;

/// What is billed of a posted month beside what its files come to (*fakturerat och beräknat*).
final class BilledTable {
    private final MonthOverview overview;
    private final Texts texts;

    BilledTable(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
    }

    /// A row for everybody with a bill or a case; none where the month is not posted.
    FigureTable table() {
        var billed = overview.billed().of(overview.date());
        var columns = List.of(
                new Column(texts.get("column.municipality"), false), new Column(texts.get("column.code"), false),
                number("overview.billed-column"), number("overview.computed-column"),
                number("overview.billed-difference"));
        return new FigureTable(
                "billed", texts.get("overview.billed-caption", OverviewMoney.name(overview, texts)), columns,
                billed.map(this::rows).orElse(List.of()),
                billed.map(_ -> row(
                        texts.get("overview.total"), "", overview.billed().total(overview.date()).orElseThrow(),
                        overview.settlement().toPay())));
    }

    private List<List<TableValue>> rows(SortedMap<Integer, BigDecimal> billed) {
        Map<Integer, BigDecimal> computed = overview.toPay();
        var codes = new TreeSet<>(billed.keySet());
        codes.addAll(computed.keySet());
        return codes.stream()
                .map(code -> row(
                        overview.month().name(code), Municipality.codeText(code),
                        billed.getOrDefault(code, BigDecimal.ZERO), computed.getOrDefault(code, BigDecimal.ZERO)))
                .toList();
    }

    private static List<TableValue> row(String name, String code, BigDecimal billed, BigDecimal computed) {
        return List.of(
                words(name), words(code), money(billed), money(computed), change(billed.subtract(computed)));
    }

    private Column number(String key) {
        return new Column(texts.get(key), true);
    }

    /// Where bills, credits and disputes are to be seen: here, or not here.
    String sentence() {
        var month = new DateTimeFormats(texts).month(overview.date());
        if (overview.billed().of(overview.date()).isPresent()) {
            return texts.get("overview.ledger-posted");
        }
        return overview.billed().isRead()
                ? texts.get("overview.ledger-not-posted", month)
                : texts.get("overview.ledger-unread");
    }

    /// Everything that the month is billed; empty where it is not posted.
    Optional<BigDecimal> total() {
        return overview.billed().total(overview.date());
    }
}
