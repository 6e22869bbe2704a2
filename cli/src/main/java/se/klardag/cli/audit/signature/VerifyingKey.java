package se.klardag.cli.audit.signature;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.Set;
import se.klardag.rules.files.RuleText;

/// What a signature is checked with (*öppen nyckel*): the public half of an Ed25519 pair.
///
/// @param key of the algorithm Ed25519
public record VerifyingKey(PublicKey key) {
    static final String ALGORITHM = "Ed25519";

    private static final int SHOWN = 32;
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger OF_ORDER_8 = new BigInteger(
            "55188659117513257062467267217118295137698188065244968500265048394206261417927");
    /// The points of the curve that eight additions bring to nothing: a key of one of them is nobody's,
    /// and signatures of any text can be made for it without a secret.
    private static final Set<BigInteger> WEAK = Set.of(
            BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE), OF_ORDER_8, PRIME.subtract(OF_ORDER_8));

    /// Reads a file in the form X.509, PEM.
    ///
    /// @throws KeyFileException when it holds no such key
    public static VerifyingKey read(Path file) {
        return of(PemFile.read(file, PemFile.PUBLIC))
                .orElseThrow(() -> new KeyFileException(file, "signature.no-public-key"));
    }

    /// The key that the bytes encode (X.509); empty when they encode none, or one that is nobody's.
    static Optional<VerifyingKey> of(byte[] encoded) {
        try {
            var key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            return key instanceof EdECPublicKey point && WEAK.contains(point.getPoint().getY().mod(PRIME))
                    ? Optional.empty()
                    : Optional.of(new VerifyingKey(key));
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
