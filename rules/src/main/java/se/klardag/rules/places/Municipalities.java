package se.klardag.rules.places;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.Parties;
import se.klardag.rules.files.CsvLines;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.YamlTree;

/// Every Swedish municipality by code (*kommuner*), and the regions.
public final class Municipalities {
    private final SortedMap<Integer, Municipality> byCode = new TreeMap<>();
    private final Map<Integer, Delregion> delregions = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();

    private Municipalities(CsvLines municipalities) {
        for (var row : municipalities.rows()) {
            int code = Integer.parseInt(row.get("code"));
            byCode.put(code, new Municipality(code, row.get("name"), row.get("region")));
        }
        for (var row : new CsvLines("municipalities/regions.csv").rows()) {
            regions.put(row.get("code"), row.get("name"));
        }
        for (var row : new CsvLines("municipalities/skane-delregion.csv").rows()) {
            delregions.put(
                    Integer.valueOf(row.get("code")),
                    new Delregion(row.get("delregion"), YamlTree.status(row.get("status"))));
        }
    }

    /// The shipped list.
    public static Municipalities shipped() {
        return new Municipalities(new CsvLines("municipalities/municipalities.csv"));
    }

    /// A list that was kept with a settlement.
    public static Municipalities of(RuleText text) {
        return new Municipalities(new CsvLines(text));
    }

    /// The municipality with this code.
    public Optional<Municipality> find(int code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// All of them, ascending by code.
    public Iterable<Municipality> all() {
        return byCode.values();
    }

    /// The part of the region that the municipality belongs to; we have them for Skåne only.
    public Optional<Delregion> delregion(int code) {
        return Optional.ofNullable(delregions.get(code));
    }

    /// Name of a region by its two-digit code.
    public Optional<String> region(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /// The municipalities a rule of parties names.
    public Parties parties(PartyRule rule) {
        return rule instanceof PartyRule.AnyCode ? Parties.everybody() : Parties.of(codes(rule));
    }

    /// The codes in a rule of parties that are no municipality's, or no region's.
    public List<String> unknown(PartyRule rule) {
        return switch (rule) {
            case PartyRule.Everybody _,PartyRule.AnyCode _,PartyRule.Listed _ -> List.of();
            case PartyRule.OfRegion(var region) ->
                byCode.values().stream().anyMatch(each -> each.region().equals(region)) ? List.of() : List.of(region);
            case PartyRule.Named(var codes) ->
                codes.stream().filter(code -> !byCode.containsKey(code)).sorted().map(Municipality::codeText).toList();
        };
    }

    private Set<Integer> codes(PartyRule rule) {
        return switch (rule) {
            case PartyRule.Everybody _ -> byCode.keySet();
            case PartyRule.OfRegion(var region) ->
                byCode.values()
                        .stream()
                        .filter(municipality -> municipality.region().equals(region))
                        .map(Municipality::code)
                        .collect(Collectors.toSet());
            case PartyRule.Named(var named) -> named;
            case PartyRule.Listed listed -> listed.payers().keySet();
            case PartyRule.AnyCode _ -> Set.of();
        };
    }
}
