package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.rules.Agreement;
import se.klardag.rules.Municipalities;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The agreements we have (*förteckning*): those that can be settled first, each group by region and date.
public final class AgreementList {
    private static final int LONGEST_REGION = 30;

    private final Municipalities municipalities;
    private final Texts texts;
    private final Map<Standing.Kind, List<Agreement>> byKind = new EnumMap<>(Standing.Kind.class);

    public AgreementList(List<Agreement> agreements, Municipalities municipalities, Texts texts) {
        this.municipalities = municipalities;
        this.texts = texts;
        agreements.stream()
                .sorted(Comparator.comparing((Agreement agreement) -> region(agreement)).thenComparing(Agreement::from))
                .forEach(agreement -> byKind
                        .computeIfAbsent(Standing.of(agreement).kind(), _ -> new ArrayList<>())
                        .add(agreement));
    }

    /// A line per agreement, below a heading for each kind.
    public String print(boolean styled) {
        var out = new StringBuilder();
        int region = widest(this::region);
        int id = widest(Agreement::id);
        int span = widest(agreement -> bound(agreement).span());
        byKind.forEach((kind, agreements) -> {
            var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
            var heading = new TextTable(List.of(Side.LEFT));
            heading.add(Style.BOLD, List.of(texts.get("list.heading." + kind.code())));
            out.append(heading.print(styled));
            for (var agreement : agreements) {
                table.add(
                        Style.PLAIN,
                        List.of(
                                "  " + padded(region(agreement), region),
                                padded(agreement.id(), id),
                                padded(bound(agreement).span(), span),
                                Standing.of(agreement).brief(texts)));
            }
            out.append(table.print(styled)).append('\n');
        });
        return out.append(texts.get("list.footer")).append('\n').toString();
    }

    /// One array, in the order of the text.
    public String json() {
        var nodes = JsonNodeFactory.instance.arrayNode();
        byKind.values().stream().flatMap(List::stream).forEach(agreement -> {
            var standing = Standing.of(agreement);
            nodes.addObject()
                    .put("id", agreement.id())
                    .put("region", region(agreement))
                    .put("title", texts.of(agreement.title()))
                    .put("from", agreement.from().toString())
                    .put("to", agreement.to() == null ? null : agreement.to().toString())
                    .put("state", standing.kind().code())
                    .put("terms", standing.terms())
                    .put("open", standing.open())
                    .put("unknown", standing.unknown())
                    .put("missing", standing.missing());
        });
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(nodes) + "\n";
    }

    private Bound bound(Agreement agreement) {
        return new Bound(agreement, municipalities, texts);
    }

    private String region(Agreement agreement) {
        var region = bound(agreement).region();
        return region.length() <= LONGEST_REGION ? region : region.substring(0, LONGEST_REGION - 1) + "…";
    }

    private int widest(Function<Agreement, String> column) {
        return byKind.values()
                .stream()
                .flatMap(List::stream)
                .mapToInt(agreement -> column.apply(agreement).length())
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
