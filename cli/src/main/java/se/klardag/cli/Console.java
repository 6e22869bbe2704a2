package se.klardag.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.output.Page;
import se.klardag.rules.RuleProblem;

/// Where a call speaks (*konsol*): the result to one stream, messages to the other.
///
/// @param styled whether the result goes to a terminal that shows bold
/// @param width  of running text, in characters
record Console(PrintWriter out, PrintWriter err, Texts texts, boolean styled, int width) {
    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    /// As wide as the terminal says it is, within what can be read; a hundred where nothing is said.
    static int width(Map<String, String> environment) {
        var columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}")
                ? Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST)
                : USUAL_WIDTH;
    }

    /// Whether a person looks at the result.
    static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }

    Page page() {
        return new Page(width, styled);
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
