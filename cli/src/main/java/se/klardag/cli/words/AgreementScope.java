package se.klardag.cli.words;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Delregion;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.PartyRule;

/// Whom an agreement binds, and when (*parter och giltighet*).
public final class AgreementScope {
    private final Agreement agreement;
    private final Municipalities municipalities;
    private final Texts texts;

    public AgreementScope(Agreement agreement, Municipalities municipalities, Texts texts) {
        this.agreement = agreement;
        this.municipalities = municipalities;
        this.texts = texts;
    }

    /// The parties in a sentence.
    public String sentence() {
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

    /// The region, or its replacement.
    public String region() {
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

    public String inForce() {
        return agreement.to() == null
                ? texts.get("show.in-force.open", agreement.from())
                : texts.get("show.in-force", agreement.from(), agreement.to());
    }

    public String span() {
        return agreement.to() == null
                ? texts.get("show.span.open", agreement.from())
                : texts.get("show.span", agreement.from(), agreement.to());
    }

    /// Every municipality with its part of the region, where that is known.
    public String table(TerminalPage page) {
        return new TextTable<Integer>(texts)
                .left("column.code", Municipality::codeText)
                .left("column.municipality", code -> municipalities.find(code).map(Municipality::name).orElse(""))
                .left("column.delregion",
                        code -> part(code).map(Delregion::name).map(name -> name.isEmpty() ? "?" : name).orElse(""))
                .left("column.status",
                        code -> part(code).map(known -> texts.get("status." + known.status().code())).orElse(""))
                .print(List.copyOf(new TreeSet<>(municipalities.parties(agreement.parties()).codes())), page);
    }

    private Optional<Delregion> part(int code) {
        return municipalities.delregion(code);
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
