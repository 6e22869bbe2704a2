package se.klardag.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Timeline;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one value with its versions, gaps and sources (*inläsning av villkor*).
final class ValueReader {
    private final YamlTree tree;
    private final String ownSource;
    private final LocalDate start;

    /// @param ownSource what a bare value cites: the file itself
    /// @param start     first date of a value that states none
    ValueReader(YamlTree tree, String ownSource, LocalDate start) {
        this.tree = tree;
        this.ownSource = ownSource;
        this.start = start;
    }

    Stated read(String path, JsonNode node) {
        return read(path, node, path.isEmpty() ? "" : "/" + path.replace('.', '/'));
    }

    /// @param pointer where the value stands in the file, when that is not its address
    Stated read(String path, JsonNode node, String pointer) {
        if (!AgreementReader.isStated(node)) {
            var version = new Version(
                    text(node), Status.ASSUMED, new Source(ownSource, "", ""), start, null, false, tree, pointer);
            return new Stated(path, List.of(version), List.of());
        }
        var versions = new ArrayList<Version>();
        if (node.has("values")) {
            int index = 0;
            for (var each : node.get("values")) {
                versions.add(version(each, pointer + "/values/" + index++));
            }
        } else {
            versions.add(version(node, pointer));
        }
        versions.sort(Comparator.comparing(Version::from));
        refuseOverlaps(versions);
        return new Stated(path, versions, gaps(node.get("gaps"), pointer, versions));
    }

    /// A note has dates, status and source as a value has, and words instead of the value.
    Note note(JsonNode node, String pointer) {
        var stated = version(node, pointer);
        return new Note(
                node.get("id").asString(),
                wording(node.get("says")),
                new Provenance(stated.status(), stated.source(), stated.from(), stated.to()));
    }

    private Version version(JsonNode node, String pointer) {
        var value = node.get("value");
        var from = node.get("from");
        var to = node.get("to");
        var first = from == null ? start : date(tree, pointer + "/from", from.asString());
        var last = to == null ? null : date(tree, pointer + "/to", to.asString());
        if (last != null && last.isBefore(first)) {
            throw problem(pointer, new Wording("slutar före sin början", "ends before it starts"));
        }
        var stated = node.get("status");
        return new Version(
                value == null ? "" : text(value),
                stated == null ? Status.ASSUMED : status(stated.asString()),
                source(node, pointer),
                first,
                last,
                false,
                tree,
                pointer);
    }

    private void refuseOverlaps(List<Version> versions) {
        for (int i = 1; i < versions.size(); i++) {
            var before = versions.get(i - 1);
            if (before.covers(versions.get(i).from())) {
                throw problem(
                        versions.get(i).pointer(),
                        new Wording("två värden gäller samma datum", "two values hold on the same date"));
            }
        }
    }

    private List<Timeline.Gap> gaps(@Nullable JsonNode node, String pointer, List<Version> versions) {
        var gaps = new ArrayList<Timeline.Gap>();
        if (node != null) {
            int index = 0;
            for (var each : node) {
                gaps.add(gap(each, pointer + "/gaps/" + index++, versions));
            }
        }
        return gaps;
    }

    private Timeline.Gap gap(JsonNode node, String pointer, List<Version> versions) {
        var from = date(tree, pointer + "/from", node.get("from").asString());
        var to = date(tree, pointer + "/to", node.get("to").asString());
        if (to.isBefore(from)) {
            throw problem(pointer, new Wording("slutar före sin början", "ends before it starts"));
        }
        boolean filled = versions.stream()
                .anyMatch(version -> version.covers(from) || version.covers(to)
                        || (!version.from().isBefore(from) && !version.from().isAfter(to)));
        if (filled) {
            throw problem(
                    pointer,
                    new Wording("ett värde gäller i luckan", "a value holds on dates of the gap"));
        }
        return new Timeline.Gap(from, to, wording(node.get("why")));
    }

    private Source source(JsonNode node, String pointer) {
        var at = node.has("at") ? node.get("at").asString() : "";
        var source = node.get("source");
        if (source == null) {
            return new Source(ownSource, at, "");
        }
        if (source instanceof ObjectNode inline) {
            return inline(inline, at);
        }
        var named = tree.root().path("sources").get(source.asString());
        if (!(named instanceof ObjectNode listed)) {
            throw problem(
                    pointer + "/source",
                    new Wording(
                            "källan " + source.asString() + " finns inte under sources",
                            "source " + source.asString() + " is not listed under sources"));
        }
        return inline(listed, at);
    }

    private static Source inline(ObjectNode node, String at) {
        return new Source(
                node.get("title").asString(),
                at.isEmpty() && node.has("at") ? node.get("at").asString() : at,
                node.has("url") ? node.get("url").asString() : "");
    }

    private RuleFileException problem(String pointer, Wording message) {
        return new RuleFileException(List.of(tree.problem(pointer, message)));
    }

    /// A scalar as text; a number without exponent.
    private static String text(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
    }

    static LocalDate date(YamlTree tree, String pointer, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new RuleFileException(List.of(tree.problem(
                    pointer,
                    new Wording("inget datum: " + text + " (skriv ÅÅÅÅ-MM-DD)",
                            "no date: " + text + " (YYYY-MM-DD)"))));
        }
    }

    static Status status(String code) {
        for (var status : Status.values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status: " + code);
    }

    /// Text in both languages, or one text for both.
    static Wording wording(JsonNode node) {
        return node instanceof ObjectNode both
                ? new Wording(both.get("sv").asString(), both.get("en").asString())
                : Wording.same(node.asString());
    }
}
