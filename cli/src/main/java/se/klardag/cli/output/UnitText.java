package se.klardag.cli.output;

import se.klardag.cli.Texts;
import se.klardag.engine.figure.Unit;

/// What a figure counts, as people write it after the number (*enhet i ord*): kronor are `kr`, other currencies their
/// code.
final class UnitText {
    private UnitText() {}

    static String print(Unit unit, boolean one, Texts texts) {
        var known = "unit." + unit.name();
        if (texts.has(known)) {
            return texts.get(one && texts.has(known + ".one") ? known + ".one" : known);
        }
        var currency = unit.currency().orElseThrow().code();
        return unit.kind() == Unit.Kind.MONEY ? currency : texts.get("unit.money-per-day", currency);
    }
}
