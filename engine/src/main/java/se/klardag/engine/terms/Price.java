package se.klardag.engine.terms;

import java.math.BigDecimal;

/// What a day costs (*belopp per vårddygn*).
public sealed interface Price {
    /// One amount for every billable day of the period.
    ///
    /// @param dailyRate kronor per day of care, more than 0
    /// @param chosenBy  which date picks the rate
    record PerDay(Term<BigDecimal> dailyRate, Term<RateDate> chosenBy) implements Price {
        public PerDay {
            if (dailyRate.value().signum() <= 0) {
                throw new IllegalArgumentException("daily rate not above 0: " + dailyRate.value());
            }
        }
    }

    /// Nothing is charged.
    ///
    /// @param because the model that says so
    record Nothing(Term<String> because) implements Price {}

    /// No amount is known: days can be counted, money can not.
    record Unknown(RuleGap gap) implements Price {}

    /// Which date picks the rate.
    enum RateDate {
        /// The month that is settled.
        SETTLED_MONTH,
        /// Each day of care by its own date.
        CARE_DAY
    }
}
