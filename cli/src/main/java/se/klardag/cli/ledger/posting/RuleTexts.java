package se.klardag.cli.ledger.posting;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.Resolving;
import se.klardag.rules.RuleHash;
import se.klardag.rules.RuleLibrary;
import se.klardag.rules.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every rule text that a settlement rests on (*regeltexter*), word for word: whatever ships with a later program, a bill
/// can be computed again under the rules it was computed under.
///
/// @param own            the agreement's own file, or the file by which a party adopts it
/// @param referred       what it is built on, follows, or takes rates and calendars from
/// @param municipalities the list of municipalities
public record RuleTexts(RuleText own, List<RuleText> referred, RuleText municipalities) {
    private static final String OWN = "agreement";
    private static final String REFERRED = "referred";
    private static final String MUNICIPALITIES = "municipalities";
    private static final Recent READ = new Recent();

    public RuleTexts {
        referred = List.copyOf(referred);
    }

    /// The texts behind an agreement.
    ///
    /// @throws se.klardag.rules.RuleFileException when two of them cannot be told apart by their names
    public static RuleTexts of(Agreement agreement) {
        var own = agreement.files().getLast();
        var municipalities = RuleHash.municipalities();
        var referred = RuleHash.files(agreement)
                .stream()
                .filter(file -> !file.sha256().equals(own.sha256()) && !file.equals(municipalities))
                .map(StoredText::kept)
                .toList();
        var texts = new RuleTexts(StoredText.kept(own), referred, municipalities);
        READ.of(texts); // tells at once when they cannot be kept
        return texts;
    }

    static RuleTexts of(JsonNode stored) {
        var byRole = new LinkedHashMap<String, List<RuleText>>();
        for (var each : stored) {
            byRole.computeIfAbsent(each.required("role").asString(), _ -> new ArrayList<>()).add(StoredText.of(each));
        }
        return new RuleTexts(
                only(byRole, OWN), byRole.getOrDefault(REFERRED, List.of()), only(byRole, MUNICIPALITIES));
    }

    private static RuleText only(Map<String, List<RuleText>> texts, String role) {
        var found = texts.getOrDefault(role, List.of());
        if (found.size() != 1) {
            throw LedgerFault.differs("ledger.rule-text-differs", role);
        }
        return found.getFirst();
    }

    ArrayNode json() {
        var list = JsonNodeFactory.instance.arrayNode();
        list.add(StoredText.node(own).put("role", OWN));
        referred.forEach(text -> list.add(StoredText.node(text).put("role", REFERRED)));
        list.add(StoredText.node(municipalities).put("role", MUNICIPALITIES));
        return list;
    }

    /// Whether both say the same, whatever their files are called.
    boolean sameAs(RuleTexts other) {
        return hashes().equals(other.hashes());
    }

    /// The agreement's own hash first: the same texts in other roles say something else.
    private List<String> hashes() {
        var hashes = new ArrayList<String>();
        hashes.add(own.sha256());
        hashes.add(municipalities.sha256());
        referred.stream().map(RuleText::sha256).sorted().forEach(hashes::add);
        return hashes;
    }

    /// What the texts say of a month.
    public Ruling ruling(YearMonth month) {
        var read = READ.of(this);
        return new Ruling(
                read.agreement(),
                Resolving.resolve(read.agreement(), month, read.places()),
                Payers.of(read.agreement().parties(), read.places()));
    }

    /// The texts as they were understood; the same texts are always understood the same way.
    private record Read(Agreement agreement, Municipalities places) {
        static Read of(RuleTexts texts) {
            var all = new ArrayList<>(texts.referred());
            all.add(texts.own());
            return new Read(
                    Agreements.of(texts.own(), RuleLibrary.of(all)), Municipalities.of(texts.municipalities()));
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
    /// @param payers those who may be billed, by name
    public record Ruling(Agreement agreement, AgreementTerms terms, Payers payers) {}
}
