package se.klardag.cli.command.workspace;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.workspace.Workspace;

/// The commands of a month as somebody would run them (*månadens kommandon*), each message said once.
final class MonthCalls {
    private final Console console;
    private final Program program;
    private final MonthClose.Options options;
    private final List<String> cases;
    private final String folder;
    private final Set<String> told = new LinkedHashSet<>();
    private boolean listed;

    MonthCalls(
            Console console, Workspace workspace, Program program, List<String> cases, MonthClose.Options options) {
        this.console = console;
        this.program = program;
        this.options = options;
        this.cases = List.copyOf(cases);
        var line = console.texts().get("workspace.taken", workspace.folder(), "");
        this.folder = line.substring(0, line.length() - 1);
    }

    /// From now on every row that is left out is in a file of the month's folder.
    void list() {
        listed = true;
    }

    /// Runs a command on the case files, and tells what it said.
    ///
    /// @param shown whether its result is shown too
    Program.Outcome run(String command, Stream<String> arguments, boolean shown) {
        var call = call(command, arguments);
        if (shown) {
            console.print(call.out());
            call.out().lines().forEach(told::add);
        }
        tell(call);
        return call;
    }

    /// Runs a command on the case files, and tells nothing.
    Program.Outcome call(String command, Stream<String> arguments) {
        return alone(Stream.of(Stream.of(command), arguments, options.reading().stream(), cases.stream())
                .flatMap(each -> each));
    }

    /// Runs a command that reads no case files, and tells nothing.
    Program.Outcome alone(Stream<String> words) {
        return program.run(words.toList());
    }

    /// Whether a call was refused because it would have written over what was sent.
    boolean isOfSent(Program.Outcome call) {
        var sentence = console.texts().get("documents.sent-there", "{0}").split("\\{0}", -1);
        return call.exitCode() == ExitCode.REFUSED && call.messages().contains(sentence[sentence.length - 1]);
    }

    /// Whether a proposal bills cases again that a dispute took out, which is refused without a word of its own.
    boolean isReturning(Program.Outcome proposal) {
        var sentence = console.texts().get("ledger.returned").split("\\{0}", -1)[0];
        return proposal.messages().contains(sentence);
    }

    /// The posting that a refusal asks for with an option that a month does not take, to be copied; empty where it asks for
    /// none.
    Optional<String> release(Program.Outcome refused, YearMonth month) {
        var texts = console.texts();
        var asked = Stream.of(
                refused.messages().contains(texts.get("ledger.returned-refused")) ? "--allow-returned" : "",
                refused.messages().contains(texts.get("ledger.closed", month)) ? texts.get("month.unlock") : "")
                .filter(each -> !each.isEmpty())
                .toList();
        return asked.isEmpty() ? Optional.empty()
                : Optional.of(Stream.of(
                        Stream.of("klardag post --period", month.toString(), "--date", options.date().toString()),
                        options.flags().stream(), options.reading().stream(), asked.stream(), Stream.of("--yes"),
                        cases.stream().map(MonthClose::quoted))
                        .flatMap(each -> each)
                        .collect(Collectors.joining(" ")));
    }

    /// Each message once, whichever of the commands said it; the first line about the folder is enough. No option of another
    /// command is recommended.
    void tell(Program.Outcome call) {
        var advice = " " + console.texts().get("intake.out-lists");
        call.messages()
                .lines()
                .filter(line -> told.add(line.startsWith(folder) ? folder : line))
                .filter(line -> !listed || !line.endsWith(advice))
                .map(line -> line.endsWith(advice) ? line.substring(0, line.length() - advice.length()) : line)
                .forEach(console::complain);
    }
}
