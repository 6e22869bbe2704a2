package se.klardag.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What one name in an archive stands for. It carries no time and no owner: every entry gets the same.
sealed interface PackedFile {
    /// A file of the build.
    record Copied(Path source, boolean executable) implements PackedFile {}

    /// A file that this build writes.
    @SuppressWarnings("ArrayRecordComponent") // written once, compared never
    record Written(byte[] bytes, boolean executable) implements PackedFile {}

    /// A symbolic link.
    record Linked(String target) implements PackedFile {}

    /// What the file holds; nothing for a link.
    default byte[] bytes() throws IOException {
        return switch (this) {
            case Copied copied -> Files.readAllBytes(copied.source());
            case Written written -> written.bytes();
            case Linked _ -> new byte[0];
        };
    }

    /// The permissions: no archive depends on the umask of the one who builds.
    default int mode() {
        boolean executable = switch (this) {
            case Copied copied -> copied.executable();
            case Written written -> written.executable();
            case Linked _ -> true;
        };
        return executable ? 0755 : 0644;
    }
}
