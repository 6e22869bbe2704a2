package se.klardag.cli.documents.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import se.klardag.cli.audit.bundle.ZipArchive;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.files.UnreadableFileException;

/// Everything that one municipality is sent of a month (*kommunpaket*), and nothing of another.
///
/// @param files bytes by name
record MunicipalityPackage(Recipient recipient, SequencedMap<String, byte[]> files) {
    private static final String E_INVOICE = ".xml";

    /// A file that is ready to be sent, as a row of the list.
    record Ready(DocumentFile file, String recipient) {}

    /// The name of its folder or archive: the code, and the name in plain letters.
    String name() {
        var plain = Normalizer.normalize(recipient.name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return recipient.code() + "-" + plain;
    }

    /// Each file in the municipality's folder, and to whom it goes.
    List<Ready> inFolder() {
        return files.sequencedEntrySet()
                .stream()
                .map(each -> new Ready(
                        new DocumentFile(name() + "/" + each.getKey(), each.getValue()),
                        each.getKey().endsWith(E_INVOICE) ? endpoint() : addressee()))
                .toList();
    }

    /// All of them in one archive, whose bytes depend on nothing else.
    List<Ready> inArchive() {
        return List.of(new Ready(
                new DocumentFile(name() + ".zip", ZipArchive.write(new TreeMap<>(files))), addressee()));
    }

    /// Files in its folder that are not its own.
    List<String> others(Path out) {
        try (var there = Files.list(out.resolve(name()))) {
            return there.map(each -> each.getFileName().toString())
                    .filter(each -> !files.containsKey(each))
                    .sorted()
                    .map(each -> name() + "/" + each)
                    .toList();
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(out.resolve(name()).toString(), unreadable);
        }
    }

    /// Whether the e-mail has nowhere to go.
    boolean isUnaddressed() {
        return recipient.contact().email().isEmpty();
    }

    /// The address, or the role where there is none.
    private String addressee() {
        var contact = recipient.contact();
        return isUnaddressed() ? contact.role() : contact.email();
    }

    private String endpoint() {
        return recipient.endpoint().scheme() + ":" + recipient.endpoint().id();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
