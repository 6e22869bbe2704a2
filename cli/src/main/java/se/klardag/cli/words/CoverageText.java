package se.klardag.cli.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.text.Texts;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.facts.Municipality;

/// Why an export does not look whole, in words (*brister i exporten*).
public final class CoverageText {
    private CoverageText() {}

    /// A line for each reason.
    public static List<String> lines(List<Shortfall> shortfalls, Texts texts) {
        var lines = new ArrayList<String>();
        shortfalls.forEach(each -> lines.add(line(each, texts)));
        return lines;
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
