package se.klardag.engine.figure;

import java.util.Optional;
import se.klardag.engine.terms.price.Currency;

/// What a figure counts (*enhet*). Figures whose units do not fit cannot be put together.
///
/// @param currency of money; empty for what is counted one by one
public record Unit(Kind kind, Optional<Currency> currency) {
    public static final Unit CASES = new Unit(Kind.CASES, Optional.empty());
    public static final Unit DAYS = new Unit(Kind.DAYS, Optional.empty());
    public static final Unit DAYS_PER_CASE = new Unit(Kind.DAYS_PER_CASE, Optional.empty());
    public static final Unit SEK = money(Currency.SEK);
    public static final Unit SEK_PER_DAY = perDay(Currency.SEK);

    /// The kinds of units.
    public enum Kind {
        CASES,
        DAYS,
        DAYS_PER_CASE,
        MONEY,
        MONEY_PER_DAY
    }

    public Unit {
        boolean money = kind == Kind.MONEY || kind == Kind.MONEY_PER_DAY;
        if (money != currency.isPresent()) {
            throw new IllegalArgumentException(kind + " with " + currency);
        }
    }

    /// An amount.
    public static Unit money(Currency currency) {
        return new Unit(Kind.MONEY, Optional.of(currency));
    }

    /// What one day costs.
    public static Unit perDay(Currency currency) {
        return new Unit(Kind.MONEY_PER_DAY, Optional.of(currency));
    }

    /// Its name in results: `DAYS`, `SEK`, `SEK_PER_DAY`.
    public String name() {
        return currency.map(Currency::code)
                .map(code -> kind == Kind.MONEY ? code : code + "_PER_DAY")
                .orElse(
                        kind.name());
    }

    /// The unit of a product.
    ///
    /// @throws IllegalArgumentException when the two do not multiply to a unit of ours
    public Unit times(Unit other) {
        return product(other).or(() -> other.product(this))
                .orElseThrow(
                        () -> new IllegalArgumentException("no unit is " + name() + " times " + other.name()));
    }

    private Optional<Unit> product(Unit other) {
        if (kind == Kind.DAYS_PER_CASE && other.kind == Kind.CASES) {
            return Optional.of(DAYS);
        }
        return kind == Kind.DAYS && other.kind == Kind.MONEY_PER_DAY
                ? other.currency.map(Unit::money)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name();
    }
}
