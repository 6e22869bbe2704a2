package se.klardag.engine.terms;

/// The same sentence in the two languages we speak (*ordalydelse*).
public record Wording(String swedish, String english) {
    /// A name or number that is the same in both.
    public static Wording same(String text) {
        return new Wording(text, text);
    }

    /// Both, one after the other.
    public Wording and(Wording next) {
        return new Wording(swedish + next.swedish, english + next.english);
    }
}
