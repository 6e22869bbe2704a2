package se.klardag.cli.render;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.rules.files.RuleProblem;

/// Where a call speaks (*konsol*): the result to one stream, messages to the other.
///
/// @param styled whether the result goes to a terminal that shows bold
/// @param width  of a line, in characters
/// @param results  where the result goes
/// @param messages where messages go
/// @param today  the day of the call, where the bills are: the program looks at the clock once, before it does anything
public record Console(
        PrintWriter out,
        PrintWriter err,
        Texts texts,
        boolean styled,
        int width,
        Outlet results,
        Outlet messages,
        LocalDate today) {
    private static final int USUAL_WIDTH = 100;
    private static final Pattern STYLE = Pattern.compile("\u001b\\[[012]m");
    private static final int NARROWEST = 40;
    /// The library that sets lists of options takes no less than 55.
    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST = 1000;

    /// A console that is no terminal.
    public Console(PrintWriter out, PrintWriter err, Texts texts, boolean styled, int width, LocalDate today) {
        this(out, err, texts, styled, width, Outlet.FILE, Outlet.FILE, today);
    }

    /// As wide as the terminal says it is, within what can be read; a hundred where nothing is said.
    public static int width(Map<String, String> environment) {
        var columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}")
                ? Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST)
                : USUAL_WIDTH;
    }

    /// How wide a list of options is set.
    public int helpWidth() {
        return results == Outlet.FILE ? USUAL_WIDTH : Math.clamp(width, NARROWEST_HELP, USUAL_WIDTH);
    }

    /// Where lists of options go. What is set wider than the terminal is stacked, whole lists at a time.
    public PrintWriter helpOut() {
        return width >= NARROWEST_HELP || results == Outlet.FILE ? out : new PrintWriter(new StringWriter() {
            @Override
            public void flush() {
                var list = toString();
                getBuffer().setLength(0);
                out.print(FoldedText.stacked(list, width));
                out.flush();
            }
        });
    }

    /// Asks the person at the terminal; nothing where nobody answers.
    public String ask(String question) {
        err.print(folded(question).collect(Collectors.joining("\n")) + "> ");
        err.flush();
        return Optional.ofNullable(System.console()).map(java.io.Console::readLine).orElse("");
    }

    public TerminalPage page() {
        return new TerminalPage(width, styled, results == Outlet.FILE);
    }

    /// A result to be read, in lines no wider than the terminal. Of what speaks to a terminal only our own bold and faint
    /// go through.
    public void print(String text) {
        printExactly(results == Outlet.TERMINAL ? FoldedText.of(text, width) : text);
    }

    /// A result for a program or a file: JSON, CSV, YAML, a script. Its lines stay as they are, on a terminal too.
    public void printExactly(String text) {
        out.print(text.indexOf('\u001b') < 0 ? TerminalSafe.visibleLines(text) : visible(text));
        out.flush();
    }

    private static String visible(String text) {
        var shown = new StringBuilder();
        var style = STYLE.matcher(text);
        int from = 0;
        while (style.find()) {
            shown.append(TerminalSafe.visibleLines(text.substring(from, style.start()))).append(style.group());
            from = style.end();
        }
        return shown.append(TerminalSafe.visibleLines(text.substring(from))).toString();
    }

    /// Problems of rule files, a line each.
    public void tell(List<RuleProblem> problems) {
        problems.forEach(problem -> complain(TerminalSafe.of(problem.place() + texts.of(problem.message()))));
    }

    private Stream<String> folded(String message) {
        return messages == Outlet.TERMINAL
                ? Stream.of(FoldedText.of(message, width).split("\n", -1))
                : Stream.of(message);
    }

    /// A message. Whatever it names, file names too, shows no identity number and nothing that speaks to the terminal.
    public void complain(String message) {
        message.lines().map(TerminalSafe::of).flatMap(this::folded).forEach(err::println);
        err.flush();
    }
}
