package se.klardag.cli.words;

import java.math.BigDecimal;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Unit;

/// What a figure counts, as people write it after the number (*enhet i ord*): kronor are `kr`, other currencies their
/// code.
public final class UnitText {
    private UnitText() {}

    /// The number of a figure: an amount of money has two decimals or none, anything else as many as it needs.
    public static String number(BigDecimal value, Unit unit, NumberFormats numerals) {
        return switch (unit.kind()) {
            case MONEY, MONEY_PER_DAY -> numerals.amount(value);
            case CASES, DAYS, DAYS_PER_CASE -> numerals.people(value);
        };
    }

    public static String print(Unit unit, boolean one, Texts texts) {
        var known = "unit." + unit.name();
        if (texts.has(known)) {
            return texts.get(one && texts.has(known + ".one") ? known + ".one" : known);
        }
        var currency = unit.currency().orElseThrow().code();
        return unit.kind() == Unit.Kind.MONEY ? currency : texts.get("unit.money-per-day", currency);
    }
}
