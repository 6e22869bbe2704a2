package se.klardag.cli.command.signature;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import se.klardag.cli.audit.signature.VerifyingKey;

/// Whose signature is asked for (*betrodda nycklar*).
public final class TrustOptions {
    @Option(names = "--trusted", paramLabel = "${bundle:label.public-key}", descriptionKey = "option.trusted")
    private List<Path> trusted = List.of();

    /// The keys of which one has to have signed; none where it is not asked who signed.
    ///
    /// @throws se.klardag.cli.audit.signature.KeyFileException when one cannot be used
    public List<VerifyingKey> keys() {
        return trusted.stream().map(VerifyingKey::read).toList();
    }
}
