package se.klardag.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an agreement of an adoption file (*antagande*): a party that holds the signed paper closes the gaps of an
/// agreement we know, by a role, on a date.
///
/// A confirmed value is official: the party says so. A set value is verified where the file names the source it was read
/// in; without one it stays assumed, and a remark names the line.
final class AdoptionReader {
    private final YamlTree tree;
    private final Agreement base;
    private final String by;
    private final LocalDate on;
    private final Map<String, Stated> values;
    private final List<RuleProblem> remarks;

    private AdoptionReader(YamlTree tree, Agreement base) {
        this.tree = tree;
        this.base = base;
        this.by = tree.root().get("by").asString();
        this.on = ValueReader.date(tree, "/on", tree.root().get("on").asString());
        this.values = new LinkedHashMap<>(base.values());
        this.remarks = new ArrayList<>(base.remarks());
    }

    static boolean isAdoption(YamlTree tree) {
        return tree.root().has("adopts");
    }

    /// @param known finds the agreement that is adopted
    static Agreement read(YamlTree tree, Function<String, Agreement> known) {
        return new AdoptionReader(tree, known.apply(tree.root().get("adopts").asString())).agreement();
    }

    private Agreement agreement() {
        confirm();
        set();
        var files = new ArrayList<>(base.files());
        files.add(tree.source());
        return new Agreement(
                tree.root().get("id").asString(),
                base.id(),
                base.title()
                        .and(new Wording(" – antagen av " + by + " " + on, " – adopted by " + by + " on " + on)),
                base.from(),
                base.to(),
                base.parties(),
                base.confidence(),
                values,
                base.notes(),
                remarks,
                files,
                base.followed(),
                base.library());
    }

    private void confirm() {
        int index = 0;
        for (var each : tree.root().path("confirms")) {
            var path = each.asString();
            var pointer = "/confirms/" + index++;
            var stated = values.get(path);
            if (stated == null) {
                throw problem(
                        pointer,
                        new Wording(
                                path + " är inget villkor i " + base.id(), path + " is no term of " + base.id()));
            }
            var versions = new ArrayList<Version>();
            for (var version : stated.versions()) {
                versions.add(confirmed(version, path, pointer));
            }
            values.put(path, new Stated(path, versions, stated.gaps()));
        }
    }

    private Version confirmed(Version version, String path, String pointer) {
        if (version.status() == Status.UNKNOWN) {
            throw problem(
                    pointer,
                    new Wording(
                            path + " är okänt: ange värdet under sets i stället",
                            path + " is unknown: state the value under sets instead"));
        }
        var status = version.status().binds() ? version.status() : Status.OFFICIAL;
        return version.adopted(status, new Source(by + " " + on, version.source().cited(), version.source().url()));
    }

    private void set() {
        var reader = new ValueReader(tree, by + " " + on, base.from());
        var found = new LinkedHashMap<String, Stated>();
        if (tree.root().get("sets") instanceof ObjectNode sets) {
            for (var group : sets.properties()) {
                for (var member : group.getValue().properties()) {
                    var path = group.getKey() + "." + member.getKey();
                    if (group.getKey().equals("tariff")) {
                        member.getValue()
                                .properties()
                                .forEach(
                                        term -> set(path + "." + term.getKey(), term.getValue(), reader, found));
                    } else {
                        set(path, member.getValue(), reader, found);
                    }
                }
            }
        }
        AgreementReader.overlay(values, found);
    }

    private void set(String path, JsonNode node, ValueReader reader, Map<String, Stated> found) {
        found.put(path, vouchedFor(reader.read(path, node, "/sets/" + path.replace('.', '/'))));
    }

    private Stated vouchedFor(Stated stated) {
        var versions = new ArrayList<Version>();
        for (var version : stated.versions()) {
            boolean sourced = tree.root().at(version.pointer()).has("source");
            if (!sourced) {
                remarks.add(tree.problem(
                        version.pointer(),
                        new Wording(
                                "källa saknas: värdet räknas som antaget och ingen räkning blir bindande",
                                "no source: the value counts as assumed, and no bill becomes binding")));
            }
            boolean unstated = !tree.root().at(version.pointer()).has("status");
            var status = sourced && unstated ? Status.VERIFIED : version.status();
            versions.add(version.adopted(status, version.source()));
        }
        return new Stated(stated.path(), versions, stated.gaps());
    }

    private RuleFileException problem(String pointer, Wording message) {
        return new RuleFileException(List.of(tree.problem(pointer, message)));
    }
}
