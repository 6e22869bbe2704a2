package se.klardag.rules.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rule data that ship with the program (*medföljande regler*).
public final class ShippedResources {
    /// What the name of a shipped file begins with, wherever it is shown.
    public static final String PREFIX = "rules/";

    private static final String ROOT = "/se/klardag/rules/data/";

    /// What ships does not change while the program runs, so each text is read and hashed once.
    private static final Map<String, RuleText> TEXTS = new ConcurrentHashMap<>();

    private ShippedResources() {}

    /// The bytes of a shipped file.
    ///
    /// @param name path below the rules room, `agreements/skane-2018.yaml`
    public static byte[] bytes(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("not shipped: " + name));
    }

    /// The bytes of a file that may ship.
    public static Optional<byte[]> find(String name) {
        try (var in = ShippedResources.class.getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped " + name, broken);
        }
    }

    public static RuleText text(String name) {
        return findText(name).orElseThrow(() -> new IllegalStateException("not shipped: " + name));
    }

    /// The text of a file that may ship.
    static Optional<RuleText> findText(String name) {
        var known = TEXTS.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var found = find(name).map(bytes -> RuleText.of(PREFIX + name, bytes));
        found.ifPresent(text -> TEXTS.put(name, text));
        return found;
    }

    /// The lines of a shipped list, without blank ones.
    public static List<String> lines(String name) {
        return text(name).text().lines().filter(line -> !line.isBlank()).toList();
    }
}
