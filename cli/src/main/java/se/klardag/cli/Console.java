package se.klardag.cli;

import java.io.PrintWriter;
import java.util.Optional;

/// Where a call speaks (*konsol*): the result to one stream, messages to the other.
///
/// @param styled whether the result goes to a terminal that shows bold
record Console(PrintWriter out, PrintWriter err, Texts texts, boolean styled) {
    /// Whether a person looks at the result.
    static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    void complain(String message) {
        err.println(message);
        err.flush();
    }
}
