package se.klardag.engine.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import se.klardag.engine.terms.value.Term;

/// A number of a bill that knows what it is made of (*uppgift*).
///
/// [#value] is computed from the parts and from nothing else: the explanation is the calculation. Constructors refuse
/// units that do not fit. Values are exact decimals; only [Rounded] rounds, and it says by which text.
public sealed interface Figure {
    /// What the figure stands for.
    Label label();

    Unit unit();

    /// The number, exact; for [Mean] the one that is shown.
    BigDecimal value();

    /// What it is made of, in the order of the arithmetic; empty for facts and agreed values.
    List<Figure> parts();

    /// The number brought to a scale, computed from the exact parts.
    default BigDecimal rounded(int scale, RoundingMode mode) {
        return value().setScale(scale, mode);
    }

    /// A fact that was counted on plain values (*räknat*): cases, or days of many cases at once.
    ///
    /// @param count 0 or more
    record Counted(Label label, Unit unit, long count) implements Figure {
        public Counted {
            if (count < 0) {
                throw new IllegalArgumentException(label + " below 0: " + count);
            }
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(count);
        }

        @Override
        public List<Figure> parts() {
            return List.of();
        }
    }

    /// The days of one stay (*dygn*): from the first day to the day after the last, each day by its number.
    ///
    /// @param evidence the recorded events
    /// @param firstDay first day that is counted, as days since 1970-01-01
    /// @param endDay   the day after the last; equal to `firstDay` for a zero-day case
    /// @param rules    how days are counted, the one that names them first; each is cited
    record StayDays(Label label, Evidence evidence, long firstDay, long endDay, List<Term<?>> rules)
            implements
                Figure {
        public StayDays {
            rules = List.copyOf(rules);
            if (endDay < firstDay) {
                throw new IllegalArgumentException(evidence.caseId() + ": ends before it starts");
            }
        }

        @Override
        public Unit unit() {
            return Unit.DAYS;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(endDay - firstDay);
        }

        @Override
        public List<Figure> parts() {
            return List.of();
        }
    }

    /// A case that is in the denominator without its days (*ärende utan dygn*).
    ///
    /// @param by the rule that leaves its days out
    record WithoutDays(Label label, Evidence evidence, Term<?> by) implements Figure {
        @Override
        public Unit unit() {
            return Unit.DAYS;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.ZERO;
        }

        @Override
        public List<Figure> parts() {
            return List.of();
        }
    }

    /// An agreed value (*avtalat värde*) with its address, source and status.
    record Agreed(Label label, Unit unit, BigDecimal value, Term<?> term) implements Figure {
        @Override
        public List<Figure> parts() {
            return List.of();
        }
    }

    /// How many there are of the figures it holds (*antal*): the cases behind the days.
    record Tally(Label label, List<Figure> counted) implements Figure {
        public Tally {
            counted = List.copyOf(counted);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(counted.size());
        }

        /// None: the same figures stand under the days, and are shown there.
        @Override
        public List<Figure> parts() {
            return List.of();
        }
    }

    /// A sum of figures of one unit (*summa*).
    record Sum(Label label, Unit unit, List<Figure> parts) implements Figure {
        public Sum {
            parts = List.copyOf(parts);
            for (var part : parts) {
                if (!part.unit().equals(unit)) {
                    throw new IllegalArgumentException(label + " adds " + part.unit() + " to " + unit);
                }
            }
        }

        @Override
        public BigDecimal value() {
            var sum = BigDecimal.ZERO;
            for (var part : parts) {
                sum = sum.add(part.value());
            }
            return sum;
        }
    }

    /// A product of two figures (*produkt*).
    record Product(Label label, Figure left, Figure right) implements Figure {
        public Product {
            left.unit().times(right.unit());
        }

        @Override
        public Unit unit() {
            return left.unit().times(right.unit());
        }

        @Override
        public BigDecimal value() {
            return left.value().multiply(right.value());
        }

        @Override
        public List<Figure> parts() {
            return List.of(left, right);
        }
    }

    /// What one figure has above another, never below 0 (*överskjutande*).
    record Excess(Label label, Figure from, Figure limit) implements Figure {
        public Excess {
            if (!from.unit().equals(limit.unit())) {
                throw new IllegalArgumentException(
                        label + " takes " + limit.unit() + " from " + from.unit());
            }
        }

        @Override
        public Unit unit() {
            return from.unit();
        }

        @Override
        public BigDecimal value() {
            return from.value().subtract(limit.value()).max(BigDecimal.ZERO);
        }

        @Override
        public List<Figure> parts() {
            return List.of(from, limit);
        }
    }

