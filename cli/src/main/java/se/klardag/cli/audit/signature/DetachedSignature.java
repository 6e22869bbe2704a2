package se.klardag.cli.audit.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A signature beside what it signs (*signatur*): three lines of text, with the public key that it claims to be of.
public final class DetachedSignature {
    private static final String FORMAT = "klardag-signature-1";
    private static final Pattern LINES = Pattern
            .compile(FORMAT + "\nkey ([A-Za-z0-9+/]{59}=)\nsignature ([A-Za-z0-9+/]{86}==)\n");

    private final VerifyingKey key;
    private final byte[] signature;

    DetachedSignature(VerifyingKey key, byte[] signature) {
        this.key = key;
        this.signature = signature.clone();
    }

    /// Reads the three lines; empty when they are anything else, in a single sign.
    public static Optional<DetachedSignature> of(byte[] text) {
        var lines = LINES.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!lines.matches()) {
            return Optional.empty();
        }
        var decoder = Base64.getDecoder();
        return VerifyingKey.of(decoder.decode(lines.group(1)))
                .map(key -> new DetachedSignature(key, decoder.decode(lines.group(2))))
                .filter(read -> read.text().equals(lines.group()));
    }

    /// The three lines.
    public String text() {
        var encoder = Base64.getEncoder();
        return FORMAT + "\nkey " + encoder.encodeToString(key.key().getEncoded()) + "\nsignature "
                + encoder.encodeToString(signature) + "\n";
    }

    VerifyingKey key() {
        return key;
    }

    boolean isOf(byte[] message) {
        return key.isOf(signature, message);
    }
}
