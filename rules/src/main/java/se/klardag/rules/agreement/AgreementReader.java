package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.PartyRule;

/// Makes an agreement of a file whose shape the schema has passed (*inläsning av överenskommelse*).
public final class AgreementReader {
    static final String OWN_RATES = "rates";
    private static final String DAILY_RATE = "price.dailyRate";

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
    public static Agreement read(YamlTree tree, Function<String, Agreement> known, RuleLibrary library) {
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
            throw tree.unusable(
                    "/to", new BilingualText("slutar före sin början " + start, "ends before it starts on " + start));
        }
        if (base != null && base.id().equals(id)) {
            throw tree.unusable(
                    "/id",
                    new BilingualText(
                            id + " heter redan det som ändras; ge filen ett eget id",
                            id + " is the name of what is changed; give the file an id of its own"));
        }
        var files = new ArrayList<>(base == null ? List.<RuleText>of() : base.files());
        files.add(tree.source());
        var below = base == null ? Map.<String, StatedTerm>of() : SilentTerms.without(base.values());
        // a file with a start of its own dates its values by it; one without goes on from what it replaces
        var values = StatedTerms.merged(below, stated(start, tree.root().has("from") ? Map.of() : below));
        values = StatedTerms.merged(values, ownRates(start, values));
        values = SilentTerms.with(values, tree, start);
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

    /// Whether a file has no term of its own for what it extends, or amounts alone.
    static boolean statesOnlyAmounts(YamlTree tree) {
        return tree.root().has("extends") && !tree.root().has(Agreement.FOLLOWS)
                && WrittenTerm.of(tree.root()).stream().allMatch(term -> term.path().endsWith(DAILY_RATE));
    }

    /// Daily rates of the file's own: each goes before the rate of its dates, and leaves that of all others.
    private Map<String, StatedTerm> ownRates(LocalDate from, Map<String, StatedTerm> values) {
        var rates = tree.root().get(OWN_RATES);
        if (rates == null || rates.isEmpty()) {
            return Map.of();
        }
        var below = values.get(DAILY_RATE);
        if (below == null) {
            throw tree.unusable("/" + OWN_RATES, new BilingualText(
                    "det finns inget belopp per vårddygn att gå före", "there is no daily rate to go before"));
        }
        var own = new ValueReader(tree, sourceOfFile(), from, Map.of())
                .read(new WrittenTerm(DAILY_RATE, rates, "/" + OWN_RATES));
        return Map.of(DAILY_RATE, StatedTerms.filled(own, below));
    }

    /// The agreements whose terms this one says hold on some dates.
    private Map<String, Agreement> followed(Map<String, StatedTerm> values) {
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

    private Map<String, StatedTerm> stated(LocalDate from, Map<String, StatedTerm> below) {
        var found = new LinkedHashMap<String, StatedTerm>();
        var values = new ValueReader(tree, sourceOfFile(), from, below);
        for (var written : WrittenTerm.of(tree.root())) {
            orTell(() -> found.put(written.path(), values.read(written)));
        }
        return found;
    }

    /// A value that cannot be read does not hide the faults of the next.
    private void orTell(Runnable reading) {
        try {
            reading.run();
        } catch (RuleFileException unusable) {
            problems.addAll(unusable.problems());
        }
    }

    /// What a bare value cites: the file by its own name, wherever it is.
    private String sourceOfFile() {
        var file = tree.source().name();
        return tree.root().get("id").asString() + " ("
                + file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))) + ")";
    }

    private BilingualText title(String id) {
        var node = tree.root().get("title");
        if (node != null) {
            return YamlTree.wording(node);
        }
        return base == null
                ? BilingualText.same(id)
                : new BilingualText(id + ", ändring av " + base.id(), id + ", a change of " + base.id());
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
                    YamlTree.status(step.get("atMost").asString()),
                    YamlTree.wording(step.get("why"))));
        }
        return steps;
    }

    private List<AgreementNote> notes(LocalDate from) {
        var node = tree.root().get("notes");
        if (node == null) {
            return base == null ? List.of() : base.notes();
        }
        var values = new ValueReader(tree, sourceOfFile(), from, Map.of());
        var notes = new ArrayList<AgreementNote>();
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
        return tree.unusable(
                "",
                new BilingualText(
                        key + " saknas; ange det, eller bygg på en annan överenskommelse med extends",
                        key + " is missing; state it, or extend another agreement"));
    }
}
