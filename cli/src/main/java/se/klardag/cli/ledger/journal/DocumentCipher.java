package se.klardag.cli.ledger.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import se.klardag.cli.files.PrivateFile;
import se.klardag.rules.files.BoundedFile;

/// Encryption of what the ledger stores (*kryptering*): AES-256 in GCM mode, a fresh nonce for each document, bound to the
/// document's name, so that no document can stand in another's place.
public final class DocumentCipher {
    private static final int KEY_BYTES = 32;
    private static final int LARGEST = 1 << 10;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final byte[] key;

    private DocumentCipher(byte[] key) {
        this.key = key.clone();
    }

    /// The cipher of a key file: 64 hexadecimal digits that nobody but their owner may read.
    ///
    /// @throws LedgerException when it is no key, or others may read it
    public static DocumentCipher of(Path keyFile) {
        try {
            if (PrivateFile.isOpenToOthers(keyFile)) {
                throw LedgerException.unusable("ledger.key.open", keyFile);
            }
            var text = new String(BoundedFile.read(keyFile, LARGEST), StandardCharsets.US_ASCII).strip();
            if (!text.matches("[0-9a-fA-F]{64}")) {
                throw LedgerException.unusable("ledger.key.no-key", keyFile);
            }
            return new DocumentCipher(HexFormat.of().parseHex(text));
        } catch (NoSuchFileException _) {
            throw LedgerException.unusable("ledger.key.missing", keyFile);
        } catch (IOException _) {
            throw LedgerException.unusable("ledger.key.no-key", keyFile);
        }
    }

    /// A new key, as the text of a key file.
    public static String newKey() {
        var fresh = new byte[KEY_BYTES];
        CHANCE.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh) + "\n";
    }

    /// A password made of the key, for the projection's own encryption: it tells nothing of the key.
    public String passwordFor(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /// A hash as a name may show it: whoever guesses a document cannot try the guess against the name. Two blocks, and every hash
    /// its own two; nobody without the key comes back.
    public String sealed(String sha256) {
        return name(Cipher.ENCRYPT_MODE, sha256);
    }

    /// The hash behind a name.
    String unsealed(String name) {
        return name(Cipher.DECRYPT_MODE, name);
    }

    private String name(int mode, String digits) {
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(HexFormat.of().parseHex(passwordFor("names of entries")), "AES"));
            return HexFormat.of().formatHex(cipher.doFinal(HexFormat.of().parseHex(digits)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES cannot encrypt", impossible);
        }
    }

    byte[] encrypt(byte[] document, String name) {
        var nonce = new byte[NONCE_BYTES];
        CHANCE.nextBytes(nonce);
        try {
            var out = new ByteArrayOutputStream(document.length + NONCE_BYTES + TAG_BITS / 8);
            out.writeBytes(nonce);
            out.writeBytes(cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(document));
            return out.toByteArray();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES cannot encrypt", impossible);
        }
    }

    byte[] decrypt(byte[] stored, String name) {
        if (stored.length < NONCE_BYTES + TAG_BITS / 8) {
            throw LedgerException.differs("ledger.key.wrong", name);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(stored, NONCE_BYTES), name)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (AEADBadTagException _) {
            throw LedgerException.differs("ledger.key.wrong", name);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES cannot decrypt", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
