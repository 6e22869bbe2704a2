package se.klardag.cli.cases.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of files that are read once for each of many months (*radförråd*), where they are few enough: the files are
/// read once, and every month has the same rows. Rows need about twice the bytes of their file.
///
/// Used on one thread.
public final class BlockShelf {
    /// Bytes of files.
    private static final long MOST = 48L << 20;

    /// The rows of one file (*lagda rader*).
    ///
    /// @param sha256Hex of the file
    record Shelved(List<RowBlock> blocks, String sha256Hex) {}

    private final long most;
    private final Map<String, Shelved> files = new HashMap<>();
    private long bytes;
    private boolean distinct;

    private BlockShelf(long most) {
        this.most = most;
    }

    /// Keeps nothing.
    public static BlockShelf none() {
        return new BlockShelf(0);
    }

    /// Keeps what there is room for.
    public static BlockShelf ofMemory() {
        return new BlockShelf(MOST);
    }

    /// The rows of a file; `null` where they are not kept.
    @Nullable
    Shelved of(String file) {
        return files.get(file);
    }

    /// Begins to keep a file.
    Filling filling(String file) {
        return new Filling(file);
    }

    /// Whether the rows of so many files are kept, and no two of them have one id.
    public boolean areAllDistinct(int count) {
        return distinct && files.size() == count;
    }

    /// Says that no two rows of all files have one id.
    public void foundDistinct() {
        distinct = true;
    }

    /// A file whose rows are taken one block after the other (*pågående läggning*).
    final class Filling {
        private final String file;
        private final List<RowBlock> blocks = new ArrayList<>();
        private boolean open = most > 0;

        private Filling(String file) {
            this.file = file;
        }

        /// Takes a block, which is then not to be used again; tells whether it did.
        boolean take(RowBlock block) {
            bytes += block.length();
            open &= bytes <= most && !block.isBroken();
            if (open) {
                blocks.add(block);
            } else {
                blocks.clear();
            }
            return open;
        }

        /// The file has ended.
        void end(String sha256Hex) {
            if (open) {
                files.put(file, new Shelved(List.copyOf(blocks), sha256Hex));
            }
        }
    }
}
