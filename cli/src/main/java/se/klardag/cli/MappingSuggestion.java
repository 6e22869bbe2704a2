package se.klardag.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.ColumnForm;
import se.klardag.cli.cases.Shown;
import se.klardag.rules.Mapping;
import se.klardag.rules.Mappings;

/// A mapping profile proposed from a file's headings (*förslag till mappning*): a heading goes to the column whose known
/// headings it is most like, and one that is like none is left for a person.
final class MappingSuggestion {
    /// Of all letters, how many two headings must share.
    private static final int LIKE_PERCENT = 60;
    private static final int BEGINS_PERCENT = 75;
    private static final int SHORTEST_BEGINNING = 5;

    private final Texts texts;
    private final Mapping words = Mappings.find(Mappings.ids().getFirst(), CaseFiles.columns());
    private final Map<String, List<String>> known = new LinkedHashMap<>();

    MappingSuggestion(Texts texts) {
        this.texts = texts;
        for (var id : Mappings.ids()) {
            Mappings.find(id, CaseFiles.columns())
                    .columns()
                    .forEach((column, headings) -> {
                        var all = known.computeIfAbsent(column, name -> new ArrayList<>(List.of(name)));
                        headings.stream().map(Mapping::plain).filter(each -> !all.contains(each)).forEach(all::add);
                    });
        }
    }

    /// A column for a heading, and how like its known headings it is, in percent.
    private record Match(String heading, String column, int likeness) {}

    /// The profile as YAML.
    String yaml(List<String> headings) {
        var placed = place(headings);
        var out = new StringBuilder();
        out.append("schema: 1\nid: my-export\ntitle: ").append(texts.get("suggest.title")).append('\n');
        out.append("status: proposed\nsays: ").append(texts.get("suggest.says")).append("\ncolumns:\n");
        var columns = new TreeMap<Integer, Match>();
        placed.values().forEach(match -> columns.put(order().indexOf(match.column()), match));
        columns.values().forEach(match -> {
            out.append("  ").append(match.column()).append(": [").append(quoted(match.heading())).append(']');
            out.append(match.likeness() < 100 ? "  # " + texts.get("suggest.check") + "\n" : "\n");
        });
        headings.stream()
                .filter(heading -> !placed.containsKey(heading))
                .forEach(heading -> out.append("  # ")
                        .append(texts.get("suggest.unplaced", Shown.briefly(heading)))
                        .append('\n'));
        missing(placed).forEach(column -> out.append("  # ").append(texts.get("suggest.missing", column)).append('\n'));
        out.append("municipality: name-or-code\ndates: [");
        out.append(String.join(", ", words.dates().stream().map(MappingSuggestion::quoted).toList()));
        return out.append("]\n").append(codes(placed)).toString();
    }

    /// Best matches first; a column and a heading are used once.
    private Map<String, Match> place(List<String> headings) {
        var matches = new ArrayList<Match>();
        for (var heading : headings) {
            known.forEach((column, names) -> {
                int likeness = names.stream().mapToInt(name -> likeness(name, Mapping.plain(heading))).max().orElse(0);
                if (likeness >= LIKE_PERCENT) {
                    matches.add(new Match(heading, column, likeness));
                }
            });
        }
        matches.sort((one, other) -> Integer.compare(other.likeness(), one.likeness()));
        var placed = new HashMap<String, Match>();
        var taken = new ArrayList<String>();
        for (var match : matches) {
            if (!placed.containsKey(match.heading()) && !taken.contains(match.column())) {
                placed.put(match.heading(), match);
                taken.add(match.column());
            }
        }
        return placed;
    }

    private static List<String> order() {
        var order = new ArrayList<>(ColumnForm.ofCases().stream().map(ColumnForm::name).toList());
        ColumnForm.ofEvents().stream().map(ColumnForm::name).filter(name -> !order.contains(name)).forEach(order::add);
        return order;
    }

    private static List<String> missing(Map<String, Match> placed) {
        var columns = placed.values().stream().map(Match::column).toList();
        boolean events = columns.containsAll(Set.of("event", "at"));
        return (events ? ColumnForm.ofEvents() : ColumnForm.ofCases()).stream()
                .filter(ColumnForm::required)
                .map(ColumnForm::name)
                .filter(name -> !columns.contains(name))
                .toList();
    }

    /// The codes we know for the columns that hold words.
    private String codes(Map<String, Match> placed) {
        var columns = placed.values().stream().map(Match::column).toList();
        var out = new StringBuilder();
        words.codes().forEach((column, codes) -> {
            if (columns.contains(column)) {
                out.append("  ").append(column).append(":\n");
                var byWord = new LinkedHashMap<String, List<String>>();
                codes.forEach((code, word) -> byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(quoted(code)));
                byWord.forEach((word, each) -> out.append("    ")
                        .append(quoted(word))
                        .append(": [")
                        .append(String.join(", ", each))
                        .append("]\n"));
            }
        });
        return out.isEmpty() ? "" : "codes:\n" + out;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// 100 when equal; less when a heading begins with a known one, or has most of its letters in order.
    private static int likeness(String one, String other) {
        if (one.equals(other)) {
            return 100;
        }
        if (one.length() >= SHORTEST_BEGINNING && other.startsWith(one)
                && !Character.isLetter(other.charAt(one.length()))) {
            return BEGINS_PERCENT;
        }
        int longest = Math.max(one.length(), other.length());
        return longest == 0 ? 0 : 99 * (longest - distance(one, other)) / longest;
    }

    /// Letters to change, add or take away.
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
