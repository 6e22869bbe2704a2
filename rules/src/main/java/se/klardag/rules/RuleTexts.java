package se.klardag.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Wording;

/// Every rule text that a settlement rests on (*regeltexter*), word for word: whatever ships with a later program, a bill
/// can be computed again under the rules it was computed under.
///
/// @param own            the agreement's own file, or the file by which a party adopts it
/// @param referred       what it is built on, follows, or takes rates and calendars from
/// @param municipalities the list of municipalities
public record RuleTexts(RuleText own, List<RuleText> referred, RuleText municipalities) {
    private static final Recent READ = new Recent();

    public RuleTexts {
        referred = List.copyOf(referred);
    }

    /// The texts behind an agreement.
    ///
    /// @throws RuleFileException when two of them cannot be told apart by their names
    public static RuleTexts of(Agreement agreement) {
        var own = agreement.files().getLast();
        var municipalities = RuleHash.municipalities();
        var referred = RuleHash.files(agreement)
                .stream()
                .filter(file -> !file.sha256().equals(own.sha256()) && !file.equals(municipalities))
                .map(RuleText::kept)
                .toList();
        var texts = new RuleTexts(own.kept(), referred, municipalities);
        READ.of(texts); // tells at once when they cannot be kept
        return texts;
    }

    /// The texts that were kept beside each other.
    ///
    /// @param agreement id of a shipped one, or the name of a file of the user's own among them
    /// @throws RuleFileException when the agreement or the list of municipalities is not among them
    public static RuleTexts of(String agreement, List<RuleText> kept) {
        var own = named(
                Agreements.isFile(agreement) ? agreement : Bundled.PREFIX + Agreements.agreementFile(agreement), kept);
        var municipalities = named(RuleHash.municipalities().name(), kept);
        var referred = kept.stream().filter(text -> !text.equals(own) && !text.equals(municipalities)).toList();
        return new RuleTexts(own, referred, municipalities);
    }

    private static RuleText named(String name, List<RuleText> kept) {
        return kept.stream()
                .filter(text -> text.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RuleFileException.of(
                        name,
                        new Wording(
                                "regelfilen finns inte bland de sparade", "the rule file is not among those kept")));
    }

    /// The same agreement as it reads with what ships today; files of the user's own stay as they were.
    ///
    /// @throws RuleFileException when something that it refers to no longer ships
    public RuleTexts today() {
        var own = own().isShipped()
                ? RuleText.shipped(own().name())
                        .orElseThrow(() -> RuleFileException.of(
                                own().name(),
                                new Wording("regelfilen följer inte längre med", "the rule file ships no more")))
                : own();
        var library = RuleLibrary.shippedWith(referred.stream().filter(text -> !text.isShipped()).toList());
        return of(Agreements.of(own, library));
    }

    /// All of them, the agreement's own file first.
    public List<RuleText> all() {
        var all = new ArrayList<RuleText>();
        all.add(own);
        all.addAll(referred);
        all.add(municipalities);
        return all;
    }

    /// What [RuleHash#of(Agreement)] says of the agreement that they make.
    public String hash() {
        return RuleHash.of(all());
    }

    /// Whether both say the same, whatever their files are called.
    public boolean sameAs(RuleTexts other) {
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
    ///
    /// @throws RuleFileException when they do not make an agreement
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
