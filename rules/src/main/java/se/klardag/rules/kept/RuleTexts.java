package se.klardag.rules.kept;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.Agreements;
import se.klardag.rules.RuleHash;
import se.klardag.rules.Rulebook;
import se.klardag.rules.Ruling;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.places.Municipalities;

/// Every rule text that a settlement rests on (*regeltexter*), word for word: whatever ships with a later program, a bill
/// can be computed again under the rules it was computed under. They are read once, when a month is first asked for.
public final class RuleTexts {
    private final RuleText own;
    private final List<RuleText> referred;
    private final RuleText municipalities;
    private volatile @Nullable Rulebook rulebook;

    /// @param own            the agreement's own file, or the file by which a party adopts it
    /// @param referred       what it is built on, follows, or takes rates and calendars from
    /// @param municipalities the list of municipalities
    public RuleTexts(RuleText own, List<RuleText> referred, RuleText municipalities) {
        this.own = own;
        this.referred = List.copyOf(referred);
        this.municipalities = municipalities;
    }

    /// The texts behind an agreement.
    ///
    /// @throws RuleFileException when two of them have the same name
    public static RuleTexts of(Agreement agreement) {
        var own = agreement.files().getLast();
        var municipalities = RuleHash.municipalities();
        var referred = RuleHash.files(agreement)
                .stream()
                .filter(file -> !file.sha256().equals(own.sha256()) && !file.equals(municipalities))
                .map(RuleText::kept)
                .toList();
        var texts = new RuleTexts(own.kept(), referred, municipalities);
        texts.rulebook(); // refuses at once when they cannot be kept
        return texts;
    }

    /// The texts that were kept beside each other.
    ///
    /// @param agreement id of a shipped one, or the name of a file of the user's own among them
    /// @throws RuleFileException when the agreement or the list of municipalities is not among them
    public static RuleTexts of(String agreement, List<RuleText> kept) {
        var own = named(
                RuleLibrary.isFile(agreement) ? agreement
                        : ShippedResources.PREFIX + RuleLibrary.agreementFile(agreement),
                kept);
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
                        new BilingualText(
                                "regelfilen finns inte bland de sparade", "the rule file is not among those kept")));
    }

    /// The same agreement as it reads with what ships today; files of the user's own stay as they were.
    ///
    /// @throws RuleFileException when something that it refers to no longer ships
    public RuleTexts today() {
        var latest = own.isShipped()
                ? RuleText.shipped(own.name())
                        .orElseThrow(() -> RuleFileException.of(
                                own.name(),
                                new BilingualText("regelfilen följer inte längre med", "the rule file ships no more")))
                : own;
        var library = RuleLibrary.shippedWith(referred.stream().filter(text -> !text.isShipped()).toList());
        return of(Agreements.of(latest, library));
    }

    /// The same rules with a file over them that adopts them; what else it names is taken from what ships.
    ///
    /// @param adoption names them as [#reference] does
    /// @throws RuleFileException when it does not make an agreement
    public RuleTexts adoptedBy(RuleText adoption) {
        var below = new ArrayList<>(referred);
        below.add(own);
        var agreement = Agreements.of(adoption, RuleLibrary.shippedWith(below));
        var kept = RuleHash.files(agreement)
                .stream()
                .filter(file -> !file.equals(adoption) && !file.name().equals(municipalities.name()))
                .toList();
        return new RuleTexts(adoption, kept, municipalities);
    }

    /// How another file names the agreement: by the id of one that ships, by the name of a file of the user's own.
    public String reference() {
        if (own.isShipped()) {
            return rulebook().agreement().id();
        }
        return RuleLibrary.isFile(own.name()) ? own.name() : "./" + own.name();
    }

    public RuleText own() {
        return own;
    }

    public List<RuleText> referred() {
        return referred;
    }

    public RuleText municipalities() {
        return municipalities;
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

    /// Whether both are the same texts under the same names, in the same roles.
    public boolean isWordForWord(RuleTexts other) {
        return own.equals(other.own) && municipalities.equals(other.municipalities)
                && Set.copyOf(referred).equals(Set.copyOf(other.referred));
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
        return rulebook().ruling(month);
    }

    private Rulebook rulebook() {
        var known = rulebook;
        if (known == null) {
            var agreement = new ArrayList<>(referred);
            agreement.add(own);
            known = new Rulebook(
                    Agreements.of(own, RuleLibrary.of(agreement)), Municipalities.of(municipalities), all());
            rulebook = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleTexts texts && all().equals(texts.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return all().stream().map(RuleText::name).toList().toString();
    }
}
