package se.klardag.engine.terms.price;

/// How the total of a bill becomes the sum to pay (*öresavrundning*).
public enum Payable {
    /// Whole kronor, 1 to 49 öre down and 50 to 99 up (lag 1970:1029).
    WHOLE_KRONA_HALF_UP,
    /// To the hundredth of the currency (the öre), half up.
    ORE_HALF_UP
}
