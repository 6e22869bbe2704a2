package se.klardag.rules.agreement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one value with its versions, gaps and sources (*inläsning av villkor*).
final class ValueReader {
    private static final Set<String> STATED_KEYS = Set.of("value", "values", "status");

    private final YamlTree tree;
    private final String ownSource;
    private final LocalDate start;
    private final Map<String, StatedTerm> below;

    /// @param ownSource what a bare value cites: the file itself
    /// @param start     first date of a value that states none
    /// @param below     what the file goes on from, where it states no start: a value without a date begins where the one it replaces begins
    ValueReader(YamlTree tree, String ownSource, LocalDate start, Map<String, StatedTerm> below) {
        this.tree = tree;
        this.ownSource = ownSource;
        this.start = start;
        this.below = below;
    }

    StatedTerm read(WrittenTerm written) {
        var path = written.path();
        var node = written.value();
        var pointer = written.pointer();
        if (path.endsWith("." + Agreement.SELECTED_BY)) {
            throw tree.unusable(
                    pointer, new BilingualText("gäller all vård; flytta ut det", "holds for all care; move it out"));
        }
        if (node instanceof ArrayNode dated) {
            return new StatedTerm(path, versions(dated, pointer, start(path)), List.of());
        }
        if (!isStated(node)) {
            var version = new TermVersion(
                    text(node), Status.ASSUMED, new Source(ownSource, "", ""), start(path), null, null, "",
                    false, Optional.empty(), Optional.empty(), tree, pointer);
            return new StatedTerm(path, List.of(version), List.of());
        }
        var versions = node.has("values")
                ? versions(node.get("values"), pointer + "/values", start(path))
                : List.of(version(node, pointer, start(path)));
        return new StatedTerm(path, versions, gaps(node.get("gaps"), pointer, versions));
    }

    /// Versions in the order of their dates, no two of which hold on the same.
    private List<TermVersion> versions(JsonNode values, String pointer, LocalDate inherited) {
        var versions = new ArrayList<TermVersion>();
        int index = 0;
        for (var each : values) {
            versions.add(version(each, pointer + "/" + index++, inherited));
        }
        versions.sort(Comparator.comparing(TermVersion::from));
        refuseOverlaps(versions);
        return versions;
    }

    /// A note has dates, status and source as a value has, and words instead of the value.
    AgreementNote note(JsonNode node, String pointer) {
        var stated = version(node, pointer, start);
        var about = new TreeSet<Integer>();
        node.path("about").forEach(code -> about.add(Integer.valueOf(code.asString())));
        return new AgreementNote(
                node.get("id").asString(),
                YamlTree.wording(node.get("says")),
                new Provenance(
                        stated.weakest(), stated.source(), stated.from(), stated.to(), stated.spoken()),
                about);
    }

    private LocalDate start(String path) {
        var replaced = below.get(path);
        return replaced == null
                ? start
                : replaced.versions()
                        .stream()
                        .map(TermVersion::from)
                        .filter(start::isAfter)
                        .min(Comparator.naturalOrder())
                        .orElse(start);
    }

    private TermVersion version(JsonNode node, String pointer, LocalDate inherited) {
        var value = node.get("value");
        var from = node.get("from");
        var to = node.get("to");
        var first = from == null ? inherited : date(tree, pointer + "/from", from.asString());
        var last = to == null ? null : date(tree, pointer + "/to", to.asString());
        if (last != null && last.isBefore(first)) {
            throw tree.unusable(pointer, new BilingualText("slutar före sin början", "ends before it starts"));
        }
        var stated = node.get("status");
        return new TermVersion(
                value == null ? "" : text(value),
                stated == null ? Status.ASSUMED : YamlTree.status(stated.asString()),
                source(node, pointer),
                first,
                last,
                spoken(node, pointer, first),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                tree,
                pointer);
    }

    private void refuseOverlaps(List<TermVersion> versions) {
        for (int i = 1; i < versions.size(); i++) {
            var before = versions.get(i - 1);
            if (before.covers(versions.get(i).from())) {
                throw tree.unusable(
                        versions.get(i).pointer(),
                        new BilingualText("två värden gäller samma datum", "two values hold on the same date"));
            }
        }
    }

