package se.klardag.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rule data that ship with the program (*medföljande regler*).
final class Bundled {
    /// What the name of a shipped file begins with, wherever it is shown.
    static final String PREFIX = "rules/";

    private static final String ROOT = "data/";

    private Bundled() {}

    /// The bytes of a shipped file.
    ///
    /// @param name path below the rules room, `agreements/skane-2018.yaml`
    static byte[] bytes(String name) {
        return RuleShelf.take(name, () -> shipped(name)).orElseGet(() -> shipped(name));
    }

    /// What the program ships, whatever shelf is open: the lists of what there is.
    static List<String> index(String name) {
        return new String(shipped(name), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] shipped(String name) {
        try (var in = Bundled.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped " + name, broken);
        }
    }

    static RuleText text(String name) {
        return RuleText.of(PREFIX + name, bytes(name));
    }

    /// The lines of a shipped list, without blank ones.
    static Iterable<String> lines(String name) {
        return text(name).text().lines().filter(line -> !line.isBlank()).toList();
    }
}
