package se.klardag.cli.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is being written in its folder under a temporary name (*påbörjad fil*). Each run has its own name, so that
/// two runs do not write into the same file.
///
/// @param target where it belongs
/// @param path   where it is so far
record UnfinishedFile(Path target, Path path) {
    private static final String BEGIN = "klardag";
    private static final String END = ".unfinished";

    static UnfinishedFile of(Path target) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(target.toString()); // the root of the file system
        }
        var path = Files.createTempFile(folder, BEGIN, END, PrivateFile.rights(target));
        path.toFile().deleteOnExit(); // also when somebody breaks the run off
        return new UnfinishedFile(target, path);
    }

    /// Brings its bytes to the disk. A rename that outlives a power failure must not leave an empty file.
    void sync() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Gives it its name. Without options a file that has the name already is not replaced.
    void name(CopyOption... how) throws IOException {
        Files.move(path, target, how);
    }

    /// Deletes it; does nothing once it has its name.
    void drop() throws IOException {
        Files.deleteIfExists(path);
    }

    /// Whether a file is one that was begun.
    static boolean isOne(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith(BEGIN) && name.endsWith(END);
    }
}
