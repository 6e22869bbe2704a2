package se.klardag.cli.report.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.AgreementScope;
import se.klardag.cli.words.AgreementStanding;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.PartyRule;
import tools.jackson.databind.node.JsonNodeFactory;

/// The agreements we have (*förteckning*): those that can be settled first, each group by region and date.
public final class AgreementList {
    private static final int LONGEST_REGION = 30;

    private final Municipalities municipalities;
    private final Texts texts;
    private final Map<AgreementStanding.Kind, List<Agreement>> byKind = new EnumMap<>(AgreementStanding.Kind.class);
    private final List<Agreement> abroad = new ArrayList<>();

    public AgreementList(List<Agreement> agreements, Municipalities municipalities, Texts texts) {
        this.municipalities = municipalities;
        this.texts = texts;
        agreements.stream()
                .sorted(Comparator.comparing((Agreement agreement) -> region(agreement)).thenComparing(Agreement::from))
                .forEach(agreement -> group(agreement).add(agreement));
    }

    private List<Agreement> group(Agreement agreement) {
        return isAbroad(agreement)
                ? abroad
                : byKind.computeIfAbsent(AgreementStanding.of(agreement).kind(), _ -> new ArrayList<>());
    }

    private static boolean isAbroad(Agreement agreement) {
        return switch (agreement.parties()) {
            case PartyRule.AnyCode _,PartyRule.Listed _ -> true;
            case PartyRule.Everybody _,PartyRule.OfRegion _,PartyRule.Named _ -> false;
        };
    }

    /// A line per agreement, below a heading for each kind; other countries' rules last.
    public String print(TerminalPage page) {
        var out = new StringBuilder();
        byKind.forEach((kind, agreements) -> out.append(block("list.heading." + kind.code(), agreements, page)));
        if (!abroad.isEmpty()) {
            out.append(block("list.heading.abroad", abroad, page));
        }
        return out.append(texts.get("list.footer")).append('\n').toString();
    }

    private String block(String headingKey, List<Agreement> agreements, TerminalPage page) {
        var table = new TextTable<Agreement>(texts)
                .left(agreement -> "  " + region(agreement))
                .wide(2 + widest(this::region))
                .left(Agreement::id)
                .wide(widest(Agreement::id))
                .left(this::span)
                .wide(widest(this::span))
                .left(agreement -> AgreementStanding.of(agreement).brief(texts));
        return page.bold(texts.get(headingKey)) + "\n" + table.print(agreements, page) + "\n";
    }

    private String span(Agreement agreement) {
        return agreement.to() == null ? bound(agreement).span() : agreement.from() + "–" + agreement.to();
    }

    /// One array, in the order of the text.
    public String json() {
        var nodes = JsonNodeFactory.instance.arrayNode();
        all().forEach(agreement -> {
            var standing = AgreementStanding.of(agreement);
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
        return PrintedJson.of(nodes);
    }

    private Stream<Agreement> all() {
        return Stream.concat(byKind.values().stream().flatMap(List::stream), abroad.stream());
    }

    private AgreementScope bound(Agreement agreement) {
        return new AgreementScope(agreement, municipalities, texts);
    }

    /// The region; of another country's rules what their title begins with, the country.
    private String region(Agreement agreement) {
        var region = isAbroad(agreement)
                ? texts.of(agreement.title()).replaceAll(",.*", "")
                : bound(agreement).region();
        return region.length() <= LONGEST_REGION ? region : region.substring(0, LONGEST_REGION - 1) + "…";
    }

    private int widest(Function<Agreement, String> column) {
        return all().mapToInt(agreement -> column.apply(agreement).length())
                .max()
                .orElse(0);
    }

}
