package se.klardag.cli.month;

import java.util.Optional;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;

/// What a month's terms say of themselves (*lydelser*): whose they are, and whether bills stand apart by edition.
public final class Editions {
    private Editions() {}

    /// Whether a date of each case picks its edition, and there is more than one.
    public static boolean areApart(AgreementTerms agreement) {
        return agreement.selectedBy().isPresent() && agreement.editions().size() > 1;
    }

    /// The term by which another agreement's terms hold in the month.
    public static Optional<Term<String>> follows(AgreementTerms agreement) {
        return agreement.current()
                .kinds()
                .values()
                .stream()
                .filter(CareTerms.Known.class::isInstance)
                .flatMap(each -> each.known().follows().stream())
                .findFirst();
    }

    /// The title of the agreement whose terms hold in the month, when it is another one.
    ///
    /// @param agreement that names the other
    public static String title(Agreement agreement, Term<String> follows, Texts texts) {
        var other = agreement.followed().get(follows.value());
        return other == null ? follows.value() : texts.of(other.title());
    }

    /// The agreement whose terms hold in the month, when it is another one.
    public static Optional<String> followed(AgreementTerms agreement) {
        return follows(agreement).map(Term::value);
    }
}
