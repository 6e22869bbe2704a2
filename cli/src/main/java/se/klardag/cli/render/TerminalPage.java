package se.klardag.cli.render;

/// What the reader's terminal takes (*sida*).
///
/// @param width  of a line, in characters
/// @param styled whether bold and faint are shown
/// @param whole  whether it is no terminal but a file, where every row of a table is one line, however wide
public record TerminalPage(int width, boolean styled, boolean whole) {
    private static final int WIDEST_PROSE = 120;

    /// A hundred characters, without bold.
    public static final TerminalPage USUAL = new TerminalPage(100, false);

    /// A terminal, where tables that are too wide are set narrower.
    public TerminalPage(int width, boolean styled) {
        this(width, styled, false);
    }

    /// A page that is as wide as what is printed on it.
    public static TerminalPage unbounded(boolean styled) {
        return new TerminalPage(Integer.MAX_VALUE, styled, true);
    }

    /// How wide running text may be and still be read with ease.
    public int proseWidth() {
        return Math.min(width, WIDEST_PROSE);
    }

    /// The same, where a file has a width of its own.
    public int proseWidth(int ofFile) {
        return whole ? ofFile : proseWidth();
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
