package se.klardag.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.cases.Shown;
import se.klardag.rules.RuleProblem;

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

    /// A message. Whatever it names, file names too, shows no identity number and nothing that speaks to the terminal.
    /// Problems of rule files, a line each.
    void tell(List<RuleProblem> problems) {
        problems.forEach(problem -> complain(problem.place() + texts.of(problem.message())));
    }

    void complain(String message) {
        message.lines().forEach(line -> err.println(Shown.of(line)));
        err.flush();
    }
}
