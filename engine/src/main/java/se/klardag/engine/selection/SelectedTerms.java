package se.klardag.engine.selection;

import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;

/// The terms that a case falls under (*valda villkor*).
///
/// @param edition    place of the agreement's edition among [se.klardag.engine.terms.AgreementTerms#editions]
/// @param care       the terms of the case's kind of care; of somatic care where the kind is not stated
/// @param kindIsOpen whether the kind is not stated and the edition's kinds differ
/// @param doubt      what may keep the edition from being the case's own
public record SelectedTerms(int edition, CareTerms.Known care, boolean kindIsOpen, Doubt doubt) {
    /// Why another edition, or none, could be the case's own.
    public enum Doubt {
        NONE,
        /// No edition covers the date that picks one.
        NO_EDITION,
        /// No term says which date picks, and an earlier edition covers the ready notice.
        EARLIER_NOTICE
    }

    /// The group of care whose bill the case is on.
    public CareGroup group() {
        return care.group();
    }

    public Terms terms() {
        return care.terms();
    }

    public boolean isCertain() {
        return !kindIsOpen && doubt == Doubt.NONE;
    }
}
