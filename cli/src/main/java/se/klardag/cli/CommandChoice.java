package se.klardag.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.command.AgreementsCommand;
import se.klardag.cli.command.BundleCommand;
import se.klardag.cli.command.CheckCommand;
import se.klardag.cli.command.ExplainCommand;
import se.klardag.cli.command.GenerateCommand;
import se.klardag.cli.command.InvoiceCommand;
import se.klardag.cli.command.PartiesCommand;
import se.klardag.cli.command.SettleCommand;
import se.klardag.cli.command.SimulateCommand;
import se.klardag.cli.command.TemplateCommand;
import se.klardag.cli.command.VerifyCommand;
import se.klardag.cli.command.guide.HelpCommand;
import se.klardag.cli.command.ledger.BillsCommand;
import se.klardag.cli.command.ledger.DisputeCommand;
import se.klardag.cli.command.ledger.LedgerCommand;
import se.klardag.cli.command.ledger.SentCommand;
import se.klardag.cli.command.ledger.StatementCommand;
import se.klardag.cli.command.machine.CompletionCommand;
import se.klardag.cli.command.machine.DoctorCommand;
import se.klardag.cli.command.machine.ManCommand;
import se.klardag.cli.command.overview.ReportCommand;
import se.klardag.cli.command.payment.PaymentsCommand;
import se.klardag.cli.command.posting.CancelCommand;
import se.klardag.cli.command.posting.CreditCommand;
import se.klardag.cli.command.posting.PostCommand;
import se.klardag.cli.command.posting.ReopenCommand;
import se.klardag.cli.command.signature.KeyCommand;
import se.klardag.cli.command.statistics.AllocateCommand;
import se.klardag.cli.command.statistics.IndicatorsCommand;
import se.klardag.cli.command.workspace.InitCommand;
import se.klardag.cli.command.workspace.MonthCommand;
import se.klardag.cli.command.workspace.RatesCommand;
import se.klardag.cli.command.workspace.StatusCommand;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.Language;
import se.klardag.cli.workspace.Workspace;

/// The commands that one call needs (*kommandon*): the one it names, with its options. Modelling all of them takes longer
/// than settling a month.
final class CommandChoice {
    private static final String LANGUAGE_OPTION = "--lang";
    private static final String HELP = "help";
    /// What a Swede calls it, with and without the dots; the list of commands has it once.
    private static final Set<String> HELP_IN_SWEDISH = Set.of("hjälp", "hjalp", "hja\u0308lp");

    private final Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();

    /// @param alone     runs a call of the program in no environment
    /// @param workspace that the call is run in
    /// @param within    runs a call of the program there
    /// @param search    looks for the working folder where nothing is to be taken from it
    /// @param whole     the program in a language, with every command modelled
    CommandChoice(
            Program alone, Optional<Workspace> workspace, Program within, Supplier<Optional<Workspace>> search,
            Function<Language, CommandLine> whole) {
        commands.put("init", InitCommand::new);
        commands.put("settle", SettleCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("indicators", IndicatorsCommand::new);
        commands.put("report", console -> new ReportCommand(console, workspace));
        commands.put("template", TemplateCommand::new);
        commands.put("agreements", AgreementsCommand::line);
        commands.put("rates", RatesCommand::line);
        commands.put("month", console -> new MonthCommand(console, workspace, within));
        commands.put("status", console -> new StatusCommand(console, workspace));
        commands.put("simulate", SimulateCommand::new);
        commands.put("bundle", BundleCommand::line);
        commands.put("verify", console -> new VerifyCommand(console, alone));
        commands.put("key", KeyCommand::line);
        commands.put("generate", GenerateCommand::new);
        commands.put("invoice", InvoiceCommand::new);
        commands.put("parties", PartiesCommand::line);
        commands.put("post", PostCommand::new);
        commands.put("bills", BillsCommand::new);
        commands.put("statement", StatementCommand::new);
        commands.put("sent", SentCommand::new);
        commands.put("dispute", DisputeCommand::new);
        commands.put("credit", CreditCommand::new);
        commands.put("cancel", CancelCommand::new);
        commands.put("reopen", ReopenCommand::new);
        commands.put("payments", PaymentsCommand::line);
        commands.put("ledger", LedgerCommand::line);
        commands.put("allocate", AllocateCommand::new);
        commands.put("doctor", console -> new DoctorCommand(console, search));
        commands.put("completion", console -> new CompletionCommand(console, whole));
        commands.put("man", console -> new ManCommand(console, whole));
        commands.put(HELP, console -> new HelpCommand(console, commands.keySet(), within));
    }

    /// By name: the command that is asked for, whole; otherwise every command by its name alone, which is all that the
    /// list of commands and a question back need.
    Map<String, Object> of(String[] args, Console console) {
        var asked = asked(args);
        var make = asked == null ? null : commands.get(HELP_IN_SWEDISH.contains(asked) ? HELP : asked);
        if (make != null) {
            return Map.of(asked, make.apply(console));
        }
        return commands.keySet()
                .stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> new CommandLine(CommandSpec.create().name(name)),
                        (first, _) -> first,
                        LinkedHashMap::new));
    }

    /// Every command, whole.
    Map<String, Object> all(Console console) {
        var all = new LinkedHashMap<String, Object>();
        commands.forEach((name, make) -> all.put(name, make.apply(console)));
        return all;
    }

    /// The first word but the language; none where an option of the program itself comes before it.
    static @Nullable String asked(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(LANGUAGE_OPTION)) {
                i++;
            } else if (!args[i].startsWith(LANGUAGE_OPTION + "=")) {
                return args[i].startsWith("-") ? null : args[i];
            }
        }
        return null;
    }
}
