package se.klardag.cli.report.overview;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.month.SourceText;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.overview.StayFigures;
import se.klardag.cli.remarks.FoundStaysText;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.CoverageText;
import se.klardag.cli.words.OpenTermsText;
import se.klardag.engine.indicators.LengthBand;
import se.klardag.engine.simulation.outlook.BillChange;

/// Everything below the first screen (*månadssidans avsnitt*).
final class PageSections {
    private final MonthOverview overview;
    private final Texts texts;
    private final OverviewTables tables;
    private final PageMarkup page;

    PageSections(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
        this.tables = new OverviewTables(overview, texts);
        this.page = new PageMarkup(texts);
    }

    String print() {
        var billed = new BilledTable(overview, texts).table();
        if (!billed.isEmpty()) {
            section("billed-beside", () -> page.table(billed));
        }
        causes();
        section("means", () -> page.raw(new MeanPictures(overview, texts).print()));
        section("stays", this::stays);
        section("long", this::longStayers);
        section("open", this::open);
        section("year", this::year);
        section("quality", this::quality);
        section("terms", this::terms);
        section("all-bills", () -> page.table(tables.bills()));
        page.raw("</main>\n");
        footer();
        return page.toString();
    }

    private void section(String name, Runnable content) {
        page.raw("<section aria-labelledby=\"" + name + "-heading\">\n");
        page.element("h2 id=\"" + name + "-heading\"", texts.get("overview." + name));
        content.run();
        page.raw("</section>\n");
    }

    private void causes() {
        section("causes", () -> {
            page.element("p", texts.get("overview.causes-short"));
            page.raw("<div class=\"pair\">\n");
            tables.compared().forEach(this::causes);
            page.raw("</div>\n<details><summary>" + MarkupSafe.of(texts.get("overview.how-counted")) + "</summary>\n");
            page.element("p", texts.get("overview.causes-text")).raw("</details>\n");
        });
    }

    private void causes(YearMonth since) {
        page.raw("<div>\n");
        page.element("h3", texts.get("overview.since", tables.month(since)));
        var change = overview.since(since);
        if (change.isPresent()) {
            steps(since, change.get());
        } else {
            var past = overview.at(since);
            page.element("p class=\"missing\"", past.settlement().isPresent()
                    ? texts.get("overview.not-comparable")
                    : texts.get("overview.missing", past.why().map(texts::of).orElse("")));
        }
        page.raw("</div>\n");
    }

    /// The sum then, each cause, and the sum now, each beginning where the one before it ended.
    private void steps(YearMonth since, BillChange change) {
        var at = change.before();
        var lowest = at.min(change.after());
        var highest = at.max(change.after());
        for (var share : change.shares()) {
            at = at.add(share.amount());
            lowest = lowest.min(at);
            highest = highest.max(at);
        }
        page.raw("<table class=\"causes\" id=\""
                + (since.equals(tables.compared().getFirst()) ? "since-month" : "since-year")
                + "\"><caption class=\"unseen\">"
                + MarkupSafe.of(tables.causesCaption(since))
                + "</caption><thead class=\"unseen\"><tr>");
        page.element("th scope=\"col\"", texts.get("overview.cause"));
        page.element("th scope=\"col\"", texts.get("overview.picture"));
        page.element("th scope=\"col\"", texts.get("overview.amount"));
        page.raw("</tr></thead><tbody>\n");
        whole(tables.month(since), TableValue.money(change.before()));
        at = change.before();
        for (var share : tables.shown(change)) {
            var look = share.amount().signum() > 0 ? " more" : share.amount().signum() < 0 ? " less" : "";
            page.raw("<tr data-cause=\"" + share.cause().code() + "\">");
            page.element("th scope=\"row\"", tables.name(share.cause()));
            page.raw("<td class=\"picture\">"
                    + (share.amount().signum() == 0 ? "" : Pictures.step(at, share.amount(), lowest, highest))
                    + "</td><td class=\"number" + look + "\">" + page.data(TableValue.change(share.amount()))
                    + "</td></tr>\n");
            at = at.add(share.amount());
        }
        whole(tables.month(overview.date()), TableValue.money(change.after()));
        page.raw("</tbody></table>\n");
    }

    private void whole(String month, TableValue amount) {
        page.raw("<tr class=\"whole\">");
        page.element("th scope=\"row\"", month);
        page.raw("<td class=\"picture\"></td><td class=\"number\">" + page.data(amount) + "</td></tr>\n");
    }

