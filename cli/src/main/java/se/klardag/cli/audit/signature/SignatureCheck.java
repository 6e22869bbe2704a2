package se.klardag.cli.audit.signature;

import java.util.List;
import java.util.Optional;

/// What a signature came to (*kontroll av signatur*).
///
/// @param fingerprint of the key that it claims to be of; empty where none can be read
public record SignatureCheck(Standing standing, String fingerprint) {
    /// What the check found.
    public enum Standing {
        /// None is there, and nobody asked for one.
        UNSIGNED,
        /// None is there, though a trusted key was named.
        MISSING,
        /// It is of these contents; whether its key is to be trusted was not asked.
        NOT_COMPARED,
        /// It is of these contents and of a trusted key.
        TRUSTED,
        /// It is of these contents, and of none of the trusted keys.
        FOREIGN,
        /// It is not of these contents, or is no signature.
        BROKEN
    }

    /// Checks.
    ///
    /// @param signature the text of the signature; empty where there is none
    /// @param message   what was signed
    /// @param trusted   keys that the user trusts; empty when none was named
    public static SignatureCheck of(Optional<byte[]> signature, byte[] message, List<VerifyingKey> trusted) {
        if (signature.isEmpty()) {
            return new SignatureCheck(trusted.isEmpty() ? Standing.UNSIGNED : Standing.MISSING, "");
        }
        var read = signature.flatMap(DetachedSignature::of);
        if (read.isEmpty()) {
            return new SignatureCheck(Standing.BROKEN, "");
        }
        return new SignatureCheck(standing(read.get(), message, trusted), read.get().key().fingerprint());
    }

    private static Standing standing(DetachedSignature signature, byte[] message, List<VerifyingKey> trusted) {
        if (!signature.isOf(message)) {
            return Standing.BROKEN;
        }
        if (trusted.isEmpty()) {
            return Standing.NOT_COMPARED;
        }
        return trusted.contains(signature.key()) ? Standing.TRUSTED : Standing.FOREIGN;
    }

    /// Whether it must not be passed over.
    public boolean isRefused() {
        return switch (standing) {
            case MISSING, FOREIGN, BROKEN -> true;
            case UNSIGNED, NOT_COMPARED, TRUSTED -> false;
        };
    }

    /// Key of the text that says it; takes the fingerprint.
    public String message() {
        return switch (standing) {
            case UNSIGNED -> "signature.unsigned";
            case MISSING -> "signature.missing";
            case NOT_COMPARED -> "signature.not-compared";
            case TRUSTED -> "signature.trusted";
            case FOREIGN -> "signature.foreign";
            case BROKEN -> "signature.broken";
        };
    }
}
