package se.klardag.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import se.klardag.engine.terms.Wording;

/// Where a piece of work takes its rule files from (*regelhylla*), and which it took: those that ship, or those that were kept
/// with a settlement, whatever ships today.
public final class RuleShelf {
    private static final ScopedValue<RuleShelf> OPEN = ScopedValue.newInstance();
    private static final String SCHEMAS = "schema/";

    private final Optional<Map<String, byte[]>> kept;
    private final SortedMap<String, byte[]> taken = new TreeMap<>();
    private final SortedMap<Path, byte[]> own = new TreeMap<>();

    private RuleShelf(Optional<Map<String, byte[]>> kept) {
        this.kept = kept;
    }

    /// The files that ship with this program.
    public static RuleShelf shipped() {
        return new RuleShelf(Optional.empty());
    }

    /// Files that were kept.
    ///
    /// @param files by path below the rules room, `agreements/skane-2018.yaml`
    public static RuleShelf kept(Map<String, byte[]> files) {
        return new RuleShelf(Optional.of(Map.copyOf(files)));
    }

    /// Works with this shelf.
    public <T> T reading(Supplier<T> work) {
        return ScopedValue.where(OPEN, this).call(work::get);
    }

    /// The text of a file of this shelf.
    ///
    /// @throws IllegalStateException when nothing of the name ships
    public String text(String name) {
        return reading(() -> Bundled.text(name).text());
    }

    /// The files that were taken, by path below the rules room.
    public SortedMap<String, byte[]> taken() {
        return Collections.unmodifiableSortedMap(taken);
    }

    /// The user's own files that were read, by their whole path.
    public SortedMap<Path, byte[]> own() {
        return Collections.unmodifiableSortedMap(own);
    }

    /// Whether work goes on with a shelf: what was read before it is not what it would read.
    static boolean isOpen() {
        return OPEN.isBound();
    }

    /// Whether an open shelf of kept files has a file.
    static boolean keeps(String name) {
        return OPEN.isBound() && OPEN.get().kept.filter(files -> files.containsKey(name)).isPresent();
    }

    /// A file of the open shelf; empty when it is not there.
    static Optional<byte[]> take(String name, Supplier<Optional<byte[]>> shipped) {
        return OPEN.get().bytes(name, shipped);
    }

    /// A file of the user's.
    static byte[] own(Path path) throws IOException {
        var bytes = Files.readAllBytes(path);
        if (OPEN.isBound()) {
            OPEN.get().own.put(path.toAbsolutePath().normalize(), bytes);
        }
        return bytes;
    }

    /// Schemas only say how a file is to look: today's do where none was kept.
    private Optional<byte[]> bytes(String name, Supplier<Optional<byte[]>> shipped) {
        var saved = kept.flatMap(files -> Optional.ofNullable(files.get(name)));
        if (kept.isPresent() && saved.isEmpty() && !name.startsWith(SCHEMAS)) {
            throw RuleFileException.of(
                    Bundled.PREFIX + name,
                    new Wording("regelfilen finns inte bland de sparade", "the rule file is not among those kept"));
        }
        var bytes = saved.or(shipped);
        bytes.ifPresent(each -> taken.put(name, each));
        return bytes;
    }
}
