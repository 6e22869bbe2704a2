package se.klardag.rules;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;
import se.klardag.rules.terms.TermsResolution;

/// An agreement that can rule on any month (*regelbok*): the door of this room. Whoever asks for several months holds one
/// rulebook: it reads its files once, and works out each month once.
public final class Rulebook {
    private final Agreement agreement;
    private final Municipalities municipalities;
    private final Payers payers;
    private final List<RuleText> texts;
    private final Map<YearMonth, Ruling> rulings = new ConcurrentHashMap<>();

    /// @param municipalities that the agreement's parties are among
    /// @param texts          every rule text that the agreement rests on
    public Rulebook(Agreement agreement, Municipalities municipalities, List<RuleText> texts) {
        this.agreement = agreement;
        this.municipalities = municipalities;
        var named = Payers.of(agreement.parties(), municipalities);
        this.payers = followsMoves(agreement) ? named.changingWithAMove() : named;
        this.texts = List.copyOf(texts);
    }

    /// Whether each day is that one's in whose area the patient lives then, on any date.
    private static boolean followsMoves(Agreement agreement) {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> stated.path().endsWith("payer.residence"))
                .flatMap(stated -> stated.versions().stream())
                .anyMatch(version -> version.value().equals("each-day"))
                || agreement.followed().values().stream().anyMatch(Rulebook::followsMoves);
    }

    /// An agreement by id or file, with what ships.
    ///
    /// @throws RuleFileException when it is not known or its file cannot be used
    public static Rulebook of(String idOrFile) {
        return of(Agreements.find(idOrFile));
    }

    /// An agreement that was read, with what ships.
    public static Rulebook of(Agreement agreement) {
        return new Rulebook(agreement, Municipalities.shipped(), RuleHash.files(agreement));
    }

    /// The same with other values; this rulebook when there are none.
    ///
    /// @param id of the changed agreement
    /// @throws RuleFileException when an address or a value is wrong
    public Rulebook with(String id, List<TermOverride> overrides) {
        if (overrides.isEmpty()) {
            return this;
        }
        var changed = TermOverrides.apply(agreement, id, overrides);
        return new Rulebook(changed, municipalities, RuleHash.files(changed));
    }

    public Agreement agreement() {
        return agreement;
    }

    /// Those whom a case file may name.
    public Payers payers() {
        return payers;
    }

    /// What the agreement says of a month.
    ///
    /// @throws RuleGapException  when a value is missing, its status is unknown, or it changes inside the month
    /// @throws RuleFileException when a value cannot be what it is meant to be
    public Ruling ruling(YearMonth month) {
        return rulings.computeIfAbsent(
                month,
                _ -> new Ruling(
                        agreement,
                        TermsResolution.resolve(agreement, month, municipalities)
                                .with(OtherReadings.of(agreement, month, municipalities)),
                        payers, texts));
    }
}
