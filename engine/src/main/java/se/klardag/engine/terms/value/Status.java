package se.klardag.engine.terms.value;

/// How well a value is known (*status*): whether somebody read it in the text that decides.
///
/// Declared from the strongest to the weakest; a figure is as strong as its weakest value.
public enum Status {
    /// Read in the agreement, statute or regulation itself.
    VERIFIED("verified"),
    /// Stated by a party or an authority elsewhere.
    OFFICIAL("official"),
    /// Press, or somebody else's account.
    SECONDARY("secondary"),
    /// Our own arithmetic on published figures.
    INFERRED("inferred"),
    /// Our default, where no text was found.
    ASSUMED("assumed"),
    /// A gap: no figure at all may rest on it.
    UNKNOWN("unknown");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    /// Whether a binding bill may rest on the value.
    public boolean binds() {
        return this == VERIFIED || this == OFFICIAL;
    }

    /// The weaker of the two.
    public Status orWeaker(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// The code in files and results, `assumed`.
    public String code() {
        return code;
    }
}
