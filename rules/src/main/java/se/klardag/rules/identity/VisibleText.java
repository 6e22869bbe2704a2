package se.klardag.rules.identity;

import java.util.regex.Pattern;

/// A plain text without what nobody sees between its digits (*synlig text*): format characters, tags
/// that set letters apart, comments and entities that print nothing. A tag that begins a new field or line is one bar, any
/// other entity one blank or hyphen.
final class VisibleText {
    private static final Pattern PART = Pattern.compile("\u0001++"
            + "|<!--[^>]{0,80}>"
            + "|(</?(?:A|ABBR|B|BDI|BDO|CODE|EM|FONT|I|INS|KBD|MARK|O|S|SMALL|SPAN|STRONG|SUB|SUP|TT|U|WBR)\\b[^<>]{0,80}>)"
            + "|(</?[A-Z][^<>]{0,80}>)"
            + "|&(?:(SHY|ZWNJ|ZWJ|ZEROWIDTHSPACE|#0*173|#0*820[345]|#X0*AD|#X0*200[BCD])"
            + "|(HYPHEN|DASH|NDASH|MDASH|MINUS|#0*45|#0*8209|#0*821[0-3]|#0*8722|#X0*2D|#X0*201[0-4]|#X0*2212)"
            + "|#?[0-9A-Z]{2,20});");

    private final String text;
    /// Where each of its characters is in the plain text.
    private final int[] at;

    private VisibleText(String text, int[] at) {
        this.text = text;
        this.at = at;
    }

    /// Whether the text is as it is seen, as most are.
    static boolean isAll(String plain) {
        return plain.indexOf('\u0001') < 0 && plain.indexOf('<') < 0 && plain.indexOf('&') < 0;
    }

    static VisibleText of(String plain) {
        var text = new StringBuilder(plain.length());
        int[] at = new int[plain.length()];
        int next = 0;
        var parts = PART.matcher(plain);
        while (parts.find()) {
            next = keep(plain, next, parts.start(), text, at);
            boolean tag = parts.group(2) != null;
            boolean entity = plain.charAt(parts.start()) == '&' && parts.group(3) == null;
            if (tag || entity) {
                at[text.length()] = parts.start();
                text.append(tag ? '|' : parts.group(4) == null ? ' ' : '-');
            }
            next = parts.end();
        }
        keep(plain, next, plain.length(), text, at);
        return new VisibleText(text.toString(), at);
    }

    /// What is seen.
    String text() {
        return text;
    }

    private static int keep(String plain, int from, int end, StringBuilder text, int[] at) {
        for (int i = from; i < end; i++) {
            at[text.length()] = i;
            text.append(plain.charAt(i));
        }
        return end;
    }

    /// The span of the plain text that a span of what is seen is.
    IdentitySpans.Span inPlain(IdentitySpans.Span seen) {
        return new IdentitySpans.Span(at[seen.from()], at[seen.end() - 1] + 1);
    }
}
