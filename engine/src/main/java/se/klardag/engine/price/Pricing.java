package se.klardag.engine.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

/// Step 7 of 8: what the billable days cost (*belopp*).
public final class Pricing {
    private Pricing() {}

    /// Days times daily rate, unrounded; under a tariff line by line.
    ///
    /// @param payer       kommunkod, or the code of whoever pays
    /// @param daysOfLines days that each line of a tariff reaches, in its order
    /// @throws RuleGapException when no rate is known
    public static Figure of(int payer, Figure billable, List<Figure> daysOfLines, Price price) {
        return switch (price) {
            case Price.PerDay(var rate, var _, var currency) -> product(billable, rate, currency);
            case Price.Tariff tariff -> tariff(payer, billable, daysOfLines, tariff);
            case Price.Nothing(var because, var currency) ->
                new Figure.Agreed(Label.AMOUNT, Unit.money(currency), BigDecimal.ZERO, because);
            case Price.Unknown(var gap) -> throw gap;
        };
    }

    /// What a bill without a day costs: nothing, also where no rate is known or the tariff has no line for the payer.
    ///
    /// @param currency of the agreement's other bills
    public static Figure ofNoDay(
            int payer, Figure billable, List<Figure> daysOfLines, Price price, Currency currency) {
        boolean known = switch (price) {
            case Price.Unknown _ -> false;
            case Price.Tariff tariff -> !tariff.linesOf(payer).isEmpty();
            case Price.PerDay _,Price.Nothing _ -> true;
        };
        return known
                ? of(payer, billable, daysOfLines, price)
                : new Figure.Counted(Label.AMOUNT, Unit.money(currency), 0);
    }

    private static Figure tariff(int payer, Figure billable, List<Figure> daysOfLines, Price.Tariff tariff) {
        var own = tariff.linesOf(payer);
        if (own.isEmpty()) {
            throw noLine(payer, tariff);
        }
        var parts = new ArrayList<Figure>();
        for (var line : own) {
            var days = line.reachesEveryDay() ? billable : daysOfLines.get(tariff.lines().indexOf(line));
            var amount = product(days, line.rate(), tariff.currency());
            parts.add(line.payee()
                    .<Figure>map(payee -> new Figure.OwedTo(Label.OWED_TO, payee, amount))
                    .orElse(amount));
        }
        return parts.size() == 1
                ? parts.getFirst()
                : new Figure.Sum(Label.AMOUNT, Unit.money(tariff.currency()), parts);
    }

    private static Figure product(Figure days, Term<BigDecimal> rate, Currency currency) {
        return new Figure.Product(
                Label.AMOUNT,
                days,
                new Figure.Agreed(Label.DAILY_RATE, Unit.perDay(currency), rate.value(), rate));
    }

    private static RuleGapException noLine(int payer, Price.Tariff tariff) {
        var path = tariff.lines().getFirst().rate().path();
        return RuleGapException.unstated(
                path,
                new BilingualText(
                        "betalaren " + payer + " har ingen prisklass som taxan känner; ange den under parties",
                        "payer " + payer + " has no price class that the tariff knows; state it under parties"));
    }
}
