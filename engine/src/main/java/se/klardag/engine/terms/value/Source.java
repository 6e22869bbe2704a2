package se.klardag.engine.terms.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a value was read (*källa*).
///
/// @param title what was read: an act, an agreement, minutes, a news item
/// @param at    the place in it, "5 kap. 4 §"; empty when the whole is meant
/// @param url   public address; empty when there is none
/// @param dated the day of a statement (*daterad*); `null` where none is given, as for an act
/// @param speaksFrom an earlier day from which the statement itself says that it holds; `null` where it holds from its own day
public record Source(
        String title,
        String at,
        String url,
        @Nullable LocalDate dated,
        @Nullable LocalDate speaksFrom) {
    /// One that gives no day.
    public Source(String title, String at, String url) {
        this(title, at, url, null, null);
    }

    public Source {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a source needs a title");
        }
    }

    /// The whole of it, whatever place in it is meant.
    public Source whole() {
        return new Source(title, "", url, dated, speaksFrom);
    }

    /// Title and place on one line.
    public String cited() {
        return at.isEmpty() ? title : title + ", " + at;
    }
}
