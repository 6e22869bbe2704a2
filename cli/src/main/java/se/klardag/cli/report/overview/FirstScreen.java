package se.klardag.cli.report.overview;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;

/// What a reader sees first (*första skärmen*): what is billed and to whom, and what that is beside earlier months.
final class FirstScreen {
    private static final int BARS = 12;

    private final MonthOverview overview;
    private final Texts texts;
    private final PageMarkup page;
    private final BilledTable billed;

    FirstScreen(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
        this.page = new PageMarkup(texts);
        this.billed = new BilledTable(overview, texts);
    }

    /// The month, and the municipality where the page is of one.
    String title() {
        var month = month(overview.date());
        return overview.scope().isPresent()
                ? overview.month().name(overview.scope().getAsInt()) + " · " + month
                : month;
    }

    String print() {
        var settlement = overview.settlement();
        boolean binding = overview.month().standing().isBinding();
        page.raw("<header>\n<p class=\"bar-line\"><strong>Klardag</strong> <span>")
                .raw(MarkupSafe.of(texts.of(overview.month().title())))
                .raw("</span> <span class=\"" + (binding ? "binding" : "provisional") + "\">")
                .raw(MarkupSafe.of(texts.get(binding ? "overview.binding" : "overview.provisional")))
                .raw("</span></p>\n");
        page.element("h1", title());
        page.raw(
                "</header>\n<main id=\"main\">\n<section class=\"first\" aria-labelledby=\"billed\">\n<div class=\"answer\">\n");
        page.element("h2 id=\"billed\"", texts.get(isPosted() ? "overview.billed" : "overview.computed"));
        page.raw("<p class=\"large\">" + amount(billed.total().orElse(settlement.toPay())) + " <span>"
                + MarkupSafe.of(unit()) + "</span></p>\n");
        page.element("p class=\"to-whom\"", toWhom());
        page.element("p class=\"small\"", billed.sentence());
        page.raw("<dl class=\"beside\">\n");
        if (isPosted()) {
            fact(texts.get("overview.computed"), amount(settlement.toPay()) + " " + MarkupSafe.of(unit()));
            billedThen(overview.date().minusMonths(1));
            billedThen(overview.date().minusYears(1));
        }
        compared(overview.date().minusMonths(1), "overview.against-month");
        compared(overview.date().minusYears(1), "overview.against-year");
        counts();
        page.raw("</dl>\n</div>\n");
        if (overview.scope().isEmpty()) {
            bars();
        }
        return page.raw("</section>\n").toString();
    }

    private boolean isPosted() {
        return billed.total().isPresent();
    }

    private String amount(BigDecimal kronor) {
        return page.data(TableValue.money(kronor));
    }

    /// What each is billed where the month is posted, otherwise what the files come to.
    private Map<Integer, BigDecimal> shown() {
        var all = new TreeMap<>(overview.toPay());
        overview.billed().of(overview.date()).ifPresent(each -> {
            all.replaceAll((_, _) -> BigDecimal.ZERO);
            all.putAll(each);
        });
        return all;
    }

    private String unit() {
        return OverviewMoney.unit(overview);
    }

    private String toWhom() {
        var toPay = shown();
        long paying = toPay.values().stream().filter(amount -> amount.signum() > 0).count();
        if (overview.scope().isPresent()) {
            return texts.get("overview.of-one", month(overview.date()));
        }
        return texts.get(
                isPosted() ? "overview.of-many-billed" : "overview.of-many", month(overview.date()), paying,
                toPay.size());
    }

    /// How much more or less is billed than of a month then, where both are posted.
    private void billedThen(YearMonth date) {
        overview.billed().total(date).ifPresent(before -> {
            var change = billed.total().orElseThrow().subtract(before);
            page.raw("<div>");
            page.element("dt", texts.get("overview.billed-against", month(date)));
            page.raw(changed(change) + "</div>\n");
        });
    }

    private void fact(String name, String markup) {
        page.raw("<div>").element("dt", name).raw("<dd>" + markup + "</dd></div>\n");
    }

