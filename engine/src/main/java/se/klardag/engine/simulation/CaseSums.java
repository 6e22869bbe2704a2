package se.klardag.engine.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.LiabilityModel;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.price.Price;

/// What cases add to a municipality's bill, as whole numbers (*ärendesummor*): enough to price any mix of cases.
///
/// @param cases       in the average, or followed
/// @param days        of those
/// @param individualCases  with days billed case by case
/// @param individualDays   those days
/// @param daysOfLines those of them that each line of a tariff reaches
public record CaseSums(long cases, long days, long individualCases, long individualDays, List<Long> daysOfLines) {
    public CaseSums {
        daysOfLines = List.copyOf(daysOfLines);
    }

    /// Nothing at all.
    public static final CaseSums NONE = new CaseSums(0, 0, 0, 0, List.of());

    /// Nothing, on a bill with this price.
    public static CaseSums none(Price price) {
        return of(MunicipalityTotals.under(price));
    }

    /// What one case adds where a day costs the same whatever its number.
    public static CaseSums of(Assessment.InMonth here) {
        var pool = new MunicipalityTotals();
        pool.add(here);
        return of(pool);
    }

    /// What one case adds to a bill with this price.
    public static CaseSums of(Assessment.InMonth here, Price price) {
        var pool = MunicipalityTotals.under(price);
        pool.add(here);
        return of(pool);
    }

    /// What a municipality's cases add up to.
    public static CaseSums of(MunicipalityTotals pool) {
        return new CaseSums(pool.cases(), pool.days(), pool.individualCases(), pool.individualDays(),
                pool.daysOfLines());
    }

    /// Both together.
    public CaseSums plus(CaseSums other) {
        return with(other, 1);
    }

    /// What is left without the other.
    public CaseSums minus(CaseSums other) {
        return with(other, -1);
    }

    private CaseSums with(CaseSums other, int times) {
        return new CaseSums(
                cases + times * other.cases,
                days + times * other.days,
                individualCases + times * other.individualCases,
                individualDays + times * other.individualDays,
                IntStream.range(0, daysOfLines.size())
                        .mapToObj(line -> daysOfLines.get(line) + times * other.daysOfLines.get(line))
                        .toList());
    }

    /// The amount of a bill on these sums, unrounded, by the same steps as every bill.
    ///
    /// @param payer    code of who pays
    /// @param deciding the mean of earlier months, where it decides about this one
    public BigDecimal amount(int payer, CareTerms.Known known, Optional<Figure> deciding) {
        if (known.suspension().isPresent()) {
            return BigDecimal.ZERO;
        }
        var terms = known.terms();
        var liability = terms.liability();
        var figures = TotalsFigures.of(cases, days, individualCases, individualDays, daysOfLines, liability, deciding);
        var billable = LiabilityModel.of(figures, liability).billable();
        return Pricing.of(payer, billable, figures.daysOfLines(), terms.price()).value();
    }
}
