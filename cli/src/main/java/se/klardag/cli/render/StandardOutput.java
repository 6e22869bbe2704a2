package se.klardag.cli.render;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where results go (*standard ut*), which remembers why it could not take one: a full disk and a closed output are reported, a
/// reader that has seen enough is not.
public final class StandardOutput extends OutputStream {
    private static final String ENOUGH = "Broken pipe";

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException fault;

    /// Whether a person looks at the result. Java takes long to find out; a launcher that knows that nobody does says so in
    /// `klardag.terminal`.
    public static boolean isTerminal() {
        return !"no".equals(System.getProperty("klardag.terminal"))
                && Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
    }

    /// A writer to it.
    public PrintWriter writer() {
        return new PrintWriter(new BufferedOutputStream(this), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException refused) {
            fault = refused;
            throw refused;
        }
    }

    /// Whether it could not take everything.
    public boolean isBroken() {
        return fault != null;
    }

    /// Whether whoever sees the messages has to know.
    public boolean isLost() {
        return fault != null && !String.valueOf(fault.getMessage()).contains(ENOUGH);
    }
}
