package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.ChancePrice;
import se.klardag.engine.simulation.Distribution;
import se.klardag.engine.simulation.Funnel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Chance and assumptions for machines (*slump och antaganden som JSON*). Shares are of 1; an interval that the cases do not
/// bear is `null`.
final class ChanceJson {
    private ChanceJson() {}

    static void put(Chance chance, ObjectNode node) {
        node.put("replicates", chance.replicates())
                .put("seed", chance.seed())
                .put("volume", chance.volume().name().toLowerCase(Locale.ROOT));
        bills(chance.total(), chance.tooFew(), node.putObject("total"));
        var places = node.putArray("municipalities");
        chance.places().forEach((code, place) -> {
            var each = places.addObject();
            each.put("code", Municipality.codeText(code))
                    .put("cases", place.cases())
                    .put("few", place.few())
                    .put("tooFew", place.tooFew());
            bills(place.bills(), place.tooFew(), each);
        });
        prices(chance.price().base(), node.putObject("priceOfChance").putArray("base"));
        prices(chance.price().changed(), node.withObject("priceOfChance").putArray("changed"));
        var levels = node.putArray("levels");
        for (var level : chance.levels()) {
            var each = levels.addObject();
            each.put("mean", decimal(level.mean(), 2))
                    .put("delayed", decimal(level.model().delayed(), 2))
                    .put("status", "assumed");
            prices(level.prices(), each.putArray("prices"));
        }
        funnel(chance.funnel(), node.putObject("funnel"));
        node.putObject("regression")
                .put("months", chance.regression().months())
                .put("before", decimal(chance.regression().before(), 3))
                .put("after", decimal(chance.regression().after(), 3));
    }

    private static void bills(Chance.Bills bills, boolean tooFew, ObjectNode node) {
        bill(bills.base(), tooFew, node.putObject("base"));
        bill(bills.changed(), tooFew, node.putObject("changed"));
        bill(bills.difference(), tooFew, node.putObject("difference"));
    }

    private static void bill(Distribution bill, boolean tooFew, ObjectNode node) {
        node.put("expected", decimal(bill.expected(), 0));
        if (tooFew) {
            node.putNull("median").putNull("low").putNull("high");
        } else {
            node.put("median", decimal(bill.median(), 0))
                    .put("low", decimal(bill.low(), 0))
                    .put("high", decimal(bill.high(), 0));
        }
        node.put("positive", decimal(bill.positive(), 4)).put("negative", decimal(bill.negative(), 4));
    }

    private static void prices(List<ChancePrice> prices, ArrayNode node) {
        for (var price : prices) {
            node.addObject()
                    .put("cases", price.cases())
                    .put("positive", decimal(price.share(), 4))
                    .put("daysPer100Cases", decimal(price.days(), 2));
        }
    }

    private static void funnel(Chance.FunnelPlot funnel, ObjectNode node) {
        node.put("mean", decimal(funnel.mean(), 3));
        var dots = node.putArray("municipalities");
        for (var dot : funnel.dots()) {
            var each = dots.addObject();
            each.put("code", Municipality.codeText(dot.municipality()))
                    .put("cases", dot.cases())
                    .put("mean", decimal(dot.mean(), 3))
                    .put("outside", dot.outside());
            limits(dot.limits(), each);
        }
        var limits = node.putArray("limits");
        for (var each : funnel.limits()) {
            limits(each, limits.addObject().put("cases", each.cases()));
        }
    }

    private static void limits(Funnel limits, ObjectNode node) {
        node.put("outerLow", decimal(limits.outerLow(), 3))
                .put("low", decimal(limits.low(), 3))
                .put("high", decimal(limits.high(), 3))
                .put("outerHigh", decimal(limits.outerHigh(), 3));
    }

    static void put(Assumptions assumptions, ObjectNode node) {
        node.put("status", "assumed").put("stated", assumptions.stated());
        node.put("asBefore", decimal(assumptions.asBefore(), 0))
                .put("assumed", decimal(assumptions.assumed(), 0))
                .put("bedsFreed", decimal(assumptions.bedsFreed(), 2));
        var swings = node.putArray("assumptions");
        for (var swing : assumptions.swings()) {
            swings.addObject()
                    .put("name", swing.of().what().code())
                    .put("value", decimal(swing.of().value(), 4))
                    .put("low", decimal(swing.of().low(), 4))
                    .put("high", decimal(swing.of().high(), 4))
                    .put("atLow", decimal(swing.atLow(), 0))
                    .put("atHigh", decimal(swing.atHigh(), 0));
        }
    }

    static String decimal(double number, int decimals) {
        return Numerals.machine(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }
}
