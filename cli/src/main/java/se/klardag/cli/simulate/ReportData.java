package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.Language;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.DayProfile;
import se.klardag.engine.simulation.Distribution;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.MeanRounding;
import se.klardag.engine.terms.OpenTerm;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the page holds (*sidans uppgifter*): sums per municipality, and how many cases have how many days. No case, no
/// identifier and no moment.
final class ReportData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_LIMIT = 60;
    private static final int STRETCHES = 40;
    private static final int RADIX = 36;

    private final Simulation simulation;
    private final Language language;
    private final List<Integer> codes;

    ReportData(Simulation simulation, Language language) {
        this.simulation = simulation;
        this.language = language;
        this.codes = List.copyOf(simulation.comparison().lines().keySet());
    }

    ObjectNode node() {
        var root = NODES.objectNode();
        root.put("lang", language.name().toLowerCase(Locale.ROOT));
        var texts = root.putObject("texts");
        for (var each : Language.values()) {
            var own = texts.putObject(each.name().toLowerCase(Locale.ROOT));
            Texts.in(each).startingWith("page.").forEach(own::put);
        }
        both(root.putObject("title"), simulation.title());
        root.put("base", simulation.trial().base().id());
        root.put("period", simulation.period().toString());
        root.put("cases", simulation.trial().cases().size());
        var changes = root.putArray("changes");
        simulation.trial()
                .changes()
                .forEach(change -> changes.addObject().put("path", change.path()).put("value", change.shown()));
        var authors = root.putArray("authors");
        simulation.scenarios().forEach(scenario -> both(authors.addObject(), scenario.author()));
        var open = root.putArray("open");
        openTerms().forEach(open::add);
        var months = root.putArray("months");
        simulation.comparison()
                .months()
                .forEach(month -> months.add(month.base().agreement().period().month().toString()));
        places(root.putArray("places"));
        effects(root.putArray("effects"));
        root.set("profile", profile());
        sweep(root);
        chance(root);
        root.putNull("notDrawn");
        simulation.notDrawn()
                .ifPresent(why -> both(root.putObject("notDrawn").put("path", why.path()), why.reason()));
        root.putNull("assumptions");
        simulation.assumptions().ifPresent(each -> ChanceJson.put(each, root.putObject("assumptions")));
        root.putObject("receipt")
                .put("engine", simulation.origin().engine())
                .put("base", simulation.origin().baseRules())
                .put("changed", simulation.origin().changedRules())
                .put("cases", simulation.origin().cases());
        return root;
    }

    private static void both(ObjectNode node, Wording wording) {
        node.put("sv", wording.swedish()).put("en", wording.english());
    }

    private SortedSet<String> openTerms() {
        var paths = new TreeSet<String>();
        for (var month : simulation.comparison().months()) {
            month.base().agreement().openTerms().stream().map(OpenTerm::path).forEach(paths::add);
            month.changed().agreement().openTerms().stream().map(OpenTerm::path).forEach(paths::add);
        }
        return paths;
    }

    private void places(ArrayNode places) {
        simulation.comparison()
                .lines()
                .forEach((code, line) -> places.addObject()
                        .put("code", Municipality.codeText(code))
                        .put("name", simulation.name(code))
                        .put("base", Numerals.machine(line.base()))
                        .put("changed", Numerals.machine(line.changed())));
    }

    private void effects(ArrayNode effects) {
        var kinds = simulation.effects().kinds();
        for (int i = 0; i < kinds.size(); i++) {
            int kind = i;
            var each = effects.addObject().put("code", kinds.get(i).code());
            var parts = each.putArray("parts");
            codes.forEach(code -> parts.add(Numerals.machine(simulation.effects()
                    .byMunicipality()
                    .getOrDefault(code, List.of())
                    .stream()
                    .skip(kind)
                    .findFirst()
                    .orElse(BigDecimal.ZERO))));
        }
    }

    /// The counts for the sliders, or null where the terms have another form than theirs.
    private JsonNode profile() {
        var terms = simulation.comparison().months().stream().map(month -> month.changed().agreement()).toList();
        var breaks = breaks(terms);
        var profiles = DayProfile.of(simulation.trial().cases(), terms, breaks);
        if (profiles.isEmpty() || terms.stream().anyMatch(each -> !alike(each, terms.getFirst()))) {
            return NODES.nullNode();
        }
        var node = NODES.objectNode();
        var times = node.putArray("breaks");
        breaks.forEach(each -> times.add(each.toString()));
        node.put("longest", LONGEST_LIMIT);
        start(node.putObject("start"), terms.getFirst().somatic(), breaks);
        var settings = node.putArray("terms");
        terms.forEach(each -> settings(settings.addObject(), each.somatic()));
        rows(node.putArray("rows"), profiles.get(), breaks.size());
        return node;
    }

    /// Three sliders move one threshold, one day break and one limit: the kinds of care and the months must have them alike.
    private static boolean alike(AgreementTerms one, AgreementTerms first) {
        return one.current()
                .kinds()
                .values()
                .stream()
                .map(care -> care.known().terms())
                .allMatch(terms -> setting(terms).equals(setting(first.somatic()))
                        && counted(terms).equals(counted(one.somatic())));
    }

    /// What may differ from month to month, but not between the kinds of care of one.
    private static List<Object> counted(Terms terms) {
        return List.of(
                terms.price() instanceof Price.PerDay perDay ? perDay.dailyRate().value().stripTrailingZeros() : "",
                zeroDays(terms));
    }

    private static boolean zeroDays(Terms terms) {
        return terms.attribution() instanceof Attribution.ClosedInMonth closed && closed.zeroDayCases().value();
    }

    private static List<Object> setting(Terms terms) {
        var dayBreak = terms.dayCount() instanceof DayCount.BreaksPassed(var at) ? at.value() : "";
        return terms.liability() instanceof Liability.Average average
                ? List.of(
                        dayBreak,
                        average.threshold().value().stripTrailingZeros(),
                        average.rounding().value(),
                        limit(average.longStay()),
                        terms.price() instanceof Price.PerDay ? "" : terms.price())
                : List.of();
    }

    private static String limit(LongStay longStay) {
        return switch (longStay) {
            case LongStay.InAverage _ -> "";
            case LongStay.CarveOut carveOut ->
                carveOut.over().value() + " " + carveOut.place().value() + " " + carveOut.billed().value();
        };
    }

    /// Every whole hour, and the breaks of the terms where they are none.
    private List<LocalTime> breaks(List<AgreementTerms> terms) {
        var breaks = new TreeSet<LocalTime>();
        for (int hour = 0; hour < 24; hour++) {
            breaks.add(LocalTime.of(hour, 0));
        }
        for (var each : terms) {
            for (var care : each.current().kinds().values()) {
                if (care instanceof CareTerms.Known known
                        && known.terms().dayCount() instanceof DayCount.BreaksPassed(var dayBreak)) {
                    breaks.add(dayBreak.value().at());
                }
            }
        }
        return List.copyOf(breaks);
    }

    private static void start(ObjectNode node, Terms terms, List<LocalTime> breaks) {
        if (terms.liability() instanceof Liability.Average average
                && terms.dayCount() instanceof DayCount.BreaksPassed(var dayBreak)) {
            node.put("at", breaks.indexOf(dayBreak.value().at()));
            node.put("threshold", Numerals.machine(average.threshold().value()));
            if (average.longStay() instanceof LongStay.CarveOut carveOut) {
                node.put("over", carveOut.over().value());
            } else {
                node.putNull("over");
            }
        }
    }

    private static void settings(ObjectNode node, Terms terms) {
        if (terms.price() instanceof Price.PerDay perDay) {
            node.put("rate", Numerals.machine(perDay.dailyRate().value()));
        }
        node.put("zeroDays", zeroDays(terms));
        if (terms.liability() instanceof Liability.Average average) {
            switch (average.rounding().value()) {
                case MeanRounding.Unrounded _ -> node.putNull("decimals").put("halfUp", false);
                case MeanRounding.ToDecimals(int decimals, var mode) ->
                    node.put("decimals", decimals).put("halfUp", mode == RoundingMode.HALF_UP);
            }
            boolean carveOut = average.longStay() instanceof LongStay.CarveOut;
            node.put("capped", carveOut && place(average.longStay()) == LongStay.Place.CAPPED);
            node.put("allDays", carveOut && billed(average.longStay()) == LongStay.Billed.ALL_DAYS);
        }
    }

    private static LongStay.Place place(LongStay longStay) {
        return longStay instanceof LongStay.CarveOut carveOut ? carveOut.place().value() : LongStay.Place.REMOVED;
    }

    private static LongStay.Billed billed(LongStay longStay) {
        return longStay instanceof LongStay.CarveOut carveOut
                ? carveOut.billed().value()
                : LongStay.Billed.DAYS_OVER_LIMIT;
    }

    /// One row per bill: place, care group, month, cases without days, and per day break the pairs of days and cases;
    /// `=` where they are those of the break before.
    private void rows(ArrayNode rows, List<DayProfile> profiles, int breaks) {
        var byBill = new TreeMap<String, List<DayProfile>>();
        for (var profile : profiles) {
            byBill.computeIfAbsent(
                    "%04d %04d %s".formatted(profile.month(), profile.municipality(), profile.careGroup()),
                    _ -> new ArrayList<>()).add(profile);
        }
        byBill.values().forEach(bill -> {
            var first = bill.getFirst();
            int place = codes.indexOf(first.municipality());
            if (place < 0) {
                return;
            }
            if (bill.size() != breaks) {
                throw new IllegalStateException("a case belongs to the month under some day breaks only");
            }
            var row = rows.addArray();
            row.add(place).add(first.careGroup().code()).add(first.month()).add(first.withoutDays());
            var days = row.addArray();
            var before = "=";
            for (var profile : bill) {
                var own = pairs(profile);
                days.add(own.equals(before) ? "=" : own);
                before = own;
            }
        });
    }

    private static String pairs(DayProfile profile) {
        var pairs = new StringBuilder();
        profile.days()
                .forEach((days, cases) -> pairs.append(pairs.isEmpty() ? "" : " ")
                        .append(Long.toString(days, RADIX))
                        .append(' ')
                        .append(Long.toString(cases, RADIX)));
        return pairs.toString();
    }

    private void sweep(ObjectNode root) {
        var points = simulation.exact().sweep();
        if (points.isEmpty()) {
            root.putNull("sweep");
            return;
        }
        var sweep = root.putObject("sweep");
        var paths = List.copyOf(points.getFirst().settings().keySet());
        var names = sweep.putArray("paths");
        paths.forEach(names::add);
        var all = sweep.putArray("points");
        for (var point : points) {
            var each = all.addObject();
            var values = each.putArray("values");
            paths.forEach(path -> values.add(point.settings().getOrDefault(path, "")));
            each.put("total", Numerals.machine(point.total()));
        }
    }

    private void chance(ObjectNode root) {
        root.putNull("chance");
        simulation.chance().ifPresent(chance -> {
            var node = root.putObject("chance");
            ChanceJson.put(chance, node);
            double from = Double.POSITIVE_INFINITY;
            double to = 0;
            for (var draws : chance.totals()) {
                from = Math.min(from, Distribution.quantile(draws, 0.001));
                to = Math.max(to, Distribution.quantile(draws, 0.999));
            }
            var histogram = node.putObject("histogram").put("from", Math.floor(from)).put("to", Math.ceil(to));
            counts(histogram.putArray("base"), chance.totals().getFirst(), from, to);
            counts(histogram.putArray("changed"), chance.totals().getLast(), from, to);
        });
    }

    private static void counts(ArrayNode node, double[] draws, double from, double to) {
        for (long each : Distribution.histogram(draws, Math.floor(from), Math.ceil(to), STRETCHES)) {
            node.add(each);
        }
    }
}
