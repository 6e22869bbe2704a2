package se.klardag.cli.render;

/// What the reader's terminal takes (*sida*).
///
/// @param width  of a line, in characters
/// @param styled whether bold and faint are shown
/// @param whole  whether tables keep every column, however wide: nothing is left out of a file
public record TerminalPage(int width, boolean styled, boolean whole) {
    /// A hundred characters, without bold.
    public static final TerminalPage USUAL = new TerminalPage(100, false);

    /// A terminal, where tables that are too wide leave columns out.
    public TerminalPage(int width, boolean styled) {
        this(width, styled, false);
    }

    /// A page that is as wide as what is printed on it.
    public static TerminalPage unbounded(boolean styled) {
        return new TerminalPage(Integer.MAX_VALUE, styled);
    }

    /// The line in bold, where the terminal shows it.
    public String bold(String line) {
        return styled ? "\u001b[1m" + line + "\u001b[0m" : line;
    }

    /// The line in grey, where the terminal shows it.
    public String faint(String line) {
        return styled ? "\u001b[2m" + line + "\u001b[0m" : line;
    }
}