    /// What one of several months has (*månadens del*), where other months than the settled one decide.
    ///
    /// @param part of the month's own cases
    record OfMonth(Label label, YearMonth month, Figure part) implements Figure {
        @Override
        public Unit unit() {
            return part.unit();
        }

        @Override
        public BigDecimal value() {
            return part.value();
        }

        /// Those of its part, which it is under another name.
        @Override
        public List<Figure> parts() {
            return part.parts();
        }
    }

    /// A figure that holds only while another is above a limit, else 0 (*utlöst*).
    ///
    /// @param held what holds then
    /// @param by   what decides; strictly above only
    /// @param rule the term that lets it decide
    record Released(Label label, Figure held, Figure by, Figure limit, Term<?> rule) implements Figure {
        public Released {
            if (!by.unit().equals(limit.unit())) {
                throw new IllegalArgumentException(label + " compares " + by.unit() + " with " + limit.unit());
            }
        }

        /// Whether it holds. A mean is compared by its parts, not by the decimals that are shown.
        public boolean isReleased() {
            return by instanceof Mean(var _, var days, var cases)
                    ? days.value().compareTo(limit.value().multiply(cases.value())) > 0
                    : by.value().compareTo(limit.value()) > 0;
        }

        @Override
        public Unit unit() {
            return held.unit();
        }

        @Override
        public BigDecimal value() {
            return isReleased() ? held.value() : BigDecimal.ZERO;
        }

        @Override
        public List<Figure> parts() {
            return List.of(held, by, limit);
        }
    }

    /// The lesser of two figures (*högst*): a stay's days up to a limit.
    record AtMost(Label label, Figure from, Figure limit) implements Figure {
        public AtMost {
            if (!from.unit().equals(limit.unit())) {
                throw new IllegalArgumentException(
                        label + " compares " + from.unit() + " with " + limit.unit());
            }
        }

        @Override
        public Unit unit() {
            return from.unit();
        }

        @Override
        public BigDecimal value() {
            return from.value().min(limit.value());
        }

        @Override
        public List<Figure> parts() {
            return List.of(from, limit);
        }
    }

    /// Days per case (*medelvärde*). Its value is the one that is shown: half up to six decimals where it does not end
    /// within six. A [Rounded] of it rounds the exact quotient.
    record Mean(Label label, Figure days, Figure cases) implements Figure {
        private static final int SHOWN = 6;

        public Mean {
            if (!days.unit().equals(Unit.DAYS) || !cases.unit().equals(Unit.CASES)) {
                throw new IllegalArgumentException(
                        "a mean is days by cases, not " + days.unit() + " by " + cases.unit());
            }
            if (cases.value().signum() == 0) {
                throw new IllegalArgumentException("a mean of no cases");
            }
        }

        @Override
        public Unit unit() {
            return Unit.DAYS_PER_CASE;
        }

        @Override
        public BigDecimal value() {
            return rounded(SHOWN, RoundingMode.HALF_UP);
        }

        @Override
        public BigDecimal rounded(int scale, RoundingMode mode) {
            return days.value().divide(cases.value(), scale, mode);
        }

        @Override
        public List<Figure> parts() {
            return List.of(days, cases);
        }
    }

    /// The mean of no cases (*inget medelvärde*): 0, which is above no limit.
    ///
    /// @param cases the count, 0
    record NoMean(Label label, Figure cases) implements Figure {
        public NoMean {
            if (!cases.unit().equals(Unit.CASES) || cases.value().signum() != 0) {
                throw new IllegalArgumentException(label + " has cases: " + cases.value() + " " + cases.unit());
            }
        }

        @Override
        public Unit unit() {
            return Unit.DAYS_PER_CASE;
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.ZERO;
        }

        @Override
        public List<Figure> parts() {
            return List.of(cases);
        }
    }

    /// An amount with the one it is owed to (*mottagare*).
    ///
    /// @param payee as the rule names it
    record OwedTo(Label label, Term<String> payee, Figure part) implements Figure {
        @Override
        public Unit unit() {
            return part.unit();
        }

        @Override
        public BigDecimal value() {
            return part.value();
        }

        @Override
        public List<Figure> parts() {
            return List.of(part);
        }
    }

    /// A figure rounded because a text says so (*avrundning*).
    record Rounded(Label label, Figure part, int scale, RoundingMode mode, Term<?> by) implements Figure {
        @Override
        public Unit unit() {
            return part.unit();
        }

        @Override
        public BigDecimal value() {
            return part.rounded(scale, mode);
        }

        @Override
        public List<Figure> parts() {
            return List.of(part);
        }
    }
}
