package se.klardag.cli.text;

import se.klardag.rules.identity.IdentitySpans;

/// Hides what looks like an identity number ([IdentitySpans]) in anything that is shown or written (*maskering*).
public final class IdentityMask {
    private IdentityMask() {}

    /// The text with every such number replaced by asterisks, its separators left.
    public static String mask(String text) {
        return IdentitySpans.masked(text);
    }
}
