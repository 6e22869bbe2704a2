package se.klardag.engine.indicators;

/// A class of lengths as ready, in days (*längdklass*): bounds as English discharge statistics draw them, with a class
/// of its own for those who leave the same day.
public enum LengthBand {
    SAME_DAY(0, 0),
    ONE(1, 1),
    TWO_TO_THREE(2, 3),
    FOUR_TO_SIX(4, 6),
    SEVEN_TO_THIRTEEN(7, 13),
    FOURTEEN_TO_TWENTY(14, 20),
    TWENTY_ONE_AND_MORE(21, Long.MAX_VALUE);

    private final long least;
    private final long most;

    LengthBand(long least, long most) {
        this.least = least;
        this.most = most;
    }

    /// Whether a stay of so many days belongs here.
    public boolean holds(long days) {
        return days >= least && days <= most;
    }

    /// The bounds as they are printed: `0`, `2–3`, `21+`.
    public String bounds() {
        if (most == Long.MAX_VALUE) {
            return least + "+";
        }
        return least == most ? Long.toString(least) : least + "–" + most;
    }
}