    private void stays() {
        page.element("p", texts.get("overview.stays-text"));
        overview.stays().lines().forEach(this::bands);
        page.raw("<ul class=\"key\">\n");
        int part = 0;
        for (var band : LengthBand.values()) {
            page.raw("<li><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"part-" + part
                    + "\" width=\"12\" height=\"12\"/></svg> "
                    + MarkupSafe.of(texts.get("overview.band-days", band.bounds())) + "</li>\n");
            part++;
        }
        page.raw("</ul>\n");
        page.table(tables.stays());
        if (overview.scope().isEmpty()) {
            page.folded(texts.get("overview.stays-of-places"), tables.staysOfPlaces());
        }
        page.folded(texts.get("overview.bands-caption"), tables.bands());
    }

    private void bands(StayFigures.Line line) {
        var care = tables.care(line);
        var words = Arrays.stream(LengthBand.values())
                .map(band -> texts.get("overview.band-days", band.bounds()) + ": " + line.figures().closedIn(band))
                .collect(Collectors.joining(", "));
        page.element("h3", care);
        page.raw(Pictures.parts(
                Arrays.stream(LengthBand.values()).map(band -> line.figures().closedIn(band)).toList(),
                care + ". " + words));
    }

    private void longStayers() {
        var all = overview.stays().longStayers();
        for (var line : overview.stays().lines()) {
            page.element("p", texts.get(
                    "overview.long-share", tables.care(line), page.numerals().people(line.figures().longStays()),
                    overview.stays().longStayOver(),
                    TableValue.percent(line.figures().longStayShareOfDays()).shown(page.numerals())));
        }
        if (all.isEmpty()) {
            page.element("p", texts.get("overview.no-long-stayers", overview.stays().longStayOver()));
            return;
        }
        page.table(tables.longStayers(OverviewTables.LISTED));
        more(all.size());
    }

    private void more(int all) {
        if (all > OverviewTables.LISTED) {
            page.element("p", texts.get("overview.more", page.numerals().people(all - OverviewTables.LISTED)));
        }
    }

    private void open() {
        var listed = overview.open().listed();
        if (listed.isEmpty()) {
            page.element("p", texts.get("overview.no-open"));
            return;
        }
        long days = overview.open().days();
        page.element("p", texts.get(
                "overview.open-text", page.numerals().people(listed.size()), page.numerals().people(days),
                DateTimeFormats.date(overview.settlement().agreement().period().endDay() - 1),
                OverviewMoney.amount(page.numerals().amount(overview.open().reserve()), overview)));
        page.table(tables.accruals());
        if (overview.scope().isPresent()) {
            page.table(tables.openCases(OverviewTables.LISTED));
            more(listed.size());
        }
    }

    private void year() {
        page.element("p", tables.outlook().sentence());
        if (!tables.outlook().year().isEmpty()) {
            page.table(tables.outlook().year());
        }
        page.element("p class=\"small\"", texts.get("overview.estimate"));
        if (!overview.budget().isKnown()) {
            page.element("p class=\"small\"", texts.get("overview.no-budget"));
        }
    }

    private void quality() {
        var origin = overview.month().origin();
        if (overview.scope().isEmpty()) {
            page.element("p", texts.get(
                    origin.rejectedRows() == 0 ? "overview.no-rejects" : "overview.rejects",
                    page.numerals().people(origin.rejectedRows())));
            list(FoundStaysText.lines(origin.coverage().stays(), texts));
        }
        overview.scope()
                .ifPresent(code -> list(overview.month()
                        .standing()
                        .rejected(code, overview.month().name(code), texts)));
        list(CoverageText.lines(origin.coverage().shortfalls(), texts));
        list(SourceText.lines(origin.coverage(), texts));
        var deviations = tables.deviations();
        if (deviations.isEmpty()) {
            page.element("p", texts.get("overview.no-deviations"));
        } else {
            page.table(deviations);
            page.element("p class=\"small\"", texts.get("overview.deviations-of"));
        }
    }

    private void list(List<String> lines) {
        if (!lines.isEmpty()) {
            page.raw("<ul>\n");
            lines.forEach(line -> page.element("li", line));
            page.raw("</ul>\n");
        }
    }

    private void terms() {
        var agreement = overview.settlement().agreement();
        page.element("p", overview.month().standing().heading(texts));
        list(OpenTermsText.fields(agreement, texts));
        if (!tables.openTerms().isEmpty()) {
            page.folded(texts.get("overview.open-terms-caption"), tables.openTerms());
        }
    }

    private void footer() {
        var receipt = overview.month().origin().receipt();
        page.raw("<footer>\n");
        page.element("p", texts.get("overview.made"));
        page.element("p class=\"receipt\"", texts.get(
                "overview.receipt", receipt.engine(), receipt.rules(), receipt.cases()));
        page.raw("</footer>\n");
    }
}
