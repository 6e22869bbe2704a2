package se.klardag.rules.kept;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import se.klardag.rules.TermOverride;
import se.klardag.rules.TermOverrides;
import se.klardag.rules.files.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Other values for kept rules (*ändrade villkor*), written as a file that adopts them: what is settled again under it can be
/// recalculated from texts alone, as everything else.
///
/// @param changes one per value
/// @param source  where it says so, in words; empty where nobody says: then the values count as assumed
/// @param by      role of who states it
/// @param on      the day on which it is stated
public record TermChange(List<TermOverride> changes, String source, String by, LocalDate on) {
    /// What the id of an agreement with changed values ends in.
    public static final String SUFFIX = "-reopened";

    private static final String SOURCE = "reopening";
    private static final String NOBODY = "–";
    private static final int LONGEST_ID = 64;
    private static final int MARK = 8;

    public TermChange {
        changes = List.copyOf(changes);
    }

    /// The kept rules with the changed values.
    ///
    /// @param month for which they are asked
    /// @throws se.klardag.rules.files.RuleFileException when an address or a value is wrong
    public RuleTexts over(RuleTexts kept, YearMonth month) {
        var agreement = kept.ruling(month).agreement();
        TermOverrides.apply(agreement, agreement.id(), changes); // refuses a wrong address or value in its own words
        return kept.adoptedBy(file(kept, agreement.id()));
    }

    /// The file that sets the values.
    private RuleText file(RuleTexts kept, String id) {
        var out = new StringBuilder();
        out.append("id: ").append(text(changedId(id))).append('\n');
        out.append("adopts: ").append(text(kept.reference())).append('\n');
        out.append("by: ").append(text(by.isBlank() ? NOBODY : by)).append('\n');
        out.append("on: ").append(text(on.toString())).append('\n');
        if (!source.isBlank()) {
            out.append("sources:\n  ").append(SOURCE).append(": {title: ").append(text(source)).append("}\n");
        }
        out.append("sets:\n");
        var sets = JsonNodeFactory.instance.objectNode();
        changes.forEach(change -> put(sets, change));
        write(sets, "  ", out);
        var bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        return RuleText.of("reopened-" + on + "-" + RuleText.sha256(bytes).substring(0, MARK) + ".yaml", bytes);
    }

    /// An agreement that was changed before keeps its name.
    private static String changedId(String id) {
        if (id.endsWith(SUFFIX)) {
            return id;
        }
        return id.substring(0, Math.min(id.length(), LONGEST_ID - SUFFIX.length())) + SUFFIX;
    }

    /// A value is a leaf also where it is an object: it is kept as a text until it is written.
    private void put(ObjectNode sets, TermOverride change) {
        var steps = List.of(change.path().split("\\.", -1));
        var node = sets;
        for (var step : steps.subList(0, steps.size() - 1)) {
            node = node.get(step) instanceof ObjectNode group ? group : node.putObject(step);
        }
        node.put(steps.getLast(), JsonMapper.shared().writeValueAsString(sourced(change.value())));
    }

    private JsonNode sourced(JsonNode value) {
        if (value.isArray()) {
            var versions = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> versions.add(sourced(each)));
            return versions;
        }
        var node = value instanceof ObjectNode stated
                ? stated.deepCopy()
                : JsonNodeFactory.instance.objectNode().set("value", value);
        if (!source.isBlank() && !node.has("source")) {
            node.put("source", SOURCE);
        }
        return node;
    }

    private static void write(ObjectNode group, String indent, StringBuilder out) {
        for (Map.Entry<String, JsonNode> each : group.properties()) {
            out.append(indent).append(each.getKey()).append(':');
            if (each.getValue() instanceof ObjectNode inner) {
                out.append('\n');
                write(inner, indent + "  ", out);
            } else {
                out.append(' ').append(each.getValue().asString()).append('\n');
            }
        }
    }

    private static String text(String value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
