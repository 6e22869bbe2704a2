package se.klardag.cli.audit.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import se.klardag.cli.files.PrivateFile;

/// What is signed with (*signeringsnyckel*): the private half of an Ed25519 pair, which stays with its holder, and the public
/// half, which is given to those who check.
///
/// @param key    of the algorithm Ed25519
/// @param shared the half that may be known
public record SigningKey(PrivateKey key, VerifyingKey shared) {
    private static final String SHARED = ".pub";

    /// Makes a pair in two files: the private half where it is said, the public half beside it with `.pub` after its name.
    ///
    /// @throws KeyFileException when either file is there already: what was signed with a key that is gone can no more be renewed
    public static SigningKey make(Path file) {
        for (var each : new Path[]{file, sharedOf(file)}) {
            if (Files.exists(each)) {
                throw new KeyFileException(each, "signature.key-exists");
            }
        }
        try {
            var pair = KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair();
            PrivateFile.create(sharedOf(file), PemFile.text(PemFile.PUBLIC, pair.getPublic().getEncoded()));
            boolean made = false;
            try {
                PrivateFile.create(file, PemFile.text(PemFile.PRIVATE, pair.getPrivate().getEncoded()));
                made = true;
            } finally {
                if (!made) {
                    Files.deleteIfExists(sharedOf(file)); // one half is of no use
                }
            }
            return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        } catch (GeneralSecurityException impossible) {
            throw VerifyingKey.missing(impossible);
        }
    }

    /// Where the public half of a pair is.
    public static Path sharedOf(Path file) {
        return file.resolveSibling(file.getFileName() + SHARED);
    }

    /// Reads a private key (PKCS#8, PEM) and the public one beside it.
    ///
    /// @throws KeyFileException when either is missing or no such key, when others may read the private one, or when the two are
    ///                          no pair
    public static SigningKey read(Path file) {
        var encoded = PemFile.read(file, PemFile.PRIVATE);
        try {
            if (PrivateFile.isOpenToOthers(file)) {
                throw new KeyFileException(file, "fault.key-open");
            }
            var key = KeyFactory.getInstance(VerifyingKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (!Files.exists(sharedOf(file))) {
                throw new KeyFileException(sharedOf(file), "signature.shared-missing", file);
            }
            var pair = new SigningKey(key, VerifyingKey.read(sharedOf(file)));
            var trial = new byte[]{1};
            if (!pair.shared.isOf(pair.signature(trial), trial)) {
                throw new KeyFileException(file, "signature.no-pair", sharedOf(file));
            }
            return pair;
        } catch (InvalidKeySpecException _) {
            throw new KeyFileException(file, "signature.no-private-key");
        } catch (IOException unreadable) {
            throw new KeyFileException(file, "fault.unreadable", String.valueOf(unreadable.getMessage()));
        } catch (GeneralSecurityException impossible) {
            throw VerifyingKey.missing(impossible);
        }
    }

    /// Signs; the same message always gets the same signature.
    public DetachedSignature sign(byte[] message) {
        return new DetachedSignature(shared, signature(message));
    }

    private byte[] signature(byte[] message) {
        try {
            var signature = Signature.getInstance(VerifyingKey.ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw VerifyingKey.missing(impossible);
        }
    }

    /// Without the key: it is printed nowhere.
    @Override
    public String toString() {
        return "SigningKey[" + shared.fingerprint() + "]";
    }
}
