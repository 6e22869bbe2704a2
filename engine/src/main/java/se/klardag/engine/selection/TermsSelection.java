package se.klardag.engine.selection;

import java.time.LocalDate;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.selection.SelectedTerms.Doubt;
import se.klardag.engine.terms.AgreementTerms;

/// Step 2 of 8: which edition's terms, and which kind of care's, a case falls under (*val av villkor*).
public final class TermsSelection {
    private TermsSelection() {}

    /// The terms of the case; where they are in doubt, [TermsDoubt] decides once its days are known.
    ///
    /// @throws se.klardag.engine.terms.value.RuleGapException when the terms of its kind of care are not known
    public static SelectedTerms of(Case fact, AgreementTerms agreement) {
        int last = agreement.editions().size() - 1;
        var stated = agreement.selectedBy();
        if (stated.isEmpty()) {
            return under(last, fact, agreement, last == 0 ? Doubt.NONE : doubtOfNotice(fact, agreement));
        }
        return switch (stated.get().value()) {
            case SETTLED_MONTH -> under(last, fact, agreement, Doubt.NONE);
            case READY_NOTICE -> on(fact.readyNoticeAt(), fact, agreement);
            case DISCHARGE -> on(fact.dischargedAt(), fact, agreement);
        };
    }

    /// Under the edition that a moment picks; a moment that was not recorded picks the month's own, and one before the
    /// agreement the first.
    private static SelectedTerms on(long moment, Case fact, AgreementTerms agreement) {
        int last = agreement.editions().size() - 1;
        if (!WallClock.isKnown(moment)) {
            return under(last, fact, agreement, Doubt.NONE);
        }
        var date = WallClock.dateOf(moment);
        int picked = date.isBefore(agreement.editions().getFirst().from()) ? 0 : editionOn(date, agreement);
        return picked < 0
                ? under(last, fact, agreement, Doubt.NO_EDITION)
                : under(picked, fact, agreement, Doubt.NONE);
    }

    private static Doubt doubtOfNotice(Case fact, AgreementTerms agreement) {
        if (!WallClock.isKnown(fact.readyNoticeAt())) {
            return Doubt.NONE;
        }
        int earlier = editionOn(WallClock.dateOf(fact.readyNoticeAt()), agreement);
        return earlier < 0 || earlier == agreement.editions().size() - 1 ? Doubt.NONE : Doubt.EARLIER_NOTICE;
    }

    /// The place of the last edition that covers the date; -1 when none does.
    static int editionOn(LocalDate date, AgreementTerms agreement) {
        var editions = agreement.editions();
        for (int i = editions.size() - 1; i >= 0; i--) {
            if (editions.get(i).covers(date)) {
                return i;
            }
        }
        return -1;
    }

    private static SelectedTerms under(int place, Case fact, AgreementTerms agreement, Doubt doubt) {
        var edition = agreement.editions().get(place);
        boolean kindIsOpen = fact.careType() == CareType.NOT_STATED && !edition.alike();
        return new SelectedTerms(place, edition.of(fact.careType()).known(), kindIsOpen, doubt);
    }
}
