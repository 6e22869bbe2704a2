package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.figure.Evidence;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.terms.calendar.DayBreak;

/// Walks an explanation from its leaves and computes every figure again, in fractions and in its own way.
final class Recomputing {
    private Recomputing() {}

    /// The figure's exact number; fails where a figure does not say what its parts come to.
    static Fraction of(Figure figure) {
        var exact = switch (figure) {
            case Figure.Counted counted -> Fraction.of(BigDecimal.valueOf(counted.count()));
            case Figure.StayDays stay -> days(stay);
            case Figure.WithoutDays _ -> Fraction.ZERO;
            case Figure.Agreed agreed -> Fraction.of(agreed.value());
            case Figure.Tally tally -> Fraction.of(BigDecimal.valueOf(tally.counted().size()));
            case Figure.Sum sum -> sum(sum.parts());
            case Figure.Product product -> of(product.left()).times(of(product.right()));
            case Figure.Excess excess -> above(of(excess.from()), of(excess.limit()));
            case Figure.AtMost least -> lesser(of(least.from()), of(least.limit()));
            case Figure.Released released ->
                of(released.limit()).isBelow(of(released.by())) ? of(released.held()) : Fraction.ZERO;
            case Figure.Mean mean -> of(mean.days()).by(of(mean.cases()));
            case Figure.OfMonth month -> of(month.part());
            case Figure.NoMean none -> of(none.cases());
            case Figure.OwedTo owed -> of(owed.part());
            case Figure.Rounded rounded -> of(rounded.part()).rounded(rounded.scale(), rounded.mode());
        };
        var shown = figure instanceof Figure.Mean ? exact.rounded(6, RoundingMode.HALF_UP) : exact;
        assertThat(shown.is(figure.value())).as("%s says %s", figure.label(), figure.value()).isTrue();
        assertThat(figure.value()).isNotNegative();
        return exact;
    }

    private static Fraction sum(List<Figure> parts) {
        var sum = Fraction.ZERO;
        for (var part : parts) {
            sum = sum.plus(of(part));
        }
        return sum;
    }

    private static Fraction above(Fraction from, Fraction limit) {
        return from.isBelow(limit) ? Fraction.ZERO : from.minus(limit);
    }

    private static Fraction lesser(Fraction one, Fraction other) {
        return one.isBelow(other) ? one : other;
    }

    /// Days counted on breaks are ticked off between the recorded events.
    private static Fraction days(Figure.StayDays stay) {
        long count = stay.endDay() - stay.firstDay();
        if (stay.rules().getFirst().value() instanceof DayBreak(LocalTime at) && count > 0) {
            assertThat(count).as(stay.evidence().caseId()).isLessThanOrEqualTo(ticked(stay.evidence(), at));
            assertThat(LocalDate.ofEpochDay(stay.firstDay()).atTime(at))
                    .isAfter(WallClock.toLocal(stay.evidence().events().getFirst().moment()));
        }
        return Fraction.of(BigDecimal.valueOf(count));
    }

    /// Breaks after the first event, at or before the last.
    static long ticked(Evidence evidence, LocalTime at) {
        var from = WallClock.toLocal(evidence.events().getFirst().moment());
        var to = WallClock.toLocal(evidence.events().getLast().moment());
        return from.toLocalDate()
                .datesUntil(to.toLocalDate().plusDays(1))
                .map(date -> date.atTime(at))
                .filter(moment -> moment.isAfter(from) && !moment.isAfter(to))
                .count();
    }
}
