package se.klardag.cli.audit.signature;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import se.klardag.rules.files.RuleText;

/// What a signature is checked with (*öppen nyckel*): the public half of an Ed25519 pair.
///
/// @param key of the algorithm Ed25519
public record VerifyingKey(PublicKey key) {
    static final String ALGORITHM = "Ed25519";

    private static final int SHOWN = 32;

    /// Reads a file in the form X.509, PEM.
    ///
    /// @throws KeyFileException when it holds no such key
    public static VerifyingKey read(Path file) {
        return of(PemFile.read(file, PemFile.PUBLIC))
                .orElseThrow(() -> new KeyFileException(file, "signature.no-public-key"));
    }

    /// The key that the bytes encode (X.509); empty when they encode none.
    static Optional<VerifyingKey> of(byte[] encoded) {
        try {
            return Optional.of(new VerifyingKey(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded))));
        } catch (InvalidKeySpecException _) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw missing(impossible);
        }
    }

    /// What people compare (*fingeravtryck*): the first 128 bits of SHA-256 of the encoded key, in groups of four digits.
    public String fingerprint() {
        return RuleText.sha256(key.getEncoded()).substring(0, SHOWN).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /// Whether the holder of the other half signed exactly this.
    boolean isOf(byte[] signature, byte[] message) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException | InvalidKeyException _) {
            return false; // no signature of this form, or no point of the curve
        } catch (GeneralSecurityException impossible) {
            throw missing(impossible);
        }
    }

    static IllegalStateException missing(GeneralSecurityException impossible) {
        return new IllegalStateException("every Java platform that we run on has Ed25519", impossible);
    }
}
