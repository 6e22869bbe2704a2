package se.klardag.engine.figure;

import java.util.Optional;

/// Days above a threshold, counted from a rounded mean (*avrundat medelvärde*): what a mean has above the threshold, times the
/// cases.
///
/// @param unrounded the same days without the rounding: all days less the threshold times the cases
record RoundedMean(Figure.Rounded rounded, Figure.Excess unrounded) {
    static Optional<RoundedMean> of(Figure.Product product) {
        return product.left() instanceof Figure.Excess(var _, var from, var threshold)
                && from instanceof Figure.Rounded rounded
                && rounded.part() instanceof Figure.Mean mean
                        ? Optional.of(new RoundedMean(
                                rounded,
                                new Figure.Excess(
                                        product.label(),
                                        mean.days(),
                                        new Figure.Product(Label.DAYS_WITHIN_THRESHOLD, threshold, product.right()))))
                        : Optional.empty();
    }
}
