package se.klardag.cli.report.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.MarkupSafe;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.ShippedFile;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A simulation as one page (*simuleringsrapport*) that opens from an attachment, offline: script and style stand in it and
/// are named by their hashes, and nothing else may run or be fetched.
public final class SimulationHtml {
    private static final Pattern PLACE = Pattern
            .compile("\\{(lang|script|style|script-hash|style-hash|data|noscript|title|summary|who|table)}");
    /// One script, in this order.
    private static final List<String> SCRIPTS = List.of("words", "arithmetic", "pictures", "first", "bills", "chance",
            "controls");

    private SimulationHtml() {}

    /// @param everyHour whether the sliders know every whole hour as a day break
    public static String print(Simulation simulation, Texts texts, boolean everyHour) {
        var script = SCRIPTS.stream()
                .map(each -> ShippedFile.text(SimulationHtml.class, "page-" + each + ".js"))
                .collect(Collectors.joining());
        var style = ShippedFile.text(SimulationHtml.class, "report.css");
        var data = JsonMapper.shared()
                .writeValueAsString(visible(new ReportData(simulation, texts, everyHour).node()))
                // so that no text can end the element that holds it
                .replace("<", "\\u003c");
        var parts = new LinkedHashMap<String, String>();
        parts.put("lang", texts.language().name().toLowerCase(Locale.ROOT));
        parts.put("script", script);
        parts.put("style", style);
        parts.put("script-hash", ShippedFile.pageHash(script));
        parts.put("style-hash", ShippedFile.pageHash(style));
        parts.put("data", data);
        parts.put("noscript", MarkupSafe.of(texts.get("page.noscript")));
        parts.put("title", MarkupSafe.of(texts.of(simulation.title())));
        parts.put("summary", MarkupSafe.of(new SimulationSummary(simulation, texts).sentence()));
        parts.put("who", MarkupSafe.of(texts.get("page.who")));
        parts.put("table", table(simulation, texts));
        return filled(ShippedFile.text(SimulationHtml.class, "report.html"), parts);
    }

    /// What each municipality is to pay, for whoever has no script.
    private static String table(Simulation simulation, Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var rows = new StringBuilder("<caption>").append(MarkupSafe.of(texts.get("page.municipalities-caption")))
                .append("</caption><thead><tr>");
        for (var column : List.of(
                "page.column-code", "page.column-name", "page.column-base", "page.column-changed",
                "page.column-difference")) {
            rows.append("<th scope=\"col\">").append(MarkupSafe.of(texts.get(column))).append("</th>");
        }
        rows.append("</tr></thead><tbody>");
        simulation.comparison().linesToPay().forEach((code, line) -> {
            var difference = numerals.aboutAmount(line.difference());
            rows.append("<tr><td class=\"text\">")
                    .append(Municipality.codeText(code))
                    .append("</td><th scope=\"row\" class=\"text\">")
                    .append(MarkupSafe.of(simulation.name(code)))
                    .append("</th>");
            for (var cell : List.of(
                    numerals.aboutAmount(line.base()), numerals.aboutAmount(line.changed()),
                    (line.difference().signum() > 0 ? "+" : "") + difference)) {
                rows.append("<td>").append(MarkupSafe.of(cell)).append("</td>");
            }
            rows.append("</tr>");
        });
        return rows.append("</tbody>").toString();
    }

    /// The data with every text as a reader may see it.
    private static JsonNode visible(JsonNode node) {
        return switch (node) {
            case StringNode text -> StringNode.valueOf(TerminalSafe.of(text.asString()));
            case ArrayNode list -> {
                var seen = JsonNodeFactory.instance.arrayNode();
                list.forEach(each -> seen.add(visible(each)));
                yield seen;
            }
            case ObjectNode object -> {
                var seen = JsonNodeFactory.instance.objectNode();
                object.forEachEntry((key, value) -> seen.set(TerminalSafe.visible(key), visible(value)));
                yield seen;
            }
            default -> node;
        };
    }

    /// At one go: what a part holds is not itself replaced.
    private static String filled(String page, Map<String, String> parts) {
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }
}