    private String changed(BigDecimal change) {
        return "<dd class=\"" + look(change) + "\">" + page.data(TableValue.change(change)) + " "
                + MarkupSafe.of(unit()) + "</dd>";
    }

    /// What the files came to then, and what they come to more or less now; that it is missing, where it is.
    private void compared(YearMonth date, String key) {
        page.raw("<div>");
        page.element("dt", texts.get(key, month(date)));
        overview.at(date).settlement().ifPresentOrElse(before -> {
            var change = overview.settlement().toPay().subtract(before.toPay());
            page.raw(changed(change));
        }, () -> page.element("dd class=\"missing\"", texts.get(
                "overview.missing", overview.at(date).why().map(texts::of).orElse(""))));
        page.raw("</div>\n");
    }

    private void counts() {
        var bills = overview.settlement().bills();
        count("overview.cases-counted", bills.stream().map(bill -> bill.charge().cases().value()).toList());
        count("overview.days-counted", bills.stream().map(bill -> bill.charge().days().value()).toList());
        count("overview.days-billed", bills.stream().map(bill -> bill.charge().billable().value()).toList());
    }

    private void count(String key, List<BigDecimal> parts) {
        var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        fact(texts.get(key), page.data(new TableValue.Decimal(sum, Math.max(0, sum.stripTrailingZeros().scale()))));
    }

    private static String look(BigDecimal change) {
        return change.signum() > 0 ? "more" : change.signum() < 0 ? "less" : "same";
    }

    private void bars() {
        var largestFirst = new ArrayList<>(shown()
                .entrySet()
                .stream()
                .filter(each -> each.getValue().signum() > 0)
                .sorted(Map.Entry.<Integer, BigDecimal>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .toList());
        page.raw("<div class=\"payers\">\n");
        page.element("h2 id=\"payers\"", texts.get(isPosted() ? "overview.payers-billed" : "overview.payers"));
        if (largestFirst.isEmpty()) {
            page.element("p", texts.get("overview.nobody"));
        } else {
            bars(largestFirst.stream().limit(BARS).toList(), largestFirst.getFirst().getValue());
            if (largestFirst.size() > BARS) {
                page.raw("<details><summary>")
                        .raw(MarkupSafe.of(texts.get("overview.more-payers", largestFirst.size() - BARS)))
                        .raw("</summary>\n");
                bars(largestFirst.stream().skip(BARS).toList(), largestFirst.getFirst().getValue());
                page.raw("</details>\n");
            }
        }
        var nothing = shown()
                .entrySet()
                .stream()
                .filter(each -> each.getValue().signum() <= 0)
                .map(each -> overview.month().name(each.getKey()))
                .collect(Collectors.joining(", "));
        if (!nothing.isEmpty()) {
            page.element("p class=\"nothing\"", texts.get(
                    isPosted() ? "overview.nothing-billed" : "overview.nothing-to-pay", nothing));
        }
        page.raw("</div>\n");
    }

    private void bars(List<Map.Entry<Integer, BigDecimal>> bills, BigDecimal longest) {
        page.raw("<table class=\"bars\"><caption class=\"unseen\">"
                + MarkupSafe.of(texts.get(
                        isPosted() ? "overview.bars-caption-billed" : "overview.bars-caption",
                        OverviewMoney.name(overview, texts)))
                + "</caption><thead class=\"unseen\"><tr>");
        page.element("th scope=\"col\"", texts.get("column.municipality"));
        page.element("th scope=\"col\"", texts.get("overview.picture"));
        page.element("th scope=\"col\"", texts.get(isPosted() ? "overview.billed-column" : "overview.computed-column"));
        page.raw("</tr></thead><tbody>\n");
        for (var bill : bills) {
            page.raw("<tr data-code=\"" + Municipality.codeText(bill.getKey()) + "\">");
            page.element("th scope=\"row\"", overview.month().name(bill.getKey()));
            page.raw("<td class=\"picture\">" + Pictures.bar(bill.getValue(), longest) + "</td><td class=\"number\">"
                    + page.data(TableValue.money(bill.getValue())) + "</td></tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    private String month(YearMonth month) {
        return new DateTimeFormats(texts).month(month);
    }
}
