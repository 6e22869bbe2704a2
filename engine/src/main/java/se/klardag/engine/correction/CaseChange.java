package se.klardag.engine.correction;

import se.klardag.engine.bill.BillKey;

/// Why a case is billed otherwise than before (*ändrat ärende*).
///
/// @param key        of the bill that it changes
/// @param daysBefore days that counted before
/// @param daysAfter  days that count now
public record CaseChange(
        String caseId,
        BillKey key,
        Reason reason,
        long daysBefore,
        long daysAfter) {
    /// What happened to the case (*ändringsorsak*).
    public enum Reason {
        /// It was not there before.
        ADDED("added"),
        /// It is not there any more.
        REMOVED("removed"),
        /// It has other days than before.
        DAYS_CHANGED("days-changed"),
        /// It is left out now, or for another reason than before, or counts again.
        VERDICT_CHANGED("verdict-changed"),
        /// Something else is recorded, which changes neither days nor verdict.
        FACTS_CHANGED("facts-changed"),
        /// The same facts come out otherwise, because the rules are other ones.
        RULE_CHANGED("rule-changed");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// The code in results.
        public String code() {
            return code;
        }
    }
}
