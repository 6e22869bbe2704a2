package se.klardag.cli.guide;

/// A page of the handbook for a terminal (*handbokssida som text*): headings underlined, commands and output set in, and nothing
/// of the marks they are written with.
public final class PlainPage {
    private static final String FENCE = "```";
    private static final String INDENT = "  ";

    private PlainPage() {}

    /// The page as plain text; the lines are as they are written.
    public static String of(String markdown) {
        var out = new StringBuilder();
        boolean code = false;
        boolean ended = false;
        for (var line : markdown.lines().toList()) {
            if (line.startsWith(FENCE)) {
                // what a command prints follows it at once: a blank line tells them apart
                if (ended && !code) {
                    out.append('\n');
                }
                code = !code;
                ended = !code;
                continue;
            }
            ended = false;
            if (code) {
                out.append(line.isBlank() ? "" : INDENT + line).append('\n');
            } else {
                out.append(plain(line));
            }
        }
        return out.toString();
    }

    private static String plain(String line) {
        if (line.startsWith("#")) {
            int level = line.indexOf(' ');
            var title = line.substring(level + 1);
            return title + "\n" + (level == 1 ? "=" : "-").repeat(title.length()) + "\n";
        }
        return line.replace("**", "").replace("`", "").replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1") + "\n";
    }
}
