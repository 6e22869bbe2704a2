package se.klardag.cli.words;

import java.math.BigDecimal;
import java.util.Optional;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.terms.price.Price;

/// What one day costs on a bill (*dygnspris*), where one number says it.
public final class RateText {
    private RateText() {}

    /// Empty where nothing is charged, or where several lines of a tariff make the price.
    public static Optional<BigDecimal> of(Bill bill) {
        return switch (bill.terms().price()) {
            case Price.PerDay perDay -> Optional.of(perDay.dailyRate().value());
            case Price.Tariff tariff -> {
                var lines = tariff.linesOf(bill.municipality());
                yield lines.size() == 1 && lines.getFirst().reachesEveryDay()
                        ? Optional.of(lines.getFirst().rate().value())
                        : Optional.empty();
            }
            case Price.Nothing _,Price.Unknown _ -> Optional.empty();
        };
    }
}
