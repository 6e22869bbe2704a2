package se.klardag.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.command.options.ArgumentErrorText;
import se.klardag.cli.ledger.store.DatabaseFailure;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Outlet;
import se.klardag.cli.render.StandardOutput;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.words.RateAdvice;
import se.klardag.cli.workspace.Workspace;
import se.klardag.cli.workspace.WorkspaceDefaults;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.files.FileRefusedException;
import se.klardag.rules.files.RuleFileException;

/// The program (*klardag*): what a municipality owes its region for patients ready for discharge, and why.
@Command(name = "klardag", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT)
public final class Klardag {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    /// Names the working folder of a call that is run elsewhere.
    private static final String FOLDER = "KLARDAG_FOLDER";
    /// Set by the launcher where the result goes to a terminal and messages go to a file.
    private static final String MESSAGES = "KLARDAG_MESSAGES";
    /// The list of commands is prepared once, for the narrowest terminal that is usual.
    private static final int LIST_WIDTH = 80;

    @Spec
    private @Nullable CommandSpec spec;

    private Klardag() {}

    /// The language is chosen before the arguments are understood, so that their errors speak it too; here the word is
    /// only checked.
    @Option(names = "--lang", paramLabel = "sv|en", descriptionKey = "option.lang", scope = ScopeType.INHERIT)
    void checkLanguage(String word) {
        if (!word.equals("sv") && !word.equals("en") && spec != null) {
            throw new ParameterException(spec.commandLine(), "--lang: sv | en");
        }
    }

    /// Runs one call as the program, and ends Java where it did not go well.
    ///
    /// @param place where the call is run, for the working folder around it
    static void start(String[] args, Map<String, String> environment, Path place) {
        var standard = new StandardOutput();
        var out = standard.writer();
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var launcher = System.getProperty("klardag.language");
        int code = run(
                args, out, err, launcher, environment, LocalDate.now(SWEDEN), Optional.of(place),
                StandardOutput.isTerminal() ? Outlet.TERMINAL : Outlet.FILE);
        out.flush();
        if (standard.isLost()) {
            err.println(Texts.in(Language.of(args, launcher, environment)).get("fault.output-lost"));
        }
        boolean done = code == ExitCode.DONE || code == ExitCode.WITH_REJECTS;
        int shown = forLauncher(standard.isBroken() && done ? ExitCode.UNUSABLE : code);
        if (shown != ExitCode.DONE) { // Java ends so by itself, and sooner than when it is told to
            System.exit(shown);
        }
    }

    /// Java itself ends with 1 when it does not start: the launcher asks for another number where we mean it.
    private static int forLauncher(int code) {
        return code == ExitCode.WITH_REJECTS ? Integer.getInteger("klardag.rejects", code) : code;
    }

    /// Runs one call.
    ///
    /// @param out      takes the result and nothing else
    /// @param err      takes messages
    /// @param launcher language the launcher learnt, or `null`
    /// @return the exit code of the contract
    public static int run(
            String[] args,
            PrintWriter out,
            PrintWriter err,
            @Nullable String launcher,
            Map<String, String> environment) {
        return run(args, out, err, launcher, environment, LocalDate.now(SWEDEN));
    }

    /// Runs one call on a day of one's own choice.
    ///
    /// @param today the day of the call
    static int run(
            String[] args,
            PrintWriter out,
            PrintWriter err,
            @Nullable String launcher,
            Map<String, String> environment,
            LocalDate today) {
        return run(args, out, err, launcher, environment, today, Optional.empty(), Outlet.FILE);
    }

    /// Runs one call at a terminal, as wide as its environment says.
    static int runAtTerminal(
            String[] args, PrintWriter out, PrintWriter err, String launcher, Map<String, String> environment) {
        return run(
                args, out, err, launcher, environment, LocalDate.now(SWEDEN), Optional.empty(), Outlet.TERMINAL);
    }

