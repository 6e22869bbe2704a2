package se.klardag.cli.report.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.places.PartyRule;

/// The amounts that an agreement takes from a table (*belopp ur tabell*): each with its instrument and status.
final class RateTableText {
    private static final int TEXT = 2;
    private static final int ROW = 4;

    private final Agreement agreement;
    private final TermVersion stated;
    private final Timeline<BigDecimal> table;
    private final Texts texts;
    private final LineWrapper prose;
    private final NumberFormats numerals;

    /// @param path of the term that names the table
    RateTableText(Agreement agreement, String path, TermVersion stated, Texts texts, LineWrapper prose) {
        this.agreement = agreement;
        this.stated = stated;
        this.table = Agreements.rates(stated.value()).rates(category(agreement, path), region(agreement));
        this.texts = texts;
        this.prose = prose;
        this.numerals = new NumberFormats(texts.language());
    }

    /// The category of care the amounts are read for: the kind's own, or the common one; empty for a table without.
    private static String category(Agreement agreement, String path) {
        var common = TermWords.bare(path);
        var care = path.substring(0, path.length() - common.length());
        return agreement.at(care + "price.category")
                .or(() -> agreement.at("price.category"))
                .flatMap(category -> category.versions().stream().findFirst())
                .map(TermVersion::value)
                .orElse("");
    }

    private static String region(Agreement agreement) {
        return agreement.parties() instanceof PartyRule.OfRegion(var code) ? code : "";
    }

    void print(Optional<LocalDate> on) {
        if (on.isPresent()) {
            at(on.get());
        } else {
            everything();
        }
    }

    private void at(LocalDate date) {
        for (var rate : table.terms()) {
            if (rate.provenance().covers(date)) {
                prose.paragraph(TEXT, texts.get("show.rate.on", date, numerals.amount(rate.value())));
                prose.faint(6, origin(rate, stated.adopted() ? Status.VERIFIED : agreement.atMost(date)));
                return;
            }
        }
        var why = table.gaps()
                .stream()
                .filter(gap -> !date.isBefore(gap.from()) && !date.isAfter(gap.to()))
                .map(gap -> texts.of(gap.why()))
                .findFirst()
                .orElse(texts.get("show.no-value.why"));
        prose.item(TEXT, "?", texts.get("show.no-value", new TermWords(texts).name("price.dailyRate"), date, why));
    }

    /// A line per amount and per gap, in order of date, those of the agreement's own dates.
    private void everything() {
        prose.paragraph(TEXT, texts.get("show.table"));
        var rows = new TreeMap<LocalDate, Row>();
        for (var rate : table.terms()) {
            var held = rate.provenance();
            if (meets(held.from(), held.to())) {
                var amount = numerals.amount(rate.value()) + " kr";
                rows.put(held.from(), new Row(period(held.from(), held.to()), amount, origin(rate, Status.VERIFIED)));
            }
        }
        for (var gap : table.gaps()) {
            if (meets(gap.from(), gap.to())) {
                var missing = texts.get("show.missing-rate");
                rows.put(gap.from(), new Row(period(gap.from(), gap.to()), missing, texts.of(gap.why())));
            }
        }
        int widest = rows.values().stream().mapToInt(row -> row.amount().length()).max().orElse(0);
        rows.values()
                .forEach(row -> prose.item(
                        ROW,
                        row.period() + "  " + " ".repeat(widest - row.amount().length()) + row.amount() + " ",
                        row.text()));
    }

    /// One amount, or why there is none.
    private record Row(String period, String amount, String text) {}

    private String origin(Term<BigDecimal> rate, Status limit) {
        var status = rate.provenance().status().orWeaker(stated.status()).orWeaker(limit);
        return texts.get("status." + status.code()) + " · " + Citations.cited(rate.provenance(), texts);
    }

    private boolean meets(LocalDate from, @Nullable LocalDate to) {
        return (to == null || !to.isBefore(agreement.from()))
                && (agreement.to() == null || !from.isAfter(agreement.to()));
    }

    /// A whole year is known by its number.
    private static String period(LocalDate from, @Nullable LocalDate to) {
        boolean year = to != null && from.getDayOfYear() == 1 && to.equals(LocalDate.of(from.getYear(), 12, 31));
        return year ? String.valueOf(from.getYear()) : from + "–" + (to == null ? "" : to);
    }

    /// A name inside a sentence.
    static String decapitalised(String name) {
        return name.isEmpty() || (name.length() > 1 && Character.isUpperCase(name.charAt(1)))
                ? name
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
