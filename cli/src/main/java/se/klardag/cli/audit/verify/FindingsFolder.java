package se.klardag.cli.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a run that is compared puts its lists for a moment (*tillfällig katalog*). They hold case data, so nothing stays: not when
/// the run ends, not when somebody breaks it off, and what a killed run left goes when the next one starts.
final class FindingsFolder implements AutoCloseable {
    private static final String NAME = "klardag-verify-";

    /// The process that made it, and what the system added.
    private static final Pattern LEFT = Pattern.compile(NAME + "([0-9]{1,18})-.*");

    private final Path path;
    private final Thread hook;

    private FindingsFolder(Path path) {
        this.path = path;
        this.hook = new Thread(() -> takeAway(path)); // also when somebody breaks the run off
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Makes one, for its owner alone.
    static FindingsFolder make() throws IOException {
        var path = Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-");
        takeAwayLeft(path);
        return new FindingsFolder(path);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException refused) {
            throw new UncheckedIOException(path.toString(), refused);
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /// What runs that were killed left beside a new folder: a folder of the same owner, and no link to one.
    private static void takeAwayLeft(Path made) throws IOException {
        var owner = Files.getOwner(made);
        try (Stream<Path> beside = Files.list(made.resolveSibling(""))) {
            for (var each : beside.filter(FindingsFolder::isLeft).toList()) {
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    takeAway(each);
                }
            }
        }
    }

    private static boolean isLeft(Path path) {
        var name = LEFT.matcher(path.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static void takeAway(Path folder) {
        try {
            delete(folder);
        } catch (IOException _) {
            // gone already, or nobody may any more
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
