package se.klardag.cli.cases.plain;

/// How a file is divided for reading (*blockindelning*): what is read does not hang on it.
///
/// @param threads that read rows, 1 or more; a file of one block needs none
/// @param bytes   of a block, unless a row is longer
public record BlockPlan(int threads, int bytes) {
    private static final int MOST_THREADS = 8;
    private static final int BYTES = 1 << 18;

    public BlockPlan {
        if (threads < 1 || bytes < 1) {
            throw new IllegalArgumentException("no plan: " + threads + " threads, blocks of " + bytes);
        }
    }

    /// For this machine.
    public static BlockPlan ofMachine() {
        return new BlockPlan(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS), BYTES);
    }
}
