package se.klardag.engine.liability;

import java.util.List;
import java.util.Optional;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.liability.Liability;

/// The figures that the models start from (*ingångsuppgifter*): counted on plain values, or each with its cases.
///
/// @param cases     cases in the average, or followed
/// @param days      their days
/// @param individualDays days billed case by case: every liable day, or a long-stayer's under an average
/// @param daysOfLines those of them that each line of a tariff reaches, in its order
/// @param deciding  the mean of earlier months that decides whether this one is charged, where one does
public record TotalsFigures(
        Figure cases,
        Figure days,
        Figure individualDays,
        List<Figure> daysOfLines,
        Optional<Figure> deciding) {
    public TotalsFigures {
        daysOfLines = List.copyOf(daysOfLines);
    }

    /// Counted, from the sums of [MunicipalityTotals].
    public static TotalsFigures of(
            long cases,
            long days,
            long individualCases,
            long individualDays,
            List<Long> daysOfLines,
            Liability liability,
            Optional<Figure> deciding) {
        var label = individualLabel(liability);
        return new TotalsFigures(
                new Figure.Counted(
                        Label.CASES, Unit.CASES, liability instanceof Liability.Individual ? individualCases : cases),
                new Figure.Counted(daysLabel(liability), Unit.DAYS, days),
                new Figure.Counted(label, Unit.DAYS, individualDays),
                daysOfLines.stream().<Figure>map(line -> new Figure.Counted(label, Unit.DAYS, line)).toList(),
                deciding);
    }

    /// The mean of the months that decide: of no cases it is 0.
    ///
    /// @param days  of each month
    /// @param cases of each month
    public static Figure decidingMean(List<Figure.OfMonth> days, List<Figure.OfMonth> cases) {
        var allDays = new Figure.Sum(Label.DAYS_IN_AVERAGE, Unit.DAYS, List.copyOf(days));
        var allCases = new Figure.Sum(Label.CASES, Unit.CASES, List.copyOf(cases));
        return allCases.value().signum() == 0
                ? new Figure.NoMean(Label.DECIDING_MEAN, allCases)
                : new Figure.Mean(Label.DECIDING_MEAN, allDays, allCases);
    }

    /// The label of the days in the average, or followed.
    public static Label daysLabel(Liability liability) {
        return switch (liability) {
            case Liability.Average _ -> Label.DAYS_IN_AVERAGE;
            case Liability.Individual _ -> Label.DAYS_IN_AVERAGE;
            case Liability.FollowUpOnly _ -> Label.FOLLOWED_DAYS;
        };
    }

    /// The label of the days billed case by case.
    public static Label individualLabel(Liability liability) {
        return switch (liability) {
            case Liability.Average _ -> Label.LONG_STAY_DAYS;
            case Liability.Individual _ -> Label.LIABLE_DAYS;
            case Liability.FollowUpOnly _ -> Label.LONG_STAY_DAYS;
        };
    }
}
