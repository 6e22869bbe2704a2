package se.klardag.cli.report.overview;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.ShippedFile;
import se.klardag.cli.text.Texts;

/// A month as one page (*månadssida*) that opens from an attachment, offline: its style stands in it and is named by its hash,
/// no script is in it, and nothing may be fetched.
public final class OverviewPage {
    private static final Pattern PLACE = Pattern.compile("\\{(lang|style|style-hash|title|skip|body)}");

    private OverviewPage() {}

    /// The page of a region, or of a municipality where the overview is of one.
    public static String print(MonthOverview overview, Texts texts) {
        var style = ShippedFile.text(OverviewPage.class, "overview.css");
        var first = new FirstScreen(overview, texts);
        var body = first.print() + new PageSections(overview, texts).print();
        var parts = new LinkedHashMap<String, String>();
        parts.put("lang", texts.language().name().toLowerCase(Locale.ROOT));
        parts.put("style", style);
        parts.put("style-hash", ShippedFile.pageHash(style));
        parts.put("title", MarkupSafe.of(first.title()));
        parts.put("skip", MarkupSafe.of(texts.get("overview.skip")));
        parts.put("body", body);
        return filled(ShippedFile.text(OverviewPage.class, "overview.html"), parts);
    }

    /// At one go: what a part holds is not itself replaced.
    private static String filled(String page, Map<String, String> parts) {
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }
}
