package se.klardag.cli.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.RepeatedStay;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.facts.Municipality;

/// Why an export does not look whole, in words (*brister i exporten*).
public final class CoverageText {
    private static final int NAMED = 5;

    private CoverageText() {}

    /// A line for each reason.
    public static List<String> lines(List<Shortfall> shortfalls, Texts texts) {
        var lines = new ArrayList<String>();
        shortfalls.forEach(each -> lines.add(line(each, texts)));
        return lines;
    }

    /// A line for each stay that comes more than once.
    public static List<String> repeats(List<RepeatedStay> repeats, Texts texts) {
        return repeats.stream()
                .map(each -> each.isNamed()
                        ? texts.get("repeated.stay", IdentityMask.mask(each.id()), IdentityMask.mask(each.first()))
                        : texts.get("repeated.stay-elsewhere"))
                .toList();
    }

    /// One line for all periods that overlap, with the first of them; none where none do.
    public static List<String> overlaps(List<RepeatedStay> overlaps, Texts texts) {
        if (overlaps.isEmpty()) {
            return List.of();
        }
        var first = overlaps.stream()
                .limit(NAMED)
                .map(each -> texts.get(
                        "overlapping.pair", IdentityMask.mask(each.id()), IdentityMask.mask(each.first())))
                .collect(Collectors.joining(", "));
        return List.of(texts.get("overlapping.stays",
                new NumberFormats(texts.language()).people(overlaps.size()),
                overlaps.size() > NAMED ? first + " …" : first));
    }

    /// Days that follow each other as the first and the last of them.
    private static String runs(List<LocalDate> days) {
        var text = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            boolean follows = i > 0 && days.get(i - 1).plusDays(1).equals(days.get(i));
            boolean goesOn = i + 1 < days.size() && days.get(i).plusDays(1).equals(days.get(i + 1));
            if (!follows) {
                text.append(text.isEmpty() ? "" : ", ").append(days.get(i));
            } else if (!goesOn) {
                text.append('–').append(days.get(i));
            }
        }
        return text.toString();
    }

    private static String line(Shortfall shortfall, Texts texts) {
        return switch (shortfall) {
            case Shortfall.NoCase _ -> texts.get("partial.no-case");
            case Shortfall.EndsEarly(var last) ->
                last.map(day -> texts.get("partial.ends-early", day))
                        .orElseGet(() -> texts.get("partial.no-event"));
            case Shortfall.DaysWithout(var days) ->
                texts.get("partial.days-without-discharges", runs(days));
            case Shortfall.PayersWithout(var usual) ->
                texts.get("partial.parties-without-case",
                        usual.entrySet()
                                .stream()
                                .map(each -> Municipality.codeText(each.getKey()) + " (" + each.getValue() + ")")
                                .collect(Collectors.joining(", ")));
        };
    }
}
