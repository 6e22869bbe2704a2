package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import se.klardag.cli.simulate.Assumptions;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.chance.Chance;
import se.klardag.engine.simulation.chance.ChancePrice;
import se.klardag.engine.simulation.chance.Funnel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Chance and assumptions for machines (*slump och antaganden som JSON*). Shares are of 1; what the cases do not bear is
/// `null`.
final class ChanceJson {
    private ChanceJson() {}

    static void put(Chance chance, ObjectNode node) {
        node.put("months", chance.months())
                .put("replicates", chance.replicates())
                .put("seed", chance.seed())
                .put("volume", chance.volume().name().toLowerCase(Locale.ROOT));
        sides(chance.total(), node.putObject("total"));
        var places = node.putArray("municipalities");
        chance.places().forEach((code, place) -> {
            var each = places.addObject();
            each.put("code", Municipality.codeText(code))
                    .put("cases", place.cases())
                    .put("few", place.few())
                    .put("tooFew", place.tooFew());
            sides(place, each);
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
        funnel(chance.funnelChanged(), node.putObject("funnelChanged"));
        node.put("compared", chance.compared());
        node.putObject("regression")
                .put("months", chance.regression().months())
                .put("before", decimal(chance.regression().before(), 3))
                .put("after", decimal(chance.regression().after(), 3))
                .put("fell", chance.regression().fell());
    }

    private static void sides(Chance.Place place, ObjectNode node) {
        side(place.base(), node.putObject("base"));
        side(place.changed(), node.putObject("changed"));
        quantiles(node.putObject("difference")).putNull("positive").putNull("negative");
        node.putNull("differencePerMonth");
        place.difference()
                .ifPresent(each -> node.putObject("differencePerMonth")
                        .put("mean", decimal(each.mean(), 0))
                        .put("low", decimal(each.low(), 0))
                        .put("high", decimal(each.high(), 0))
                        .put("months", each.months())
                        .put("changed", each.changed())
                        .put("compared", each.compared())
                        .put("mayBeChance", each.mayBeChance()));
    }

    private static void side(Chance.Side side, ObjectNode node) {
        quantiles(node);
        node.putNull("positive")
                .putNull("negative")
                .put("carrying", side.carrying())
                .put("monthsBilled", side.months())
                .putNull("nextMonth");
        side.billed().ifPresent(share -> node.put("positive", decimal(share, 4)).put("negative", "0"));
        side.next()
                .ifPresent(next -> node.putObject("nextMonth")
                        .put("low", decimal(next.low(), 0))
                        .put("high", decimal(next.high(), 0))
                        .put("months", next.months())
                        .put("billed", next.billed()));
    }

    /// Keys of earlier versions: what they held could not be proved.
    private static ObjectNode quantiles(ObjectNode node) {
        return node.putNull("expected").putNull("median").putNull("low").putNull("high");
    }

    private static void prices(List<ChancePrice> prices, ArrayNode node) {
        for (var price : prices) {
            node.addObject()
                    .put("cases", price.cases())
                    .put("positive", decimal(price.share(), 4))
                    .put("daysPer100Cases", decimal(price.days(), 2));
        }
    }

    private static void funnel(Funnel.Plot funnel, ObjectNode node) {
        node.put("mean", decimal(funnel.mean(), 3));
        var without = node.putArray("without");
        funnel.without().forEach(code -> without.add(Municipality.codeText(code)));
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
        node.put("status", "assumed").put("stated", true);
        node.put("asBefore", kronor(assumptions, assumptions.asBefore()))
                .put("assumed", kronor(assumptions, assumptions.assumed()))
                .put("error", decimal(assumptions.error(), 0))
                .put("step", decimal(assumptions.step(), 0))
                .put("bedsFreed", decimal(assumptions.bedsFreed(), 2));
        var swings = node.putArray("assumptions");
        for (var swing : assumptions.swings()) {
            var each = swings.addObject();
            each.put("name", swing.of().what().code())
                    .put("value", decimal(swing.of().value(), 4))
                    .put("low", decimal(swing.of().low(), 4))
                    .put("high", decimal(swing.of().high(), 4))
                    .put("atLow", kronor(assumptions, swing.atLow()))
                    .put("atHigh", kronor(assumptions, swing.atHigh()));
            each.putObject("source")
                    .put("sv", swing.of().source().swedish())
                    .put("en", swing.of().source().english());
        }
    }

    private static String kronor(Assumptions assumptions, double amount) {
        return decimal(assumptions.shown(amount), 0);
    }

    static String decimal(double number, int decimals) {
        return NumberFormats.machine(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }
}
