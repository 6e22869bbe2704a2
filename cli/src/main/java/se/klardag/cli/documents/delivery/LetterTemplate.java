package se.klardag.cli.documents.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.ShippedFile;
import se.klardag.rules.files.BoundedFile;

/// A text with places for what is of one municipality (*brevmall*): `{kommun}`. Lines that begin with `#` are comments.
public final class LetterTemplate {
    /// What goes with the bill.
    public static final String LETTER = "brev";
    /// What the e-mail says, with its receiver and subject.
    public static final String MAIL = "epost";

    private static final int LARGEST = 1 << 20;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]*)}");

    private final String text;

    private LetterTemplate(String text) {
        this.text = text;
    }

    /// The template that ships.
    public static String shipped(String which, Language language) {
        return ShippedFile.text(LetterTemplate.class, which + switch (language) {
            case SV -> "_sv.txt";
            case EN -> "_en.txt";
        });
    }

    /// The template of a folder.
    ///
    /// @throws DocumentRefusedException when it is missing, is no text, or has a place that nothing fills
    static LetterTemplate in(Path folder, String which) {
        var file = folder.resolve(which + ".txt");
        return of(file.toString(), text(file));
    }

    /// A template of a text.
    ///
    /// @param file its name in messages
    /// @throws DocumentRefusedException when it has a place that nothing fills
    static LetterTemplate of(String file, String text) {
        var lines = text.replace("\uFEFF", "").replace("\r\n", "\n").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!isComment(lines[i])) {
                refuseUnknown(file, i + 1, lines[i]);
            }
        }
        return new LetterTemplate(
                Arrays.stream(lines).filter(line -> !isComment(line)).collect(Collectors.joining("\n")).strip()
                        + "\n");
    }

    private static boolean isComment(String line) {
        return line.startsWith("#");
    }

    private static void refuseUnknown(String file, int number, String line) {
        var places = PLACE.matcher(line);
        while (places.find()) {
            var name = places.group(1);
            if (LetterPlace.find(name).isEmpty()) {
                throw DocumentRefusedException.forWant(
                        "letter.unknown", file, Integer.toString(number), name, LetterPlace.words());
            }
        }
    }

    private static String text(Path file) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(BoundedFile.read(file, LARGEST)))
                    .toString();
        } catch (NoSuchFileException _) {
            throw DocumentRefusedException.forWant("letter.missing", file.toString());
        } catch (CharacterCodingException _) {
            throw DocumentRefusedException.forWant("letter.no-text", file.toString());
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(file.toString(), unreadable);
        }
    }

    /// The text of a municipality. What is put in is not read for places again.
    String of(Map<LetterPlace, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Optional.ofNullable(values.get(LetterPlace.find(place.group(1)).orElseThrow()))
                                .orElse("")));
    }
}
