package se.klardag.cli.documents.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.terms.liability.Liability;

/// The month against the threshold as pictures of bars (*diagram*), with every number also in words: no reader needs the
/// bars. Lengths are rounded to what the eye sees.
final class Charts {
    private static final int BAR = 250;
    private static final int TALLEST = 54;
    private static final int LAST_COLUMN = 14;

    private final BillDocument bill;
    private final Texts texts;
    private final NumberFormats numerals;
    private final XhtmlWriter html;

    Charts(BillDocument bill, Texts texts, XhtmlWriter html) {
        this.bill = bill;
        this.texts = texts;
        this.numerals = NumberFormats.inPrint(texts.language());
        this.html = html;
    }

    /// Nothing, where the terms know no threshold or there was no case.
    void write() {
        var engine = bill.basis().explained().bill();
        if (!(engine.terms().liability() instanceof Liability.Average average) || engine.charge().mean().isEmpty()) {
            return;
        }
        var mean = engine.charge().mean().get().value();
        html.element("h2", texts.get("pdf.chart"));
        against(mean, average.threshold().value());
        spread(average.threshold().value());
    }

    private void against(BigDecimal mean, BigDecimal threshold) {
        var longest = mean.max(threshold);
        html.open("table", "class", "bars").open("tbody");
        bar(texts.get("pdf.chart.mean"), mean, numerals.about(mean, 3), longest,
                mean.compareTo(threshold) > 0 ? "over" : "under");
        bar(texts.get("pdf.chart.threshold"), threshold, numerals.people(threshold), longest, "limit");
        html.close("tbody").close("table");
    }

    private void bar(String label, BigDecimal days, String shown, BigDecimal longest, String kind) {
        int width = longest.signum() == 0
                ? 0
                : days.multiply(BigDecimal.valueOf(BAR)).divide(longest, 0, RoundingMode.HALF_UP).intValueExact();
        html.open("tr").element("th", label, "scope", "row");
        html.element("td", texts.get("pdf.chart.days", shown), "class", "number");
        html.open("td", "class", "track");
        html.raw("<div class=\"bar " + kind + "\" style=\"width:" + width + "pt\"></div>");
        html.close("td").close("tr");
    }

    /// How many cases had how many days.
    private void spread(BigDecimal threshold) {
        var counts = new long[LAST_COLUMN + 1];
        for (var each : bill.basis().explained().cases()) {
            if (each.assessment().listed() && each.assessment().verdict() instanceof Verdict.Counts) {
                counts[(int) Math.min(each.assessment().split().total(), LAST_COLUMN)]++;
            }
        }
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        html.open("table", "class", "spread");
        html.element("caption", texts.get("pdf.chart.spread", numerals.people(threshold)));
        html.open("tbody").open("tr").element("th", texts.get("pdf.chart.cases"), "scope", "row");
        for (int days = 0; days <= LAST_COLUMN; days++) {
            var kind = BigDecimal.valueOf(days).compareTo(threshold) > 0 ? "over" : "under";
            html.open("td").text(counts[days] == 0 ? "\u00a0" : numerals.people(counts[days]));
            html.raw("<div class=\"column " + kind + "\" style=\"height:" + TALLEST * counts[days] / most
                    + "pt\"></div>");
            html.close("td");
        }
        html.close("tr").open("tr").element("th", texts.get("sheet.column.days"), "scope", "row");
        for (int days = 0; days <= LAST_COLUMN; days++) {
            html.element("td", days < LAST_COLUMN ? Integer.toString(days) : texts.get("pdf.chart.more", days));
        }
        html.close("tr").close("tbody").close("table");
    }
}
