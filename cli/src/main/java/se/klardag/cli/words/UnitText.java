package se.klardag.cli.words;

import se.klardag.cli.text.Texts;
import se.klardag.engine.figure.Unit;

/// What a figure counts, as people write it after the number (*enhet i ord*): kronor are `kr`, other currencies their
/// code.
public final class UnitText {
    private UnitText() {}

    public static String print(Unit unit, boolean one, Texts texts) {
        var known = "unit." + unit.name();
        if (texts.has(known)) {
            return texts.get(one && texts.has(known + ".one") ? known + ".one" : known);
        }
        var currency = unit.currency().orElseThrow().code();
        return unit.kind() == Unit.Kind.MONEY ? currency : texts.get("unit.money-per-day", currency);
    }
}
