package se.klardag.cli.report.simulation;

import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.simulation.chance.DayProfile;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.price.Price;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the page's controls count with (*reglagens uppgifter*): how many cases have how many days, by bill and day break. No
/// case, no identifier and no moment.
final class ControlData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_LIMIT = 60;
    private static final int RADIX = 36;

    private final Simulation simulation;
    private final boolean everyHour;
    private final List<Integer> codes;

    /// @param everyHour whether the sliders know every whole hour as a day break
    /// @param codes     of the municipalities, in the page's order
    ControlData(Simulation simulation, boolean everyHour, List<Integer> codes) {
        this.simulation = simulation;
        this.everyHour = everyHour;
        this.codes = List.copyOf(codes);
    }

    /// The counts for the sliders, or null where the terms have another form than theirs.
    JsonNode node() {
        var terms = simulation.comparison().months().stream().map(month -> month.changed().agreement()).toList();
        var breaks = breaks(terms);
        var profiles = DayProfile.of(simulation.trial().cases(), terms, breaks);
        if (profiles.isEmpty() || terms.stream().anyMatch(each -> !alike(each, terms.getFirst()))) {
            return NODES.nullNode();
        }
        var reach = new ControlReach(simulation.trial(), terms.getFirst());
        var limited = limited(terms, reach);
        var moved = reach.moved(limited.isPresent());
        if (moved.isEmpty() || moved.get().stream().anyMatch(each -> !alike(each, moved.get().getFirst()))) {
            return NODES.nullNode();
        }
        var node = NODES.objectNode();
        today(breaks).ifPresentOrElse(at -> node.put("today", at), () -> node.putNull("today"));
        var times = node.putArray("breaks");
        breaks.forEach(each -> times.add(each.toString()));
        node.put("longest", limited.isPresent() ? LONGEST_LIMIT : 0);
        start(node.putObject("start"), terms.getFirst().somatic(), breaks);
        var settings = node.putArray("terms");
        terms.forEach(each -> settings(settings.addObject(), each.somatic()));
        limited.ifPresent(limits -> limits(node, limits));
        rate(node.withObject("start"), settings);
        rows(node.putArray("rows"), profiles.get(), breaks.size());
        return node;
    }

    /// The terms with a limit for long-stayers, their own or one that a control sets; empty where that would leave a gap, or reach
    /// some kinds of care only.
    private static Optional<List<AgreementTerms>> limited(List<AgreementTerms> terms, ControlReach reach) {
        boolean stated = terms.getFirst().somatic().liability() instanceof Liability.Average average
                && average.longStay() instanceof LongStay.CarveOut;
        return stated
                ? Optional.of(terms)
                : reach.withLimit()
                        .filter(limited -> limited.stream().allMatch(each -> alike(each, limited.getFirst())));
    }

    /// How a limit would carve out, where the terms have none: as far as files below it say.
    private static void limits(ObjectNode node, List<AgreementTerms> limited) {
        for (int month = 0; month < limited.size(); month++) {
            if (limited.get(month).somatic().liability() instanceof Liability.Average average) {
                var settings = node.withArray("terms").get(month);
                ((ObjectNode) settings).put("allDays", billed(average.longStay()) == LongStay.Billed.ALL_DAYS);
                node.withObject("start")
                        .put("place", place(average.longStay()) == LongStay.Place.CAPPED ? "capped" : "removed");
            }
        }
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
                zeroDays(terms),
                terms.payable().value());
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

    /// The day break of today's terms, where it is the same every month; else empty.
    private Optional<Integer> today(List<LocalTime> breaks) {
        var today = new TreeSet<Integer>();
        for (var month : simulation.comparison().months()) {
            today.add(
                    month.base().agreement().current().of(CareType.SOMATIC) instanceof CareTerms.Known known
                            && known.terms().dayCount() instanceof DayCount.BreaksPassed(var at)
                                    ? breaks.indexOf(at.value().at())
                                    : -1);
        }
        return today.size() == 1 && today.first() >= 0 ? Optional.of(today.first()) : Optional.empty();
    }

    /// The rate that all months have; null where they differ.
    private static void rate(ObjectNode start, ArrayNode settings) {
        var rates = new TreeSet<String>();
        settings.forEach(each -> rates.add(each.path("rate").asString("")));
        start.putNull("rate");
        if (rates.size() == 1) {
            start.put("rate", rates.first());
        }
    }

    /// Midnight, noon and the breaks of the terms, or every whole hour too: the more there are, the more they tell of when a
    /// single stay began and ended.
    private List<LocalTime> breaks(List<AgreementTerms> changed) {
        var terms = new ArrayList<>(changed);
        simulation.comparison().months().forEach(month -> terms.add(month.base().agreement()));
        var breaks = new TreeSet<LocalTime>(List.of(LocalTime.MIDNIGHT, LocalTime.NOON));
        for (int hour = 0; everyHour && hour < 24; hour++) {
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
            node.put("threshold", NumberFormats.machine(average.threshold().value()));
            if (average.longStay() instanceof LongStay.CarveOut carveOut) {
                node.put("over", carveOut.over().value());
            } else {
                node.putNull("over");
            }
            node.put("rounding", switch (average.rounding().value()) {
                case MeanRounding.Unrounded _ -> "none";
                case MeanRounding.ToDecimals(int decimals, var mode) ->
                    decimals + (mode == RoundingMode.HALF_UP ? " decimals half-up" : " decimals down");
            });
            node.put("place", place(average.longStay()) == LongStay.Place.CAPPED ? "capped" : "removed");
        }
    }

    private static void settings(ObjectNode node, Terms terms) {
        if (terms.price() instanceof Price.PerDay perDay) {
            node.put("rate", NumberFormats.machine(perDay.dailyRate().value()));
        }
        node.put("payable", switch (terms.payable().value()) {
            case WHOLE_KRONA_HALF_UP -> 0;
            case ORE_HALF_UP -> 2;
        });
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
}
