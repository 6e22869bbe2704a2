package se.klardag.engine.terms.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a value was read (*källa*).
///
/// @param title what was read: an act, an agreement, minutes, a news item
/// @param at    the place in it, "5 kap. 4 §"; empty when the whole is meant
/// @param url   public address; empty when there is none
/// @param dated the day of a statement (*daterad*); `null` where none is given, as for an act
/// @param dayIs what that day is
/// @param speaksFrom an earlier day from which the statement itself says that it holds; `null` where it holds from its own day
public record Source(
        String title,
        String at,
        String url,
        @Nullable LocalDate dated,
        DayIs dayIs,
        @Nullable LocalDate speaksFrom) {
    /// What the day of a source is (*dagens slag*): many pages state none.
    public enum DayIs {
        /// Its own, as it states.
        STATED("stated"),
        /// The one on which it was read.
        READ("read"),
        /// The last that it can be of.
        AT_LATEST("at-latest");

        private final String code;

        DayIs(String code) {
            this.code = code;
        }

        /// As rule files write it.
        public String code() {
            return code;
        }

        /// @throws IllegalArgumentException when no kind of day is written so
        public static DayIs of(String code) {
            for (var each : values()) {
                if (each.code.equals(code)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no kind of day: " + code);
        }
    }

    /// One that gives no day.
    public Source(String title, String at, String url) {
        this(title, at, url, null, DayIs.STATED, null);
    }

    public Source {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a source needs a title");
        }
    }

    /// The whole of it, whatever place in it is meant.
    public Source whole() {
        return new Source(title, "", url, dated, dayIs, speaksFrom);
    }

    /// Title and place on one line.
    public String cited() {
        return at.isEmpty() ? title : title + ", " + at;
    }
}
