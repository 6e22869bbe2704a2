package se.klardag.cli.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import se.klardag.rules.files.RuleText;

/// A file that ships with the program (*medföljande fil*).
public final class ShippedFile {
    private ShippedFile() {}

    /// Its bytes.
    ///
    /// @param owner in whose package it lies
    public static byte[] bytes(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped " + name, broken);
        }
    }

    /// Its text.
    ///
    /// @param owner in whose package it lies
    public static String text(Class<?> owner, String name) {
        return new String(bytes(owner, name), StandardCharsets.UTF_8);
    }

    /// SHA-256 in Base64: a page names its script and its style by it, and allows no other.
    public static String pageHash(String text) {
        var hash = RuleText.sha256(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash));
    }
}
