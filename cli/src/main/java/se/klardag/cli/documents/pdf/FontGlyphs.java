package se.klardag.cli.documents.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import se.klardag.cli.documents.model.DocumentRefusedException;

/// What the fonts of a page can print (*typsnittets tecken*): a character they lack would be printed as another sign.
final class FontGlyphs {
    private final BitSet printable;

    private FontGlyphs(BitSet printable) {
        this.printable = printable;
    }

    /// The characters that every one of the fonts has.
    static FontGlyphs of(List<byte[]> fonts) {
        var all = new BitSet();
        all.set(0, Character.MAX_CODE_POINT + 1);
        for (var font : fonts) {
            all.and(printable(font));
        }
        return new FontGlyphs(all);
    }

    private static BitSet printable(byte[] font) {
        try (var file = new RandomAccessReadBuffer(font); var read = new TTFParser().parse(file)) {
            var characters = read.getUnicodeCmapLookup();
            var found = new BitSet();
            for (int point = ' '; point <= Character.MAX_CODE_POINT; point++) {
                if (characters.getGlyphId(point) != 0) {
                    found.set(point);
                }
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a font that ships", unreadable);
        }
    }

    /// Whether every one of the fonts has a character.
    boolean has(int point) {
        return printable.get(point);
    }

    /// Refuses a page with a character that is not printed as it is written.
    ///
    /// @param bill its name
    /// @throws DocumentRefusedException naming the first such character
    void refuseOthers(String page, String bill) {
        page.codePoints().filter(point -> point != '\n' && !printable.get(point)).findFirst().ifPresent(point -> {
            throw DocumentRefusedException.forWant(
                    "invoice.no-glyph", bill, String.format(Locale.ROOT, "U+%04X", point), Character.getName(point));
        });
    }
}
