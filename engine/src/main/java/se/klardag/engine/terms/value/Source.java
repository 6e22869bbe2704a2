package se.klardag.engine.terms.value;

/// Where a value was read (*källa*).
///
/// @param title what was read: an act, an agreement, minutes, a news item
/// @param at    the place in it, "5 kap. 4 §"; empty when the whole is meant
/// @param url   public address; empty when there is none
public record Source(String title, String at, String url) {
    public Source {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a source needs a title");
        }
    }

    /// Title and place on one line.
    public String cited() {
        return at.isEmpty() ? title : title + ", " + at;
    }
}
