package se.klardag.engine.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A part of the difference between two figures, and what makes it (*andel av en skillnad*).
///
/// @param steps where it arises; their amounts add up to the share's
public record Contribution(Cause cause, List<Step> steps) {
    public Contribution {
        steps = List.copyOf(steps);
    }

    /// In the unit of the figures; below 0 where it lowers.
    public BigDecimal amount() {
        var amount = BigDecimal.ZERO;
        for (var step : steps) {
            amount = amount.add(step.amount());
        }
        return amount;
    }

    /// What makes a part of a difference (*orsak*).
    public sealed interface Cause {
        /// A case whose days differ, or that only one of the figures counts.
        record OfCase(String caseId) implements Cause {}

        /// An agreed value that differs.
        record OfTerm(String path) implements Cause {}

        /// A step of the arithmetic: a rounding, a sum that stops at 0, figures that are made in different ways.
        record OfStep(Label label) implements Cause {}
    }

    /// A place where the two trees part (*delsteg*): what changes there, times everything between it and the whole.
    public record Step(Change change, List<Factor> factors) {
        public Step {
            factors = List.copyOf(factors);
        }

        /// Change times factors.
        public BigDecimal amount() {
            var amount = change.value();
            for (var factor : factors) {
                amount = amount.multiply(factor.value());
            }
            return amount;
        }

        /// The same within a figure that is multiplied itself.
        Step times(List<Factor> outer) {
            var all = new ArrayList<>(factors);
            all.addAll(outer);
            return new Step(change, all);
        }
    }

    /// What is another in the later figure (*ändring*).
    public sealed interface Change {
        /// The later less the earlier.
        BigDecimal value();

        /// A figure that is on both sides, or on one of them.
        record Moved(Optional<Figure> before, Optional<Figure> after) implements Change {
            @Override
            public BigDecimal value() {
                return valueOf(after).subtract(valueOf(before));
            }
        }

        /// A case that one side counts.
        ///
        /// @param later whether it is the later side
        record Counts(String caseId, boolean later) implements Change {
            @Override
            public BigDecimal value() {
                return later ? BigDecimal.ONE : BigDecimal.ONE.negate();
            }
        }

        /// What a difference that stops at 0 is above what it would have been.
        record Stopped(Figure.Excess before, Figure.Excess after) implements Change {
            @Override
            public BigDecimal value() {
                return above(after).subtract(above(before));
            }

            private static BigDecimal above(Figure.Excess excess) {
                return excess.value().subtract(excess.from().value().subtract(excess.limit().value()));
            }
        }

        /// What a rounding adds, on both sides or on one of them.
        record RoundedOff(Optional<Figure.Rounded> before, Optional<Figure.Rounded> after) implements Change {
            @Override
            public BigDecimal value() {
                return added(after).subtract(added(before));
            }

            private static BigDecimal added(Optional<Figure.Rounded> figure) {
                return figure.map(each -> each.value().subtract(each.part().value())).orElse(BigDecimal.ZERO);
            }
        }

        /// What the causes leave of the change of a rounded mean.
        ///
        /// @param others what the causes make together
        record Rest(Figure.Rounded before, Figure.Rounded after, BigDecimal others) implements Change {
            @Override
            public BigDecimal value() {
                return after.value().subtract(before.value()).subtract(others);
            }
        }

        private static BigDecimal valueOf(Optional<Figure> figure) {
            return figure.map(Figure::value).orElse(BigDecimal.ZERO);
        }
    }

    /// What a change is multiplied by on its way to the whole (*faktor*).
    public sealed interface Factor {
        /// The number.
        BigDecimal value();

        /// A figure.
        record Times(Figure figure) implements Factor {
            @Override
            public BigDecimal value() {
                return figure.value();
            }
        }

        /// What is taken from the whole.
        record Taken() implements Factor {
            @Override
            public BigDecimal value() {
                return BigDecimal.ONE.negate();
            }
        }

        /// An equal part for each.
        record Each(Figure cases) implements Factor {
            @Override
            public BigDecimal value() {
                return VarianceAnalysis.quotient(BigDecimal.ONE, cases.value());
            }
        }

        /// Days by cases.
        record Mean(Figure days, Figure cases) implements Factor {
            @Override
            public BigDecimal value() {
                return VarianceAnalysis.quotient(days.value(), cases.value());
            }
        }
    }
}