    private List<Timeline.Gap> gaps(@Nullable JsonNode node, String pointer, List<TermVersion> versions) {
        var gaps = new ArrayList<Timeline.Gap>();
        if (node != null) {
            int index = 0;
            for (var each : node) {
                gaps.add(gap(each, pointer + "/gaps/" + index++, versions));
            }
        }
        return gaps;
    }

    private Timeline.Gap gap(JsonNode node, String pointer, List<TermVersion> versions) {
        var from = date(tree, pointer + "/from", node.get("from").asString());
        var to = date(tree, pointer + "/to", node.get("to").asString());
        if (to.isBefore(from)) {
            throw tree.unusable(pointer, new BilingualText("slutar före sin början", "ends before it starts"));
        }
        boolean filled = versions.stream()
                .anyMatch(version -> version.covers(from) || version.covers(to)
                        || (!version.from().isBefore(from) && !version.from().isAfter(to)));
        if (filled) {
            throw tree.unusable(
                    pointer,
                    new BilingualText("ett värde gäller i luckan", "a value holds on dates of the gap"));
        }
        return new Timeline.Gap(from, to, YamlTree.wording(node.get("why")));
    }

    /// The day from which the value's source speaks, where that is after the value's first: the day it is dated, unless it
    /// says that it speaks of an earlier time.
    private @Nullable LocalDate spoken(JsonNode node, String pointer, LocalDate first) {
        var source = node.get("source");
        if (source == null) {
            return null;
        }
        var named = named(source, pointer);
        var dated = day(named, source, pointer, "dated");
        var earlier = day(named, source, pointer, "speaksFrom");
        if (earlier != null && dated != null && !earlier.isBefore(dated)) {
            throw tree.unusable(
                    address(source, pointer) + "/speaksFrom",
                    new BilingualText("dagen ska vara före dated", "the day must be before dated"));
        }
        var day = earlier == null ? dated : earlier;
        return day != null && first.isBefore(day) ? day : null;
    }

    private Source source(JsonNode node, String pointer) {
        var at = node.has("at") ? node.get("at").asString() : "";
        var source = node.get("source");
        if (source == null) {
            return new Source(ownSource, at, "");
        }
        var named = named(source, pointer);
        return new Source(
                named.get("title").asString(),
                at.isEmpty() && named.has("at") ? named.get("at").asString() : at,
                named.has("url") ? named.get("url").asString() : "",
                day(named, source, pointer, "dated"),
                dayIs(named),
                day(named, source, pointer, "speaksFrom"));
    }

    /// What the day of a described source is.
    static Source.DayIs dayIs(JsonNode described) {
        return Source.DayIs.of(described.path("dayIs").asString(Source.DayIs.STATED.code()));
    }

    private @Nullable LocalDate day(ObjectNode named, JsonNode source, String pointer, String key) {
        return named.has(key)
                ? date(tree, address(source, pointer) + "/" + key, named.get(key).asString())
                : null;
    }

    /// Where the source is described.
    private static String address(JsonNode source, String pointer) {
        return source instanceof ObjectNode ? pointer + "/source" : "/sources/" + source.asString();
    }

    /// The source as it is described, in place or under its name.
    private ObjectNode named(JsonNode source, String pointer) {
        if (source instanceof ObjectNode inline) {
            return inline;
        }
        var named = tree.root().path("sources").get(source.asString());
        if (!(named instanceof ObjectNode listed)) {
            throw tree.unusable(
                    pointer + "/source",
                    new BilingualText(
                            "källan " + source.asString() + " finns inte under sources",
                            "source " + source.asString() + " is not listed under sources"));
        }
        return listed;
    }

    /// Whether a node states a value with its status, rather than being the bare value.
    private static boolean isStated(JsonNode node) {
        return node instanceof ObjectNode map && STATED_KEYS.stream().anyMatch(map::has);
    }

    /// A scalar as text; a number without exponent.
    private static String text(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
    }

    static LocalDate date(YamlTree tree, String pointer, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw tree.unusable(
                    pointer,
                    new BilingualText("inget datum: " + text + " (skriv ÅÅÅÅ-MM-DD)",
                            "no date: " + text + " (YYYY-MM-DD)"));
        }
    }
}
