package se.klardag.cli.audit.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files of a worked case (*räkneexempel*), read strictly: nobody shall think that something is compared that is not.
final class FixtureFolder {
    private static final int LARGEST = 64 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;

    FixtureFolder(Path folder) {
        this.folder = folder;
    }

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /// A file of the folder, as an argument of a call.
    ///
    /// @throws FixtureFolderException when it is not there, or lies outside
    String argument(String name) {
        return inside(name).toString();
    }

    String text(String name) {
        try {
            var bytes = BoundedFile.read(inside(name), LARGEST);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new FixtureFolderException(folder.resolve(name).toString(), "verify.not-utf8");
        } catch (FileRefusedException refused) {
            throw new FixtureFolderException(
                    folder.resolve(name).toString(), refused.isTooLarge() ? "fault.too-large" : "fault.no-plain-file",
                    refused.most());
        } catch (IOException unreadable) {
            throw new FixtureFolderException(
                    folder.resolve(name).toString(), "fault.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    ObjectNode yaml(String name, List<String> keys) {
        var root = parsed(name, () -> YAML.readTree(text(name)));
        if (!(root instanceof ObjectNode object)) {
            throw new FixtureFolderException(folder.resolve(name).toString(), "verify.no-map");
        }
        for (var key : object.propertyNames()) {
            if (!keys.contains(key)) {
                throw new FixtureFolderException(
                        folder.resolve(name).toString(), "verify.unknown-key", key, String.join(", ", keys));
            }
        }
        return object;
    }

    JsonNode json(String name) {
        return parsed(name, () -> JSON.readTree(text(name)));
    }

    /// A value that must be there.
    String required(ObjectNode root, String file, String key) {
        var value = root.get(key);
        if (value == null || value.isContainer() || value.asString("").isBlank()) {
            throw new FixtureFolderException(folder.resolve(file).toString(), "verify.missing-key", key);
        }
        return value.asString();
    }

    /// Files whose names end so, in order.
    List<String> names(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new FixtureFolderException(folder.toString(), "fault.unreadable",
                    String.valueOf(unreadable.getMessage()));
        }
    }

    FixtureFolderException fault(String file, String key, String... details) {
        return new FixtureFolderException(folder.resolve(file).toString(), key, details);
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private JsonNode parsed(String name, Parser parser) {
        try {
            return parser.parse();
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new FixtureFolderException(
                    folder.resolve(name) + ":" + (at == null ? 1 : at.getLineNr()),
                    "verify.not-readable",
                    String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("?"));
        }
    }

    private Path inside(String name) {
        var within = Path.of(name).normalize(); // the folder's own path stays as it was given: it may pass through links
        if (within.isAbsolute() || within.startsWith("..")) {
            throw new FixtureFolderException(folder.toString(), "verify.outside", name);
        }
        var file = folder.resolve(within);
        if (!Files.isRegularFile(file)) {
            throw new FixtureFolderException(folder.resolve(name).toString(), "fault.missing");
        }
        return file;
    }

    /// Parses a text.
    @FunctionalInterface
    private interface Parser {
        JsonNode parse();
    }
}
