package se.klardag.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/// Lists of checksums in the form that `sha256sum -c` and `md5sum -c` read.
final class Checksums {
    private Checksums() {}

    static String sha256(byte[] bytes) {
        return of("SHA-256", bytes);
    }

    static String list(String algorithm, FileTree tree, Predicate<String> names) {
        var list = new StringBuilder();
        tree.files().forEach((name, file) -> {
            if (names.test(name) && !(file instanceof PackedFile.Linked)) {
                try {
                    list.append(of(algorithm, file.bytes())).append("  ").append(name).append('\n');
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        });
        return list.toString();
    }

    private static String of(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has both
        }
    }
}
