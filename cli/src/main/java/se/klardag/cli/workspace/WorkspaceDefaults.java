package se.klardag.cli.workspace;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// What a call takes from the working folder that it is run in (*förval ur arbetsmappen*): the one place that knows which
/// option of which command a setting fills.
public final class WorkspaceDefaults implements IDefaultValueProvider {
    private static final Set<String> SETTLES = Set.of("settle", "explain", "bundle", "post", "report");
    private static final Set<String> READS = Set.of(
            "settle", "explain", "bundle", "post", "check", "indicators", "simulate", "report");
    /// Commands that make or look at files by themselves; a broken `klardag.yaml` is none of their business, or is what they
    /// are to find.
    private static final Set<String> APART = Set.of(
            "init", "agreements", "template", "generate", "parties", "doctor", "completion", "man");
    /// The number of a posted bill, of which the ledger knows everything.
    private static final Pattern BILL = Pattern.compile("[A-Z][A-Z0-9]{0,7}-[0-9]{4}-[0-9]+(\\.\\.[0-9]+)?");

    private final Workspace workspace;
    private final List<String> words;

    /// @param args of the call
    public WorkspaceDefaults(Workspace workspace, String[] args) {
        this.workspace = workspace;
        this.words = List.of(args);
    }

    /// Whether a call takes anything from a working folder.
    ///
    /// @param command its first word; `null` where it has none
    public static boolean concern(@Nullable String command, String[] args) {
        return command != null && !APART.contains(command) && !isQuestion(args)
                && (!command.equals("verify") || Arrays.stream(args).anyMatch(BILL.asMatchPredicate()));
    }

    private static boolean isQuestion(String[] args) {
        return Arrays.stream(args).anyMatch(Set.of("--help", "-h", "--version", "-V")::contains);
    }

    public Workspace workspace() {
        return workspace;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return setting(argument).flatMap(workspace::value).orElse(null);
    }

    private Optional<Setting> setting(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return Optional.empty();
        }
        var command = option.command().name();
        var setting = switch (option.longestName()) {
            case "--agreement" -> SETTLES.contains(command) && !ofBundles() && !isPosted() ? Setting.AGREEMENT : null;
            case "--base" -> Setting.AGREEMENT;
            case "--mapping" -> READS.contains(command) && !isSuggested() && !isPosted() ? Setting.MAPPING : null;
            case "--absent" -> READS.contains(command) && !isPosted() ? Setting.ABSENT : null;
            case "--region" -> command.equals("check") ? Setting.REGION : null;
            case "--parties" -> !command.equals("settle") || saysForms() ? Setting.PARTIES : null;
            case "--templates" -> isPacked() ? Setting.TEMPLATES : null;
            case "--rates" -> Setting.RATES;
            case "--ledger" -> Setting.LEDGER;
            case "-o" -> command.equals("invoice") ? Setting.OUTPUT : null;
            default -> null;
        };
        return Optional.ofNullable(setting);
    }

    /// Two bundles have agreement and cases themselves.
    private boolean ofBundles() {
        return words.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).endsWith(".zip"))
                && words.contains("--between");
    }

    /// A posted bill has agreement, month and cases in the ledger.
    private boolean isPosted() {
        return words.stream().anyMatch(BILL.asMatchPredicate());
    }

    private boolean isSuggested() {
        return words.stream().anyMatch(word -> word.startsWith("--suggest-mapping"));
    }

    private boolean isPacked() {
        return words.stream().anyMatch(word -> word.equals("--per-kommun") || word.startsWith("--per-kommun="));
    }

    private boolean saysForms() {
        return words.stream().anyMatch(word -> word.equals("--as") || word.startsWith("--as="));
    }

    /// What a call takes, as the file has it.
    ///
    /// @param call whose arguments were understood
    public Map<Setting, String> taken(ParseResult call) {
        var last = call;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return taken(last.commandSpec());
    }

    /// What a command takes, as the file has it.
    public Map<Setting, String> taken(CommandSpec command) {
        var taken = new EnumMap<Setting, String>(Setting.class);
        var parsed = command.commandLine().getParseResult();
        for (var option : command.options()) {
            if (!parsed.hasMatchedOption(option)) {
                setting(option).ifPresent(setting -> Optional.ofNullable(workspace.written().get(setting))
                        .ifPresent(value -> taken.put(setting, value)));
            }
        }
        return taken;
    }

    /// The folder and what is taken from it, in one line; nothing where nothing is.
    public Optional<String> line(ParseResult call, Texts texts) {
        var taken = taken(call);
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get("workspace.taken", workspace.folder(), taken.entrySet()
                        .stream()
                        .map(each -> word(each.getKey(), each.getValue(), texts))
                        .collect(Collectors.joining(", "))));
    }

    private String word(Setting setting, String value, Texts texts) {
        var word = setting.key() + " " + TerminalSafe.briefly(value);
        if (workspace.isMissing(setting)) {
            return word + " " + texts.get("workspace.not-written");
        }
        return setting == Setting.AGREEMENT
                ? word + workspace.unadopted()
                        .map(base -> " " + texts.get("workspace.not-adopted", TerminalSafe.briefly(base)))
                        .orElse("")
                : word;
    }
}
