package se.klardag.cli.output;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.Agreement;
import se.klardag.rules.Delregion;
import se.klardag.rules.Municipalities;
import se.klardag.rules.PartyRule;

/// Whom an agreement binds, and when (*parter och giltighet*).
final class Bound {
    private final Agreement agreement;
    private final Municipalities municipalities;
    private final Texts texts;

    Bound(Agreement agreement, Municipalities municipalities, Texts texts) {
        this.agreement = agreement;
        this.municipalities = municipalities;
        this.texts = texts;
    }

    /// The parties in a sentence.
    String sentence() {
        return switch (agreement.parties()) {
            case PartyRule.Everybody _ -> texts.get("show.binds.everybody");
            case PartyRule.OfRegion(var region) when size() == 1 ->
                texts.get("show.binds.region.one", municipalities.region(region).orElse(region));
            case PartyRule.OfRegion(var region) ->
                texts.get("show.binds.region", municipalities.region(region).orElse(region), size());
            case PartyRule.Named _ -> texts.get("show.binds.named", names());
            case PartyRule.AnyCode _ -> texts.get("show.binds.any-code");
            case PartyRule.Listed listed -> texts.get("show.binds.named", names(listed));
        };
    }

    /// The region, or what stands in its place.
    String region() {
        return switch (agreement.parties()) {
            case PartyRule.Everybody _ -> texts.get("list.national");
            case PartyRule.OfRegion(var region) -> municipalities.region(region).orElse(region);
            case PartyRule.Named _ -> names();
            case PartyRule.AnyCode _,PartyRule.Listed _ -> texts.get("list.abroad");
        };
    }

    private static String names(PartyRule.Listed listed) {
        return String.join(", ", listed.payers().values().stream().map(PartyRule.Payer::name).toList());
    }

    String inForce() {
        return agreement.to() == null
                ? texts.get("show.in-force.open", agreement.from())
                : texts.get("show.in-force", agreement.from(), agreement.to());
    }

    String span() {
        return agreement.to() == null
                ? texts.get("show.span.open", agreement.from())
                : texts.get("show.span", agreement.from(), agreement.to());
    }

    /// Every municipality with its part of the region, where that is known.
    TextTable table() {
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("column.code"),
                        texts.get("column.municipality"),
                        texts.get("column.delregion"),
                        texts.get("column.status")));
        table.rule();
        for (int code : new TreeSet<>(municipalities.parties(agreement.parties()).codes())) {
            var part = municipalities.delregion(code);
            table.add(
                    Style.PLAIN,
                    List.of(
                            Municipality.codeText(code),
                            municipalities.find(code).map(Municipality::name).orElse(""),
                            part.map(Delregion::name).map(name -> name.isEmpty() ? "?" : name).orElse(""),
                            part.map(known -> texts.get("status." + known.status().code())).orElse("")));
        }
        return table;
    }

    private int size() {
        return municipalities.parties(agreement.parties()).codes().size();
    }

    private String names() {
        return new TreeSet<>(municipalities.parties(agreement.parties()).codes())
                .stream()
                .map(code -> municipalities.find(code).map(Municipality::name).orElse(Municipality.codeText(code)))
                .collect(Collectors.joining(", "));
    }
}