    /// @param place    where the call is run, for the working folder around it; empty to look for none there
    /// @param results  where the result goes; messages go there too, unless the launcher knows better
    private static int run(
            String[] args,
            PrintWriter out,
            PrintWriter err,
            @Nullable String launcher,
            Map<String, String> environment,
            LocalDate today,
            Optional<Path> place,
            Outlet results) {
        var texts = Texts.in(Language.of(args, launcher, environment));
        boolean styled = results != Outlet.FILE && !environment.containsKey("NO_COLOR");
        var messages = environment.containsKey(MESSAGES) ? Outlet.FILE : results;
        var console = new Console(out, err, texts, styled, Console.width(environment), results, messages, today);
        Optional<Workspace> workspace;
        try {
            workspace = WorkspaceDefaults.concern(CommandChoice.asked(args), args)
                    ? workspace(environment, place)
                    : Optional.empty();
        } catch (RuleFileException broken) {
            console.tell(broken.problems());
            return ExitCode.UNUSABLE;
        }
        var program = program(args, console, workspace, () -> workspace(environment, place));
        if (args.length == 0) {
            program.usage(err);
            return ExitCode.UNUSABLE;
        }
        int code;
        try {
            code = program.execute(args);
        } catch (OutOfMemoryError _) {
            console.complain(texts.get("fault.memory"));
            code = ExitCode.UNUSABLE;
        } catch (StackOverflowError _) {
            console.complain(texts.get("fault.nested"));
            code = ExitCode.UNUSABLE;
        } catch (LinkageError broken) {
            console.complain(texts.get(
                    "broken", broken.getClass().getSimpleName(), String.valueOf(broken.getMessage())));
            code = ExitCode.BROKEN;
        }
        out.flush();
        err.flush();
        return code;
    }

    /// The one that `KLARDAG_FOLDER` names, none where that is empty; otherwise the one around the place of the call.
    private static Optional<Workspace> workspace(Map<String, String> environment, Optional<Path> place) {
        var named = environment.get(FOLDER);
        return named == null
                ? place.flatMap(Workspace::around)
                : Optional.of(named).filter(folder -> !folder.isEmpty()).map(Path::of).map(Workspace::in);
    }

    /// The program as the command line sees it, with the commands that the arguments need.
    static CommandLine program(String[] args, Console console) {
        return program(args, console, Optional.empty(), Optional::empty);
    }

