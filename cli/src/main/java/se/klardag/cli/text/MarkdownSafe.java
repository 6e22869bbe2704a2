package se.klardag.cli.text;

import java.util.regex.Pattern;

/// Text from outside in Markdown (*märktextsäker text*).
public final class MarkdownSafe {
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}\\[\\]<>#|]");

    private MarkdownSafe() {}

    /// The text; what Markdown would take for its own signs is written as it is.
    public static String of(String text) {
        return SIGNS.matcher(TerminalSafe.visibleLines(IdentityMask.mask(text))).replaceAll("\\\\$0");
    }
}
