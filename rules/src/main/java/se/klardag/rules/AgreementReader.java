package se.klardag.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an agreement of a file whose shape the schema has passed (*inläsning av överenskommelse*).
final class AgreementReader {
    /// The groups of terms, in reading order.
    static final List<String> GROUPS = List.of(
            "population",
            "deadlines",
            "notices",
            "clock",
            "payer",
            "dayCount",
            "attribution",
            "liability",
            "longStay",
            "price",
            "invoice");

    private static final String LONG_STAY_LIMIT = "longStay.over";
    private static final List<String> BESIDE_THE_LIMIT = List.of("longStay.place", "longStay.billed");
    private static final List<String> CARE_TYPES = List.of("somatic", "psychiatric", "geriatric", "long_term");

    /// What the address of a care type's own value begins with.
    static final List<String> CARE_PREFIXES = CARE_TYPES.stream().map(careType -> careType + ".").toList();

    /// How many free days there are, and what only makes sense beside it.
    private static final List<String> FREE_DAYS = List.of(
            "liability.freeDays",
            "liability.freeDaysIfLater",
            "liability.dayKind",
            "liability.freeDaysAfter",
            "liability.entersOn");
    private static final Set<String> FOR_ALL_CARE = Set.of(Resolving.SELECTED_BY);
    private static final Set<String> STATED_KEYS = Set.of("value", "values", "status");

    private final YamlTree tree;
    private final @Nullable Agreement base;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Function<String, Agreement> known;
    private final RuleLibrary library;

    private AgreementReader(
            YamlTree tree, @Nullable Agreement base, Function<String, Agreement> known, RuleLibrary library) {
        this.tree = tree;
        this.base = base;
        this.known = known;
        this.library = library;
    }

    /// @param known   finds the agreement that the file extends
    /// @param library where the tables and calendars are that its values name
    /// @throws RuleFileException when the base is not known, or a value's dates make no sense
    static Agreement read(YamlTree tree, Function<String, Agreement> known, RuleLibrary library) {
        if (AdoptionReader.isAdoption(tree)) {
            return AdoptionReader.read(tree, known);
        }
        var extended = tree.root().get("extends");
        var base = extended == null ? null : known.apply(extended.asString());
        return new AgreementReader(tree, base, known, library).agreement();
    }

    private Agreement agreement() {
        var root = tree.root();
        var id = root.get("id").asString();
        var from = date("from");
        var start = from != null ? from : baseOr("from").from();
        var to = date("to");
        if (to != null && to.isBefore(start)) {
            throw new RuleFileException(List.of(tree.problem(
                    "/to", new Wording("slutar före sin början " + start, "ends before it starts on " + start))));
        }
        if (base != null && base.id().equals(id)) {
            throw new RuleFileException(List.of(tree.problem(
                    "/id",
                    new Wording(
                            id + " heter redan det som ändras; ge filen ett eget id",
                            id + " is the name of what is changed; give the file an id of its own"))));
        }
        var values = new LinkedHashMap<String, Stated>();
        var files = new ArrayList<RuleText>();
        if (base != null) {
            values.putAll(base.values());
            files.addAll(base.files());
        }
        files.add(tree.source());
        overlay(values, stated(start));
        var notes = notes(start);
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        return new Agreement(
                id,
                base == null ? "" : base.id(),
                title(id),
                start,
                to != null || base == null ? to : base.to(),
                parties(),
                confidence(),
                values,
                notes,
                base == null ? List.of() : base.remarks(),
                files,
                followed(values),
                library);
    }

    /// The agreements whose terms this one says hold on some dates.
    private Map<String, Agreement> followed(Map<String, Stated> values) {
        var own = values.get(Agreement.FOLLOWS);
        if (own == null || !tree.root().has(Agreement.FOLLOWS)) {
            return base == null ? Map.of() : base.followed();
        }
        var followed = new LinkedHashMap<String, Agreement>();
        for (var version : own.versions()) {
            if (version.status() != Status.UNKNOWN) {
                followed.computeIfAbsent(version.value(), known);
            }
        }
        return followed;
    }

    /// Lays this file's values over the base's. What is said for all care is said for each kind of care. A carve-out that
    /// names only its limit is the default carve-out, whatever the base had (contract of the design, section 5).
    static void overlay(Map<String, Stated> values, Map<String, Stated> own) {
        for (var path : own.keySet()) {
            var replaced = path.equals(FREE_DAYS.getFirst()) ? FREE_DAYS : List.of(path);
            replaced.forEach(each -> CARE_TYPES.forEach(careType -> values.remove(careType + "." + each)));
        }
        var prefixes = Stream.concat(Stream.of(""), CARE_TYPES.stream().map(careType -> careType + ".")).toList();
        for (var prefix : prefixes) {
            boolean limitOnly = own.containsKey(prefix + LONG_STAY_LIMIT)
                    && BESIDE_THE_LIMIT.stream().noneMatch(term -> own.containsKey(prefix + term));
            if (limitOnly) {
                BESIDE_THE_LIMIT.forEach(term -> values.keySet().removeIf(path -> path.endsWith(prefix + term)));
            }
        }
        values.putAll(own);
    }

