package se.klardag.cli.report.overview;

import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.price.Currency;

/// What the amounts of a month are counted in (*beloppens enhet*), as the page writes it.
final class OverviewMoney {
    private OverviewMoney() {}

    /// After an amount.
    static String unit(MonthOverview overview) {
        var currency = overview.settlement().currency();
        return currency.equals(Currency.SEK) ? "kr" : currency.code();
    }

    /// In a caption.
    static String name(MonthOverview overview, Texts texts) {
        var currency = overview.settlement().currency();
        return currency.equals(Currency.SEK) ? texts.get("overview.kronor") : currency.code();
    }

    /// An amount in a sentence.
    static String amount(String shown, MonthOverview overview) {
        return shown + "\u00a0" + unit(overview);
    }
}
