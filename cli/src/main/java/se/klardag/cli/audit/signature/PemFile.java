package se.klardag.cli.audit.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;

/// A key as text (*PEM-fil*), RFC 7468: the form that openssl reads and writes.
final class PemFile {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final int LARGEST = 1 << 14;
    private static final int LINE = 64;
    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END \\1-----");

    private PemFile() {}

    static byte[] text(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(LINE, new byte[]{'\n'}).encodeToString(content);
        return ("-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// What is between the lines of this label.
    ///
    /// @throws KeyFileException when the file is not there, or holds anything but one such block
    static byte[] read(Path file, String label) {
        try {
            var text = new String(BoundedFile.read(file, LARGEST), StandardCharsets.ISO_8859_1);
            var blocks = BLOCK.matcher(text).results().toList();
            if (blocks.size() == 1 && blocks.getFirst().group(1).equals(label)) {
                return Base64.getMimeDecoder().decode(blocks.getFirst().group(2));
            }
            boolean other = blocks.stream().anyMatch(each -> !each.group(1).equals(label));
            throw noKey(file, label, other);
        } catch (NoSuchFileException _) {
            throw new KeyFileException(file, "fault.missing");
        } catch (FileRefusedException refused) {
            throw refused.isTooLarge() ? noKey(file, label, false) : new KeyFileException(file, "fault.no-plain-file");
        } catch (IOException unreadable) {
            throw new KeyFileException(file, "fault.unreadable", String.valueOf(unreadable.getMessage()));
        } catch (IllegalArgumentException _) {
            throw noKey(file, label, false);
        }
    }

    /// @param other whether it holds a key of another kind
    private static KeyFileException noKey(Path file, String label, boolean other) {
        var kind = label.equals(PRIVATE) ? "signature.no-private-key" : "signature.no-public-key";
        return new KeyFileException(file, other ? kind + ".other" : kind);
    }
}