    private Map<String, Stated> stated(LocalDate from) {
        var found = new LinkedHashMap<String, Stated>();
        var values = new ValueReader(tree, sourceOfFile(), from);
        var follows = tree.root().get(Agreement.FOLLOWS);
        if (follows != null) {
            found.put(Agreement.FOLLOWS, values.read(Agreement.FOLLOWS, follows));
        }
        collect(tree.root(), "", found, values);
        for (var careType : CARE_TYPES) {
            if (tree.root().get(careType) instanceof ObjectNode own) {
                collect(own, careType + ".", found, values);
            }
        }
        return found;
    }

    /// A tariff has lines, and each of them values.
    private static void collectTariff(
            ObjectNode holder, String prefix, Map<String, Stated> found, ValueReader values) {
        if (holder.get("tariff") instanceof ObjectNode lines) {
            for (var line : lines.properties()) {
                for (var member : line.getValue().properties()) {
                    var path = prefix + "tariff." + line.getKey() + "." + member.getKey();
                    found.put(path, values.read(path, member.getValue()));
                }
            }
        }
    }

    private void collect(ObjectNode holder, String prefix, Map<String, Stated> found, ValueReader values) {
        collectTariff(holder, prefix, found, values);
        for (var group : GROUPS) {
            if (!(holder.get(group) instanceof ObjectNode members)) {
                continue;
            }
            for (var member : members.properties()) {
                var path = prefix + group + "." + member.getKey();
                orTell(() -> {
                    if (!prefix.isEmpty() && FOR_ALL_CARE.contains(group + "." + member.getKey())) {
                        throw new RuleFileException(List.of(tree.problem(
                                "/" + path.replace('.', '/'),
                                new Wording("gäller all vård; flytta ut det", "holds for all care; move it out"))));
                    }
                    found.put(path, values.read(path, member.getValue()));
                });
            }
        }
    }

    /// A value that cannot be read does not hide the faults of the next.
    private void orTell(Runnable reading) {
        try {
            reading.run();
        } catch (RuleFileException unusable) {
            problems.addAll(unusable.problems());
        }
    }

    /// Whether a node states a value with its status, rather than being the bare value.
    static boolean isStated(JsonNode node) {
        return node instanceof ObjectNode map && STATED_KEYS.stream().anyMatch(map::has);
    }

    /// What a bare value cites: the file by its own name, wherever it stands.
    private String sourceOfFile() {
        var file = tree.source().name();
        return tree.root().get("id").asString() + " ("
                + file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))) + ")";
    }

    private Wording title(String id) {
        var node = tree.root().get("title");
        if (node != null) {
            return ValueReader.wording(node);
        }
        return base == null
                ? Wording.same(id)
                : new Wording(id + ", ändring av " + base.id(), id + ", a change of " + base.id());
    }

    private PartyRule parties() {
        var node = tree.root().get("parties");
        if (node == null) {
            return baseOr("parties").parties();
        }
        if (node.has("all")) {
            return new PartyRule.Everybody();
        }
        if (node.has("region")) {
            return new PartyRule.OfRegion(node.get("region").asString());
        }
        if (node.has("any")) {
            return new PartyRule.AnyCode();
        }
        if (node.has("listed")) {
            return new PayersReader(tree, sourceOfFile()).listed(node);
        }
        var codes = new TreeSet<Integer>();
        node.get("municipalities").forEach(code -> codes.add(Integer.valueOf(code.asString())));
        return new PartyRule.Named(codes);
    }

    private List<Confidence> confidence() {
        var node = tree.root().get("confidence");
        if (node == null) {
            return base == null ? List.of() : base.confidence();
        }
        var steps = new ArrayList<Confidence>();
        for (var step : node) {
            steps.add(new Confidence(
                    ValueReader.date(
                            tree, "/confidence/" + steps.size() + "/from", step.get("from").asString()),
                    ValueReader.status(step.get("atMost").asString()),
                    ValueReader.wording(step.get("why"))));
        }
        return steps;
    }

    private List<Note> notes(LocalDate from) {
        var node = tree.root().get("notes");
        if (node == null) {
            return base == null ? List.of() : base.notes();
        }
        var values = new ValueReader(tree, sourceOfFile(), from);
        var notes = new ArrayList<Note>();
        for (int i = 0; i < node.size(); i++) {
            int at = i;
            orTell(() -> notes.add(values.note(node.get(at), "/notes/" + at)));
        }
        return notes;
    }

    private @Nullable LocalDate date(String key) {
        var node = tree.root().get(key);
        if (node == null) {
            return null;
        }
        return ValueReader.date(tree, "/" + key, node.asString());
    }

    /// The base, which has what this file leaves out.
    private Agreement baseOr(String missing) {
        if (base == null) {
            throw missing(missing);
        }
        return base;
    }

    private RuleFileException missing(String key) {
        return new RuleFileException(List.of(tree.problem(
                "",
                new Wording(
                        key + " saknas; ange det, eller bygg på en annan överenskommelse med extends",
                        key + " is missing; state it, or extend another agreement"))));
    }
}
