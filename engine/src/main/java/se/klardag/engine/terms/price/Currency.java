package se.klardag.engine.terms.price;

/// What money is counted in (*valuta*). Two currencies are never added, and none is made of another.
///
/// @param code three capital letters (ISO 4217)
public record Currency(String code) {
    /// Swedish kronor.
    public static final Currency SEK = new Currency("SEK");

    public Currency {
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("no currency: " + code);
        }
    }
}
