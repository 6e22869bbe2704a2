package se.klardag.cli.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.indicators.Placement;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.places.Municipalities;

/// How it was counted, and what was left out (*räknesätt*): one line each.
public final class CountingNotes {
    private final IndicatorTotals gathering;
    private final Inhabitants inhabitants;
    private final Municipalities municipalities;
    private final Texts texts;
    private final NumberFormats numerals;

    public CountingNotes(IndicatorTotals gathering, Inhabitants inhabitants, Municipalities municipalities,
            Texts texts) {
        this.gathering = gathering;
        this.inhabitants = inhabitants;
        this.municipalities = municipalities;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    /// Every line.
    ///
    /// @param rejected rows that are no cases
    public List<String> lines(long rejected) {
        var lines = new ArrayList<>(Stream.of("indicator.note.days", "indicator.note.split", "indicator.note.means",
                "indicator.note.beds", "indicator.note.remaining").map(texts::get).toList());
        lines.add(texts.get("indicator.note.cases", count(Placement.CLOSED), count(Placement.STILL_IN)));
        lines.add(texts.get("indicator.note.left-out", count(Placement.NO_READY_NOTICE), count(Placement.WITHDRAWN),
                count(Placement.BEFORE), count(Placement.AFTER), numerals.people(rejected)));
        if (inhabitants.isKnown()) {
            lines.add(texts.get("indicator.note.inhabitants", numerals.people(inhabitants.all()),
                    numerals.people(inhabitants.kommuner())));
            var lacking = inhabitants.lacking(gathering);
            if (!lacking.isEmpty()) {
                lines.add(texts.get("indicator.note.lacking", lacking.stream()
                        .map(code -> municipalities.find(code).orElseThrow().name())
                        .collect(Collectors.joining(", "))));
            }
        }
        if (gathering.by().contains(GroupBy.delregion)) {
            var statuses = gathering.seen()
                    .stream()
                    .flatMap(code -> municipalities.delregion(code).stream())
                    .map(delregion -> delregion.status())
                    .distinct()
                    .sorted()
                    .map(this::word)
                    .collect(Collectors.joining(", "));
            if (!statuses.isEmpty()) {
                lines.add(texts.get("indicator.note.delregion", statuses));
            }
        }
        if (gathering.by().contains(GroupBy.month)) {
            lines.add(texts.get("indicator.note.month"));
        }
        return lines;
    }

    private String word(Status status) {
        return texts.get("status." + status.code());
    }

    private String count(Placement placement) {
        return numerals.people(gathering.count(placement));
    }
}
