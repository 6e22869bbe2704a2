package se.klardag.cli.report.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.month.PastMonth;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.terms.CareGroup;

/// Each municipality's mean against its limit over the months there are (*medelvärden mot gränsen*), one small picture for
/// each, all on one scale.
final class MeanPictures {
    private final MonthOverview overview;
    private final Texts texts;
    private final PageMarkup page;

    MeanPictures(MonthOverview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
        this.page = new PageMarkup(texts);
    }

    /// Whose bills a picture is of.
    private record Place(int municipality, CareGroup group) {}

    String print() {
        var places = places();
        var highest = places.stream()
                .flatMap(place -> bills(place).stream())
                .flatMap(Optional::stream)
                .flatMap(bill -> Stream.concat(mean(bill).stream(), OverviewTables.threshold(bill).stream()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        page.element("p", texts.get(
                "overview.means-text", overview.monthsThere(), MonthOverview.MONTHS,
                page.numerals().about(highest, 1)));
        missing();
        if (places.isEmpty()) {
            page.element("p", texts.get("overview.no-means"));
            return page.toString();
        }
        page.raw("<ul class=\"multiples\">\n");
        places.forEach(place -> picture(place, highest));
        return page.raw("</ul>\n").toString();
    }

    /// Those with a mean in any month, by code and group of care.
    private List<Place> places() {
        var found = new TreeSet<Place>((one, other) -> one.municipality == other.municipality
                ? one.group.compareTo(other.group)
                : Integer.compare(one.municipality, other.municipality));
        overview.history()
                .stream()
                .flatMap(each -> each.settlement().stream())
                .flatMap(each -> each.bills().stream())
                .filter(bill -> mean(bill).isPresent())
                .forEach(bill -> found.add(new Place(bill.municipality(), bill.careGroup())));
        return List.copyOf(found);
    }

    /// The place's bill of each month, the last edition's where there are several.
    private List<Optional<Bill>> bills(Place place) {
        return overview.history()
                .stream()
                .map(month -> month.settlement()
                        .stream()
                        .flatMap(each -> each.bills().stream())
                        .filter(bill -> bill.municipality() == place.municipality && bill.careGroup() == place.group)
                        .reduce((_, later) -> later))
                .toList();
    }

    private static Optional<BigDecimal> mean(Bill bill) {
        return bill.charge().mean().map(mean -> mean.rounded(3, RoundingMode.HALF_UP));
    }

    /// By the days, not by the decimals that are shown.
    private static boolean isAbove(Bill bill) {
        return bill.charge().excessOfMonth().value().signum() > 0;
    }

    private void picture(Place place, BigDecimal highest) {
        var bills = bills(place);
        var means = bills.stream().map(bill -> bill.flatMap(MeanPictures::mean)).toList();
        var limit = bills.stream()
                .flatMap(Optional::stream)
                .reduce((_, later) -> later)
                .flatMap(OverviewTables::threshold);
        var isAbove = bills.stream().map(bill -> bill.filter(MeanPictures::isAbove).isPresent()).toList();
        long above = isAbove.stream().filter(each -> each).count();
        long there = means.stream().flatMap(Optional::stream).count();
        var name = overview.month().name(place.municipality)
                + (place.group == CareGroup.ALL ? "" : " · " + texts.get("care-group." + place.group.code()));
        var now = means.getLast().map(mean -> page.numerals().about(mean, 2)).orElse("–");
        var shown = limit.map(each -> page.numerals().people(each)).orElse("–");
        var words = texts.get("overview.mean-words", name, now, shown, above, there);
        page.raw("<li><p class=\"name\"><span>" + MarkupSafe.of(name) + "</span> <span class=\"number"
                + (isAbove.getLast() ? " more" : "") + "\">"
                + means.getLast().map(mean -> page.data(new TableValue.Decimal(mean, 2))).orElse("–") + "</span></p>");
        page.raw(Pictures.means(means, isAbove, limit, highest, words));
        page.element("p class=\"small\"", texts.get("overview.mean-above", above, there, shown));
        page.raw("</li>\n");
    }

    /// Months without settlement are told, never drawn as nothing.
    private void missing() {
        var months = new ArrayList<PastMonth>(overview.history());
        months.removeIf(each -> each.settlement().isPresent());
        if (!months.isEmpty()) {
            var dates = new DateTimeFormats(texts);
            page.raw("<details><summary>")
                    .raw(MarkupSafe.of(texts.get("overview.months-missing", months.size())))
                    .raw("</summary><ul>\n");
            months.stream()
                    .collect(Collectors.groupingBy(
                            each -> each.why().map(texts::of).orElse(""), LinkedHashMap::new,
                            Collectors.mapping(each -> dates.month(each.month()), Collectors.joining(", "))))
                    .forEach((why, names) -> page.element("li", names + ": " + why));
            page.raw("</ul></details>\n");
        }
    }
}
