package se.klardag.rules.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.engine.terms.value.BilingualText;

/// The bytes of a rule file with their name and hash (*regelfilens text*).
///
/// @param name   as shown in errors
/// @param sha256 of the bytes, lower-case hexadecimal
public record RuleText(String name, String text, String sha256) {
    /// The most bytes that a rule file has: many times the longest there is, and read in a moment.
    public static final int LARGEST = 1 << 20;

    /// The folders of what ships: another file in a folder called `rules` is somebody's own.
    private static final Pattern SHIPPED = Pattern.compile(ShippedResources.PREFIX
            + "(?:agreements|calendars|changes|grants|history|mappings|municipalities|national|readings|schema)/");

    /// A file of the user's own: where its path is the name of one that ships, it is shown from where the call is made.
    ///
    /// @throws RuleFileException when the bytes are not UTF-8
    public static RuleText own(String path, byte[] bytes) {
        return of(isNameOfShipped(path.replace('\\', '/')) ? "./" + path : path, bytes);
    }

    private static boolean isNameOfShipped(String name) {
        return SHIPPED.matcher(name).lookingAt();
    }

    /// Reads the bytes as text.
    ///
    /// @throws RuleFileException when the bytes are not UTF-8
    public static RuleText of(String name, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new RuleText(name, text, sha256(bytes));
        } catch (CharacterCodingException notText) {
            throw RuleFileException.of(
                    name, new BilingualText("filen är inte text i UTF-8", "the file is not text in UTF-8"));
        }
    }

    /// What ships today under this name, `rules/agreements/skane-2018.yaml`; empty when nothing does.
    public static Optional<RuleText> shipped(String name) {
        return isNameOfShipped(name)
                ? ShippedResources.findText(name.substring(ShippedResources.PREFIX.length()))
                : Optional.empty();
    }

    /// With the file's own name: where it stood on somebody's disk is nobody's business.
    public RuleText kept() {
        return new RuleText(keptName(name), text, sha256);
    }

    /// Whether it ships with the program, and is no file of the user's.
    public boolean isShipped() {
        return isNameOfShipped(name);
    }

    /// Whether it is what ships today under its name, to the byte: a file of the user's own can be called like one that ships.
    public boolean isAsShipped() {
        return shipped(name).filter(this::equals).isPresent();
    }

    /// SHA-256 as lower-case hexadecimal.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// What a text is kept as: a file of the user's own by its name alone, wherever it stood.
    public static String keptName(String name) {
        var plain = name.replace('\\', '/');
        return isNameOfShipped(plain) ? plain : ownName(plain);
    }

    /// The same of a path that a file of the user's own gives, whatever its folder is called.
    public static String ownName(String path) {
        var plain = path.replace('\\', '/');
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
