package se.klardag.cli.command.signature;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.audit.signature.SigningKey;

/// What to sign with (*signera med*).
public final class SigningOptions {
    @Option(names = "--sign", paramLabel = "${bundle:label.signing-key}", descriptionKey = "option.sign")
    private @Nullable Path key;

    /// The key; empty where nothing is to be signed.
    ///
    /// @throws se.klardag.cli.audit.signature.KeyFileException when it cannot be used
    public Optional<SigningKey> key() {
        return Optional.ofNullable(key).map(SigningKey::read);
    }
}
