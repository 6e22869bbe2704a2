package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Pattern;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.liability.Trigger;
import se.klardag.engine.terms.price.Payable;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.files.RuleFileException;

/// Makes the engine's sealed parts of the words in a rule file (*villkor ur ord*).
final class TermsReader {
    private static final Map<String, String> CHARGES = Map.of("excess-times-cases", "excess-times-cases");
    private static final Pattern DECIMALS = Pattern.compile("([0-6]) decimals (down|half-up)");

    private final Lookup terms;

    TermsReader(Lookup terms) {
        this.terms = terms;
    }

    /// @throws RuleFileException when two values cannot stand together
    Terms terms() {
        var liability = liability();
        var attribution = attribution();
        if (liability instanceof Liability.Average && attribution instanceof Attribution.DayByDay) {
            throw terms.cannotStand(
                    "attribution.membership",
                    new BilingualText(
                            "ett medelvärde kräver closed-in-month",
                            "an average needs closed-in-month"));
        }
        var price = new PriceReader(terms).price(liability);
        boolean byCareDay = !(price instanceof Price.Nothing)
                && terms.word("price.date").value().equals("care-day");
        if (byCareDay && attribution instanceof Attribution.ClosedInMonth) {
            throw terms.cannotStand(
                    "price.date",
                    new BilingualText(
                            "care-day kräver attribution.membership day-by-day; ange price.date: settled-month",
                            "care-day needs attribution.membership day-by-day; state price.date: settled-month"));
        }
        refuseTariffOfAverage(price, liability);
        refuseMovesInClosedMonth(attribution);
        return new Terms(
                new PopulationReader(terms).population(),
                new ClockReader(terms).clock(),
                dayCount(),
                attribution,
                liability,
                price,
                terms.word("invoice.payable").as(payable()));
    }

    /// An excess over a mean is nobody's first day or second.
    private void refuseTariffOfAverage(Price price, Liability liability) {
        if (price instanceof Price.Tariff tariff && liability instanceof Liability.Average) {
            for (var line : tariff.lines()) {
                if (!line.reachesEveryDay()) {
                    throw terms.cannotStand(
                            line.days().path(),
                            new BilingualText(
                                    "dygnens nummer finns bara i en individuell modell",
                                    "days have numbers in an individual model only"));
                }
            }
        }
    }

    private void refuseMovesInClosedMonth(Attribution attribution) {
        var residence = terms.find("payer.residence");
        if (residence.isPresent() && residence.get().value().equals("each-day")
                && attribution instanceof Attribution.ClosedInMonth) {
            throw terms.cannotStand(
                    "payer.residence",
                    new BilingualText(
                            "each-day kräver attribution.membership day-by-day",
                            "each-day needs attribution.membership day-by-day"));
        }
    }

    private DayCount dayCount() {
        var mode = terms.word("dayCount.mode").value();
        return switch (mode) {
            case "breaks-passed" -> {
                var at = terms.word("dayCount.break");
                yield new DayCount.BreaksPassed(at.as(new DayBreak(LocalTime.parse(at.value()))));
            }
            case "calendar-days" ->
                new DayCount.CalendarDays(yes("dayCount.firstDay", "in", "out"), yes("dayCount.lastDay", "in", "out"));
            case String other -> throw ValueWords.unknown("dayCount.mode", other);
        };
    }

    private Attribution attribution() {
        var membership = terms.word("attribution.membership");
        return switch (membership.value()) {
            case "closed-in-month" ->
                new Attribution.ClosedInMonth(membership, yes("attribution.zeroDayCases", "included", "excluded"));
            case "day-by-day" ->
                new Attribution.DayByDay(membership, yes("attribution.openCases", "included", "excluded"));
            case String other -> throw ValueWords.unknown("attribution.membership", other);
        };
    }

    private Liability liability() {
        var model = terms.word("liability.model");
        return switch (model.value()) {
            case "average" ->
                new Liability.Average(
                        model,
                        terms.number("liability.threshold"),
                        meanRounding(),
                        ValueWords.term(terms.word("liability.charge"), CHARGES),
                        longStay(),
                        trigger());
            case "individual" ->
                new Liability.Individual(
                        model,
                        terms.stated(IntervalReader.DAYS).isPresent()
                                ? IntervalReader.read(terms)
                                : new FreeDaysReader(terms).timeline());
            case "follow-up-only" -> new Liability.FollowUpOnly(model);
            case String other -> throw ValueWords.unknown("liability.model", other);
        };
    }

    private Term<MeanRounding> meanRounding() {
        var word = terms.word("liability.rounding");
        if (word.value().equals("none")) {
            return word.as(new MeanRounding.Unrounded());
        }
        // "2 decimals down"
        var said = DECIMALS.matcher(word.value());
        if (!said.matches()) {
            throw ValueWords.unknown(word.path(), word.value());
        }
        var mode = said.group(2).equals("down") ? RoundingMode.DOWN : RoundingMode.HALF_UP;
        return word.as(new MeanRounding.ToDecimals(Integer.parseInt(said.group(1)), mode));
    }

    /// Where nothing is said each month is on its own.
    private Trigger trigger() {
        var word = terms.find("liability.trigger");
        if (word.isEmpty() || word.get().value().equals("each-month")) {
            return new Trigger.EachMonth();
        }
        // "3 months pooled": the schema lets nothing else through
        var months = word.get().value().substring(0, word.get().value().indexOf(' '));
        return new Trigger.PooledMonths(word.get().as(Integer.valueOf(months)));
    }

    private LongStay longStay() {
        var over = terms.word("longStay.over");
        if (over.value().equals("none")) {
            return new LongStay.InAverage(over);
        }
        // Where nobody states them, the default carve-out, as well known as its limit.
        var place = terms.find("longStay.place").orElse(over.as(TermDefaults.of("longStay.place")));
        var billed = terms.find("longStay.billed").orElse(over.as(TermDefaults.of("longStay.billed")));
        var where = ValueWords.term(place, Map.of("removed", LongStay.Place.REMOVED, "capped", LongStay.Place.CAPPED));
        var days = ValueWords.term(billed,
                Map.of("all-days", LongStay.Billed.ALL_DAYS, "days-over-limit", LongStay.Billed.DAYS_OVER_LIMIT));
        boolean capped = where.value() == LongStay.Place.CAPPED;
        boolean allDays = days.value() == LongStay.Billed.ALL_DAYS;
        if (capped && whole(over.value()) == 0) {
            throw terms.cannotStand(
                    "longStay.place",
                    new BilingualText(
                            "capped vid 0 dagar behåller inget dygn; skriv removed",
                            "capped at 0 days keeps no day; say removed"));
        }
        if (capped && allDays) {
            throw terms.cannotStand(
                    "longStay.billed",
                    new BilingualText(
                            "all-days och place: capped skulle debitera de första dygnen två gånger",
                            "all-days and place: capped would bill the first days twice"));
        }
        return new LongStay.CarveOut(
                over.as(whole(over.value())),
                where,
                days);
    }

    /// A number that the schema lets through as whole: `7`, and `7.0` too.
    private static int whole(String number) {
        return new BigDecimal(number).intValueExact();
    }

    private Payable payable() {
        return ValueWords.of(terms.word("invoice.payable"),
                Map.of(
                        "whole-krona-half-up", Payable.WHOLE_KRONA_HALF_UP,
                        "ore-half-up", Payable.ORE_HALF_UP,
                        "hundredth-half-up", Payable.ORE_HALF_UP));
    }

    private Term<Boolean> yes(String path, String yes, String no) {
        return ValueWords.term(terms.word(path), Map.of(yes, true, no, false));
    }
}
