package se.klardag.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.documents.Refusal;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.engine.terms.RuleGap;
import se.klardag.rules.RuleFileException;

/// The program (*klardag*): what a municipality owes its region for patients ready for discharge, and why.
@Command(name = "klardag", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
public final class Klardag {
    /// Done.
    static final int DONE = 0;

    /// Done, with rejected rows.
    static final int WITH_REJECTS = 1;

    /// Arguments or a file that cannot be used.
    static final int UNUSABLE = 2;

    /// Refused: a gap in the rules, or a binding bill asked for on open terms.
    static final int REFUSED = 3;

    /// What is stored is not what was stored.
    static final int DIFFERS = 4;

    /// A fault of our own.
    static final int BROKEN = 70;

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

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(args, out, err, System.getProperty("klardag.language"), System.getenv());
        out.flush();
        System.exit(out.checkError() && code == DONE ? UNUSABLE : code);
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
        var texts = Texts.in(Language.of(args, launcher, environment));
        boolean styled = Console.isTerminal() && !environment.containsKey("NO_COLOR");
        var console = new Console(out, err, texts, styled, Console.width(environment));
        var program = new CommandLine(new Klardag())
                .addSubcommand(new SettleCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new IndicatorsCommand(console))
                .addSubcommand(new TemplateCommand(console))
                .addSubcommand(AgreementsCommand.line(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new BundleCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new GenerateCommand(console))
                .addSubcommand(new InvoiceCommand(console))
                .addSubcommand(PartiesCommand.line(console))
                .addSubcommand(new PostCommand(console))
                .addSubcommand(new BillsCommand(console))
                .addSubcommand(new StatementCommand(console))
                .addSubcommand(new DisputeCommand(console))
                .addSubcommand(new CreditCommand(console))
                .addSubcommand(PaymentsCommand.line(console))
                .addSubcommand(LedgerCommand.line(console))
                .setOut(out)
                .setErr(err)
                .setResourceBundle(texts.bundle())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.styled() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> usage(wrong, console))
                .setExecutionExceptionHandler((thrown, _, _) -> failure(thrown, console));
        if (args.length == 0) {
            program.usage(err);
            return UNUSABLE;
        }
        int code;
        try {
            code = program.execute(args);
        } catch (OutOfMemoryError _) {
            console.complain(texts.get("fault.memory"));
            code = UNUSABLE;
        }
        out.flush();
        err.flush();
        return code;
    }

    private static int usage(ParameterException wrong, Console console) {
        console.complain(ArgumentFault.text(wrong, console.texts()));
        console.complain(console.texts()
                .get("usage.see", wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return UNUSABLE;
    }

    /// Every failure as a message, never as a trace.
    private static int failure(Exception thrown, Console console) {
        var texts = console.texts();
        return switch (thrown) {
            case FileFault fault -> {
                console.complain(fault.file() + ": "
                        + texts.get(fault.key(), fault.details().toArray()));
                yield UNUSABLE;
            }
            case RuleFileException rules -> {
                rules.problems().forEach(problem -> console.complain(problem.place() + texts.of(problem.message())));
                yield UNUSABLE;
            }
            case RuleGap gap -> {
                console.complain(texts.get("refused.gap", gap.path(), Shown.of(texts.of(gap.reason()))));
                yield REFUSED;
            }
            case Refusal refusal -> {
                console.complain(texts.get(refusal.key(), refusal.details().toArray()));
                yield refusal.isByRule() ? REFUSED : UNUSABLE;
            }
            case LedgerFault fault -> {
                console.complain(texts.get(fault.key(), fault.values()));
                yield switch (fault.outcome()) {
                    case UNUSABLE -> UNUSABLE;
                    case REFUSED -> REFUSED;
                    case DIFFERS -> DIFFERS;
                };
            }
            case UncheckedIOException refused -> {
                console.complain(
                        texts.get("fault.write", String.valueOf(refused.getMessage()), reason(refused, texts)));
                yield UNUSABLE;
            }
            default -> {
                var at = Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("se.klardag."))
                        .findFirst();
                console.complain(texts.get(
                        "broken",
                        thrown.getClass().getSimpleName(),
                        at.map(StackTraceElement::toString).orElse("?")));
                yield BROKEN;
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
