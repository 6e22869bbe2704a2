package se.klardag.cli.words;

import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;

/// How far an agreement is known (*läge*): counted on what its files state, whatever the month.
///
/// @param terms   how many are stated
/// @param open    how many of them no binding bill may rest on
/// @param unknown how many of them are not known at all
/// @param missing how many are needed and not stated
public record AgreementStanding(Kind kind, int terms, int open, int unknown, int missing) {
    /// The result of a settlement.
    public enum Kind {
        /// Every term was read or stated.
        BINDING("binding"),
        /// Some term is second-hand, inferred or assumed.
        PROVISIONAL("provisional"),
        /// Some term is not known: a settlement stops.
        KNOWN("known");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static AgreementStanding of(Agreement agreement) {
        int open = 0;
        int unknown = 0;
        for (var stated : agreement.values().values()) {
            open += isOpen(stated) ? 1 : 0;
            unknown += stated.versions().stream().anyMatch(version -> version.status() == Status.UNKNOWN) ? 1 : 0;
        }
        int missing = Agreements.missing(agreement).size();
        var kind = unknown + missing > 0 ? Kind.KNOWN : open > 0 ? Kind.PROVISIONAL : Kind.BINDING;
        return new AgreementStanding(kind, agreement.values().size(), open, unknown, missing);
    }

    private static boolean isOpen(StatedTerm stated) {
        return stated.versions().stream().anyMatch(version -> !version.weakest().binds());
    }

    /// A sentence.
    public String sentence(Texts texts) {
        return switch (kind) {
            case BINDING -> texts.get("show.state.binding", terms);
            case PROVISIONAL -> texts.get("show.state.provisional", open, terms);
            case KNOWN -> texts.get("show.state.known", terms - unknown, unknown, missing);
        };
    }

    /// A few words.
    public String brief(Texts texts) {
        return switch (kind) {
            case BINDING -> texts.get("list.binding");
            case PROVISIONAL -> texts.get("list.provisional", open, terms);
            case KNOWN -> texts.get("list.known", unknown, missing);
        };
    }
}
