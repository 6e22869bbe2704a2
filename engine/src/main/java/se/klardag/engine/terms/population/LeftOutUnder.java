package se.klardag.engine.terms.population;

/// What leaves a case out by a reading of an unclear text (*utesluts enligt en tolkning*).
///
/// @param reason  for which it is left out
/// @param reading the page on which the unclear sentence is read, `R-005`
/// @param confirmedBy who adopted the reading for the parties, and when; empty where nobody has: the text is as unclear as before
public record LeftOutUnder(Reason reason, String reading, String confirmedBy) {
    /// One that nobody has confirmed.
    public LeftOutUnder(Reason reason, String reading) {
        this(reason, reading, "");
    }

    /// Whether a party vouches for the reading.
    public boolean isConfirmed() {
        return !confirmedBy.isEmpty();
    }
}