    /// The program with every command modelled, for what is written about all of them.
    static CommandLine whole(Language language) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var console = new Console(nowhere, nowhere, Texts.in(language), false, 100, LocalDate.EPOCH);
        return dressed(choice(console, Optional.empty(), Optional::empty).all(console), console);
    }

    private static CommandChoice choice(
            Console console, Optional<Workspace> workspace, Supplier<Optional<Workspace>> search) {
        return new CommandChoice(
                Klardag::runAlone, workspace, call -> runWithin(call, console, workspace), search, Klardag::whole);
    }

    /// @param workspace the working folder, which fills options that the call leaves out
    /// @param search    looks for the working folder
    private static CommandLine program(
            String[] args, Console console, Optional<Workspace> workspace, Supplier<Optional<Workspace>> search) {
        var program = dressed(choice(console, workspace, search).of(args, console), console);
        workspace.map(folder -> new WorkspaceDefaults(folder, args)).ifPresent(defaults -> {
            program.setDefaultValueProvider(defaults);
            program.setExecutionStrategy(call -> {
                defaults.line(call, console.texts()).ifPresent(console::complain);
                return new CommandLine.RunLast().execute(call);
            });
        });
        return program;
    }

    /// The commands in the language and the manners of the console.
    private static CommandLine dressed(Map<String, Object> commands, Console console) {
        var program = new CommandLine(new Klardag());
        commands.forEach(program::addSubcommand);
        // Only now: a command that is added asks the program for its version, which is not known at once
        provide(program, () -> VersionText.lines(console.texts()).toArray(String[]::new));
        program.registerConverter(MonthRange.class, MonthRange::parse)
                .setOut(console.helpOut())
                .setErr(console.err())
                .setResourceBundle(console.texts().help())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(console.helpWidth())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.styled() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> usage(wrong, console))
                .setExecutionExceptionHandler((thrown, line, _) -> failure(thrown, line, console));
        program.getCommandSpec().usageMessage().width(LIST_WIDTH);
        return program;
    }

    private static void provide(CommandLine line, CommandLine.IVersionProvider version) {
        line.getCommandSpec().versionProvider(version);
        line.getSubcommands().values().forEach(each -> provide(each, version));
    }

    /// In no environment: a worked case gives the same result whoever runs it.
    private static Program.Outcome runAlone(List<String> arguments) {
        var out = new StringWriter();
        var messages = new StringWriter();
        int code = run(
                arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(messages), "sv", Map.of());
        return new Program.Outcome(code, out.toString(), messages.toString());
    }

    /// In a working folder, as a part of a call that is run there: in its language, on its day and at its terminal.
    private static Program.Outcome runWithin(
            List<String> arguments, Console console, Optional<Workspace> workspace) {
        var out = new StringWriter();
        var messages = new StringWriter();
        var language = switch (console.texts().language()) {
            case SV -> "sv";
            case EN -> "en";
        };
        var folder = workspace.map(each -> each.folder().toString()).orElse("");
        var environment = new HashMap<>(Map.of(FOLDER, folder, "COLUMNS", String.valueOf(console.width())));
        if (!console.styled()) {
            environment.put("NO_COLOR", "");
        }
        int code = run(arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(messages), language,
                environment, console.today(), Optional.empty(),
                console.results() == Outlet.FILE ? Outlet.FILE : Outlet.CALL);
        return new Program.Outcome(code, out.toString(), messages.toString());
    }

    private static int usage(ParameterException wrong, Console console) {
        console.complain(ArgumentErrorText.text(wrong, console.texts()));
        seeHelp(wrong.getCommandLine(), console);
        return ExitCode.UNUSABLE;
    }

    private static void seeHelp(CommandLine line, Console console) {
        console.complain(console.texts().get("usage.see", line.getCommandSpec().qualifiedName()));
    }

    /// Every failure as a message, never as a trace.
    private static int failure(Exception thrown, CommandLine line, Console console) {
        var texts = console.texts();
        return switch (thrown) {
            case KlardagException own -> {
                console.complain(own.text(texts));
                if (own instanceof UsageException) {
                    seeHelp(line, console);
                }
                yield own.exitCode();
            }
            case RuleFileException rules -> {
                rules.problems()
                        .forEach(problem -> console
                                .complain(TerminalSafe.of(problem.place() + texts.of(problem.message()))));
                yield ExitCode.UNUSABLE;
            }
            case RuleGapException gap -> {
                console.complain(texts.get("refused.gap", gap.path(), TerminalSafe.of(texts.of(gap.reason()))));
                RateAdvice.of(gap, texts).ifPresent(console::complain);
                yield ExitCode.REFUSED;
            }
            case UncheckedIOException refused when refused.getCause() instanceof FileRefusedException why -> {
                console.complain(refused.getMessage() + ": " + texts.of(why.reason()));
                yield ExitCode.UNUSABLE;
            }
            case UncheckedIOException refused -> {
                console.complain(
                        texts.get("fault.write", String.valueOf(refused.getMessage()), reason(refused, texts)));
                yield ExitCode.UNUSABLE;
            }
            default -> {
                var database = DatabaseFailure.reason(thrown);
                if (database.isPresent()) {
                    console.complain(texts.get("fault.database", database.get()));
                    yield ExitCode.UNUSABLE;
                }
                var at = Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("se.klardag."))
                        .findFirst();
                console.complain(texts.get(
                        "broken",
                        thrown.getClass().getSimpleName(),
                        at.map(StackTraceElement::toString).orElse("?")));
                yield ExitCode.BROKEN;
            }
        };
    }

    private static String reason(UncheckedIOException refused, Texts texts) {
        return switch (refused.getCause()) {
            case AccessDeniedException _ -> texts.get("fault.write.denied");
            case FileAlreadyExistsException _ -> texts.get("fault.write.in-the-way");
            case FileSystemException said when said.getReason() != null -> said.getReason();
            case FileSystemException _ -> "?";
            case IOException said -> String.valueOf(said.getMessage());
            case null -> "?";
        };
    }
}
