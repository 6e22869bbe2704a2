package se.klardag.rules.review;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.PartyRule;

/// Payers that a rule file lists and that no line of its tariff is for (*betalare utan belopp*): the first of their cases
/// would stop a settlement.
final class UnpricedPayers {
    private static final String LISTED = "parties.listed";

    private UnpricedPayers() {}

    /// One gap for each of them, at the payer's place in the file, or at the list where another file has it.
    static List<RuleGapException> of(Price.Tariff tariff, PartyRule parties, YamlTree tree) {
        var gaps = new ArrayList<RuleGapException>();
        if (parties instanceof PartyRule.Listed listed) {
            listed.payers().forEach((code, payer) -> {
                if (tariff.linesOf(code).isEmpty()) {
                    gaps.add(RuleGapException.unstated(path(code, tree), reason(tariff, code, payer)));
                }
            });
        }
        return gaps;
    }

    private static BilingualText reason(Price.Tariff tariff, int code, PartyRule.Payer payer) {
        var classes = new TreeSet<String>();
        tariff.lines().forEach(line -> line.payer().ifPresent(word -> classes.add(word.value())));
        var who = "%04d %s".formatted(code, payer.name());
        return new BilingualText(
                "betalaren " + who + " hör inte till någon prisklass i taxan; ange class: ",
                "payer " + who + " is in no price class of the tariff; state class: ")
                .and(new BilingualText(String.join(" eller ", classes), String.join(" or ", classes)));
    }

    private static String path(int code, YamlTree tree) {
        var listed = tree.root().at("/parties/listed");
        for (int i = 0; i < listed.size(); i++) {
            if (Integer.parseInt(listed.get(i).get("code").asString()) == code) {
                return LISTED + "." + i;
            }
        }
        return LISTED;
    }
}
