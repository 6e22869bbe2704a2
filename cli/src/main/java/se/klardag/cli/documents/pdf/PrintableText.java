package se.klardag.cli.documents.pdf;

import java.util.Locale;
import java.util.Optional;

/// Whether a text can be printed on a document (*utskrivbar text*), asked before anything rests on it.
public final class PrintableText {
    private PrintableText() {}

    /// The first character that the fonts of documents lack, as `U+4E2D CJK UNIFIED IDEOGRAPH-4E2D`.
    public static Optional<String> firstOther(String text) {
        // what every font has needs no look into one
        if (text.chars().allMatch(each -> each >= ' ' && each <= '~')) {
            return Optional.empty();
        }
        return text.codePoints()
                .filter(point -> !PdfFile.GLYPHS.has(point))
                .mapToObj(point -> String.format(Locale.ROOT, "U+%04X %s", point, Character.getName(point)))
                .findFirst();
    }
}
