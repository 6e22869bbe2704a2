package se.klardag.cli.ledger.posting;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.RateTable;
import se.klardag.rules.Resolving;
import se.klardag.rules.RuleHash;
import se.klardag.rules.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every rule text that a settlement rests on (*regeltexter*), word for word: whatever ships with a later program, a bill
/// can be computed again under the rules it was computed under.
///
/// @param agreement      the agreement's files, the base's first
/// @param rates          the table of daily rates
/// @param municipalities the list of municipalities
public record RuleTexts(List<RuleText> agreement, RuleText rates, RuleText municipalities) {
    private static final Recent READ = new Recent();

    public RuleTexts {
        agreement = List.copyOf(agreement);
    }

    /// The texts behind an agreement, with what ships beside it.
    public static RuleTexts of(Agreement agreement) {
        return new RuleTexts(
                agreement.files().stream().map(RuleTexts::named).toList(), RuleHash.rates(), RuleHash.municipalities());
    }

    static RuleTexts of(JsonNode stored) {
        var agreement = new ArrayList<RuleText>();
        var others = new HashMap<String, RuleText>();
        for (var each : stored) {
            var text = RuleText.of(
                    each.required("name").asString(),
                    each.required("text").asString().getBytes(StandardCharsets.UTF_8));
            if (!text.sha256().equals(each.required("sha256").asString())) {
                throw LedgerFault.differs("ledger.rule-text-differs", text.name());
            }
            var role = each.required("role").asString();
            if (role.equals("agreement")) {
                agreement.add(text);
            } else {
                others.put(role, text);
            }
        }
        return new RuleTexts(agreement, given(others, "rates"), given(others, "municipalities"));
    }

    private static RuleText given(Map<String, RuleText> texts, String role) {
        var text = texts.get(role);
        if (text == null) {
            throw LedgerFault.differs("ledger.rule-text-differs", role);
        }
        return text;
    }

    /// The file's own name: where it stood on somebody's disk is nobody's business.
    private static RuleText named(RuleText file) {
        var name = file.name().replace('\\', '/');
        return name.startsWith("rules/")
                ? file
                : new RuleText(name.substring(name.lastIndexOf('/') + 1), file.text(), file.sha256());
    }

    ArrayNode json() {
        var list = JsonNodeFactory.instance.arrayNode();
        agreement.forEach(text -> put(list, "agreement", text));
        put(list, "rates", rates);
        put(list, "municipalities", municipalities);
        return list;
    }

    private static void put(ArrayNode list, String role, RuleText text) {
        list.addObject()
                .put("role", role)
                .put("name", text.name())
                .put("sha256", text.sha256())
                .put("text",
                        text.text());
    }

    /// Whether both say the same, whatever their files are called.
    boolean sameAs(RuleTexts other) {
        return hashes().equals(other.hashes());
    }

    private List<String> hashes() {
        var hashes = new ArrayList<>(agreement.stream().map(RuleText::sha256).toList());
        hashes.add(rates.sha256());
        hashes.add(municipalities.sha256());
        return hashes;
    }

    /// What the texts say of a month.
    public Ruling ruling(YearMonth month) {
        var read = READ.of(this);
        return new Ruling(
                read.agreement(),
                Resolving.resolve(read.agreement(), month, read.places(), _ -> read.rates()),
                read.names());
    }

    /// The texts as they were understood; the same texts are always understood the same way.
    private record Read(Agreement agreement, RateTable rates, Municipalities places, Map<Integer, String> names) {
        static Read of(RuleTexts texts) {
            var places = Municipalities.of(texts.municipalities());
            var names = new HashMap<Integer, String>();
            places.all().forEach(each -> names.put(each.code(), each.name()));
            return new Read(Agreements.of(texts.agreement()), Agreements.rates(texts.rates()), places, names);
        }
    }

    /// The last few that were read: month after month rests on the same.
    private static final class Recent {
        private static final int KEPT = 4;

        private final Map<List<String>, Read> recent = new LinkedHashMap<>();

        synchronized Read of(RuleTexts texts) {
            var key = texts.hashes();
            var known = recent.remove(key);
            var read = known == null ? Read.of(texts) : known;
            recent.put(key, read);
            if (recent.size() > KEPT) {
                recent.remove(recent.keySet().iterator().next());
            }
            return read;
        }
    }

    /// An agreement with its terms for a month.
    ///
    /// @param names of municipalities, by code
    public record Ruling(Agreement agreement, AgreementTerms terms, Map<Integer, String> names) {}
}
