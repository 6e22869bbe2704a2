package se.klardag.cli.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import se.klardag.cli.files.PrivateFile;
import se.klardag.rules.files.BoundedFile;

/// A folder on disk (*katalog*). Nobody else may read it or its files.
public final class FolderStorage implements Storage {
    private static final int LARGEST = 1 << 30;
    private static final Set<StandardOpenOption> NEW_FILE = Set.of(
            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path folder;

    private FolderStorage(Path folder) {
        this.folder = folder;
    }

    /// A folder that is there.
    public static FolderStorage at(Path folder) {
        return new FolderStorage(folder);
    }

    /// Makes the folder, and its parents, when they are not there; their names are on disk when this returns.
    public static FolderStorage make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                make(parent);
            }
            Files.createDirectory(folder, PrivateFile.folderRights(folder));
            if (parent != null) {
                syncNames(parent);
            }
        }
        return new FolderStorage(folder);
    }

    @Override
    public List<String> list() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public byte[] read(String name) throws IOException {
        return BoundedFile.read(folder.resolve(name), LARGEST);
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        var path = folder.resolve(name);
        try (var channel = FileChannel.open(path, NEW_FILE, PrivateFile.rights(path))) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    @Override
    public void sync(String name) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void syncFolder() throws IOException {
        syncNames(folder);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    private static void syncNames(Path folder) throws IOException {
        if (!PrivateFile.isPosix(folder)) {
            return; // Windows opens no folder for syncing; its names are journalled by the file system itself
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
