package se.klardag.cli.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// The one way to write a file (*hel och privat fil*): it is there whole or not at all, and only its owner may read it.
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PrivateFile() {}

    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file, in place of one that has the name already. A device or a pipe has no place to wait in: it gets the
    /// content at once.
    ///
    /// @throws UncheckedIOException naming the file, when it cannot be written; what it held before is then untouched
    public static void write(Path file, Content content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                try (var out = Files.newOutputStream(file)) {
                    content.writeTo(out);
                }
            } else {
                var target = Files.exists(file) ? file.toRealPath() : file; // a link stays a link
                place(target, content, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    /// Writes a file that is not there yet: somebody may have filled in one that is.
    ///
    /// @throws UncheckedIOException naming the file, when there is one or it cannot be written
    public static void create(Path file, byte[] bytes) {
        create(file, out -> out.write(bytes));
    }

    /// The same for content that is written piece by piece.
    public static void create(Path file, Content content) {
        try {
            place(file, content);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    private static void place(Path file, Content content, CopyOption... how) throws IOException {
        var unfinished = UnfinishedFile.of(file);
        try {
            try (var out = Files.newOutputStream(unfinished.path())) {
                content.writeTo(out);
            }
            unfinished.sync();
            unfinished.name(how);
        } finally {
            unfinished.drop();
        }
    }

    /// Attributes of a new file that only its owner may read and write, where the file system knows such rights.
    public static FileAttribute<?>[] rights(Path file) {
        return rights(file, "rw-------");
    }

    /// Makes a folder for its owner alone, with those above it; one that is there stays as it is.
    public static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder, folderRights(folder));
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    /// Attributes of a new folder that only its owner may enter.
    public static FileAttribute<?>[] folderRights(Path folder) {
        return rights(folder, "rwx------");
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return isPosix(path)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /// Whether others than its owner have any right to a file. Where the file system knows no such rights, nobody can tell.
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file) && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
    }

    /// Whether files have an owner's, a group's and everybody's rights here.
    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
