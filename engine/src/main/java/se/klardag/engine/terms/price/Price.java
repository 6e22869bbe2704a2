package se.klardag.engine.terms.price;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Term;

/// What a day costs (*belopp per vårddygn*).
public sealed interface Price {
    /// What it is counted in.
    Currency currency();

    /// One amount for every billable day of the period.
    ///
    /// @param dailyRate per day of care, more than 0
    /// @param chosenBy  which date picks the rate
    record PerDay(Term<BigDecimal> dailyRate, Term<RateDate> chosenBy, Currency currency) implements Price {
        public PerDay {
            if (dailyRate.value().signum() <= 0) {
                throw new IllegalArgumentException("daily rate not above 0: " + dailyRate.value());
            }
        }

        /// In Swedish kronor.
        public PerDay(Term<BigDecimal> dailyRate, Term<RateDate> chosenBy) {
            this(dailyRate, chosenBy, Currency.SEK);
        }
    }

    /// Lines, each with the days it is for and what one of them costs (*taxa*). A day costs what all lines that reach it
    /// say together.
    ///
    /// @param lines        in the order of the rule file
    /// @param classes      payers' price class, by code; a payer without one pays the lines without one only
    /// @param chosenBy     which date picks the rates
    /// @param afterMove    whether days are numbered on, or from 1 again, once another payer has taken over
    /// @param repayment    what is given back, and to whom
    record Tariff(
            List<TariffLine> lines,
            Map<Integer, String> classes,
            Term<RateDate> chosenBy,
            DayIndex afterMove,
            Optional<Repayment> repayment,
            Currency currency)
            implements
                Price {
        public Tariff {
            lines = List.copyOf(lines);
            classes = Map.copyOf(classes);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a tariff without lines");
            }
        }

        /// The lines that a payer pays by.
        public List<TariffLine> linesOf(int payer) {
            var own = classes.getOrDefault(payer, "");
            return lines.stream().filter(line -> line.isFor(own)).toList();
        }
    }

    /// Nothing is charged.
    ///
    /// @param because the model that says so
    record Nothing(Term<String> because, Currency currency) implements Price {
        /// In Swedish kronor.
        public Nothing(Term<String> because) {
            this(because, Currency.SEK);
        }
    }

    /// No amount is known: days can be counted, money can not.
    record Unknown(RuleGapException gap) implements Price {
        /// @throws RuleGapException always: what is not known has no currency
        @Override
        public Currency currency() {
            throw gap;
        }
    }

    /// Which date picks the rate.
    enum RateDate {
        /// The month that is settled.
        SETTLED_MONTH,
        /// Each day of care by its own date.
        CARE_DAY
    }

    /// How a stay's charged days are numbered when another payer takes over (*dygnens nummer efter flytt*).
    enum DayIndex {
        CONTINUES,
        RESTARTS
    }
}
