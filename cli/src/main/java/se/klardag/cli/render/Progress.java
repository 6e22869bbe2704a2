package se.klardag.cli.render;

import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.facts.CaseSource;

/// A line on a terminal that shows that long work goes on (*förlopp*): after two seconds, and only where a person looks.
public final class Progress implements AutoCloseable {
    private static final long PATIENCE = 2_000_000_000L;
    private static final int STEP = 1 << 16;

    private final Console console;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long rows;
    private boolean written;

    public Progress(Console console) {
        this.console = console;
        this.shown = StandardOutput.isTerminal();
    }

    /// The same cases, counted as they pass.
    public CaseSource counting(CaseSource source) {
        return shown
                ? taker -> {
                    rows = 0;
                    source.forEach(fact -> {
                        taker.accept(fact);
                        pass();
                    });
                }
                : source;
    }

    /// Counts a row that is not shown as a case.
    public void pass() {
        if (shown && ++rows % STEP == 0 && System.nanoTime() - start > PATIENCE) {
            show();
        }
    }

    /// Takes the line away.
    @Override
    public void close() {
        if (written) {
            console.err().print("\r\u001b[K");
            console.err().flush();
        }
    }

    private void show() {
        written = true;
        var texts = console.texts();
        console.err().print("\r" + texts.get("progress", new NumberFormats(texts.language()).people(rows)));
        console.err().flush();
    }
}
