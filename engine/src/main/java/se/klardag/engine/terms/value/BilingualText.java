package se.klardag.engine.terms.value;

/// The same sentence in the two languages we speak (*ordalydelse*).
public record BilingualText(String swedish, String english) {
    /// A name or number that is the same in both.
    public static BilingualText same(String text) {
        return new BilingualText(text, text);
    }

    /// Both, one after the other.
    public BilingualText and(BilingualText next) {
        return new BilingualText(swedish + next.swedish, english + next.english);
    }
}
