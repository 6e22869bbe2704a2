package se.klardag.rules;

import java.math.BigDecimal;
import java.util.Map;
import se.klardag.engine.terms.Currency;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Wording;

/// Finds what a day costs in a month (*belopp för månaden*): the agreement's own amount, or a table's.
final class PriceReader {
    private static final String RATE = "price.dailyRate";

    private final Lookup terms;

    PriceReader(Lookup terms) {
        this.terms = terms;
    }

    Price price(Liability liability) {
        return switch (liability) {
            case Liability.FollowUpOnly(var model) -> new Price.Nothing(model, currency());
            case Liability.Average _,Liability.Individual _ -> charged();
        };
    }

    private Price charged() {
        var date = terms.word("price.date");
        var chosenBy = Meaning.term(date,
                Map.of("care-day", Price.RateDate.CARE_DAY, "settled-month", Price.RateDate.SETTLED_MONTH));
        var tariff = new TariffReader(terms);
        if (tariff.isStated()) {
            return tariff.price(chosenBy, currency());
        }
        var stated = terms.word(RATE);
        try {
            return new Price.PerDay(rate(stated), chosenBy, currency());
        } catch (RuleGap missing) {
            return new Price.Unknown(missing);
        }
    }

    /// Kronor, unless another currency is stated.
    private Currency currency() {
        return terms.find("price.currency").map(Term::value).map(Currency::new).orElse(Currency.SEK);
    }

    private Term<BigDecimal> rate(Term<String> stated) {
        if (Character.isDigit(stated.value().charAt(0))) {
            return stated.as(new BigDecimal(stated.value()));
        }
        // Both ways of picking the rate give one rate a month: a rate that changes inside a month is refused here.
        var category = terms.find("price.category").map(Term::value).orElse("");
        var table = terms.rates(stated.value()).rates(category, terms.region());
        var rate = table.on(terms.month().atDay(1));
        if (!rate.provenance().covers(terms.month().atEndOfMonth())) {
            throw new RuleGap(
                    table.path(),
                    new Wording(
                            "beloppet ändras inom månaden " + terms.month(),
                            "the rate changes inside " + terms.month()));
        }
        var weakest = rate.provenance().atMost(stated.provenance().status());
        terms.alsoUsed(RATE, weakest.status(), rate.value().toPlainString());
        return new Term<>(RATE, rate.value(), weakest);
    }
}
