package se.klardag.cli.generate.stay;

/// Where a patient went (*utskriven till*); the shares are our assumption, the words are those of the import.
public final class Destination {
    public static final String DECEASED = "deceased";
    public static final String OTHER = "other";

    private static final String[] WORDS = {"home", "short_term", "special_housing", "hospital", OTHER};

    private Destination() {}

    /// Those who wait more often wait for a place than those who leave the same day.
    public static String draw(RandomStream stream, int midnights) {
        int index = midnights == 0
                ? stream.choice(0.76, 0.14, 0.06, 0.03, 0.01)
                : stream.choice(0.46, 0.30, 0.18, 0.04, 0.02);
        return WORDS[index];
    }
}
