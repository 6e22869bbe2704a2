package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.util.Map;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

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
        var chosenBy = ValueWords.term(date,
                Map.of("care-day", Price.RateDate.CARE_DAY, "settled-month", Price.RateDate.SETTLED_MONTH));
        var tariff = new TariffReader(terms);
        if (tariff.isStated()) {
            return tariff.price(chosenBy, currency());
        }
        var stated = terms.word(RATE);
        try {
            return new Price.PerDay(rate(stated), chosenBy, currency());
        } catch (RuleGapException missing) {
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
            throw new RuleGapException(
                    table.path(),
                    new BilingualText(
                            "beloppet ändras inom månaden " + terms.month(),
                            "the rate changes inside " + terms.month()));
        }
        var weakest = rate.provenance().atMost(stated.provenance().status());
        terms.alsoUsed(RATE, weakest.status(), rate.value().toPlainString());
        return new Term<>(RATE, rate.value(), weakest);
    }
}
