package se.klardag.cli.documents.model;

import java.time.LocalDate;
import java.time.YearMonth;
import se.klardag.cli.text.Texts;

/// The acts that a bill names (*lagrum på räkningen*), those in force at the time.
public final class NamedActs {
    private static final YearMonth NEW_ACT = YearMonth.of(2018, 1);
    private static final LocalDate NEW_VAT_ACT = LocalDate.of(2023, 7, 1);

    private NamedActs() {}

    /// The act on payment responsibility, in short: lag (2017:612), or before it lag (1990:1404).
    public static String act(BillDocument bill, Texts texts) {
        return texts.get(bill.period().isBefore(NEW_ACT) ? "grounds.act-1990" : "grounds.act-2017");
    }

    /// The same with its title.
    public static String actWithTitle(BillDocument bill, Texts texts) {
        return texts.get(bill.period().isBefore(NEW_ACT) ? "grounds.act-1990.title" : "grounds.act-2017.title");
    }

    /// What the bill rests on: the act, and the agreement. Terms that are those of an act name it once.
    public static String ground(BillDocument bill, Texts texts) {
        var agreement = bill.basis().agreement();
        var title = texts.of(agreement.title());
        var act = act(bill, texts);
        boolean isSame = agreement.isAct() && title.regionMatches(true, 0, act, 0, act.length());
        return actWithTitle(bill, texts) + (isSame ? title.substring(act.length()) : "; " + title);
    }

    /// Why there is no VAT, by the act in force when the bill is issued.
    public static String vat(BillDocument bill, Texts texts) {
        return switch (bill.issuer().vat()) {
            case EXEMPT -> texts.get(bill.issued().isBefore(NEW_VAT_ACT) ? "vat.exempt.earlier" : "vat.exempt");
            case OUTSIDE_SCOPE -> texts.get("vat.outside-scope");
        };
    }
}
