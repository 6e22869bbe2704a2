package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import se.klardag.cli.manual.Shell;
import se.klardag.cli.text.Language;

/// What the shells are told is what the commands say, and the shells that are here complete by it.
class CompletionTest {
    /// As bash calls a completion: the words of the line, the last of which is begun.
    private static final String BASH = """
            compopt() { :; }
            source "$1"
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _complete_klardag
            printf '%s\\n' "${COMPREPLY[@]}" | sort
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void every_command_and_every_option_is_in_it(Shell shell) {
        var script = script(shell);
        var all = commands(Klardag.whole(Language.SV));
        then(all).hasSizeGreaterThan(50);
        for (var command : all) {
            var path = command.getCommandSpec().qualifiedName();
            var section = section(script, shell, path);
            for (var name : command.getSubcommands().keySet()) {
                then(isOffered(section, shell, name)).as(path + " " + name).isTrue();
            }
            for (var option : command.getCommandSpec().options()) {
                for (var name : option.names()) {
                    then(isOffered(section, shell, name)).as(path + " " + name).isTrue();
                }
            }
        }
    }

    /// What the script says of one command.
    private static String section(String script, Shell shell, String path) {
        var words = path.substring("klardag".length()).strip();
        var start = switch (shell) {
            case bash -> "\nfunction _picocli_" + path.replace(' ', '_') + "() {";
            case zsh -> "\n_" + path.replace(' ', '_') + "() {";
            case fish -> "";
        };
        if (shell == Shell.fish) {
            return script.lines()
                    .filter(line -> line.contains("'" + ("__klardag_within " + words).strip() + "'")
                            || line.contains("'" + ("__klardag_is " + words).strip() + "'"))
                    .collect(Collectors.joining("\n"));
        }
        int from = script.indexOf(start);
        then(from).as(path).isNotNegative();
        return script.substring(from, script.indexOf("\n}", from));
    }

    private static boolean isOffered(String section, Shell shell, String name) {
        return switch (shell) {
            case bash -> name.startsWith("-") ? section.contains("'" + name + "'")
                    : section.matches("(?s).*commands=\"([^\"]* )?" + name + "[ \"].*");
            case zsh -> name.startsWith("-") ? section.matches("(?s).*'\\*?" + name + "[=\\[].*")
                    : section.contains("'" + name + ":");
            case fish -> name.startsWith("--") ? section.contains("-l " + name.substring(2) + " ")
                    : section.contains((name.startsWith("-") ? "-s " + name.substring(1) : "-a " + name) + " ");
        };
    }

    /// The commands that begin with se are settle and sent; of the agreements that ship only Skåne's begins with skane.
    @ParameterizedTest
    @CsvSource({
            "klardag se, sent settle",
            "klardag settl, settle",
            "klardag ledger ve, verify",
            "klardag settle --agreement skane, skane-2018",
            "klardag settle --form, --format",
            "klardag completion f, fish"
    })
    void bash_completes_by_it(String line, String completed) throws Exception {
        then(isHere("bash")).as("bash is here; ./verify installs it").isTrue();
        var call = new ArrayList<>(List.of("bash", "-c", BASH, "bash", file(Shell.bash).toString()));
        call.addAll(Arrays.asList(line.split(" ")));
        then(said(call).replace('\n', ' ').strip()).isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource({
            "klardag settl, settle",
            "klardag ledger ve, verify",
            "klardag --lang en ledger ve, verify",
            "klardag settle --form, --format",
            "klardag completion f, fish"
    })
    void fish_completes_by_it(String line, String completed) throws Exception {
        then(isHere("fish")).as("fish is here; ./verify installs it").isTrue();
        var said = said(List.of("fish", "--no-config", "-c",
                "source $argv[1]; complete -C $argv[2]", file(Shell.fish).toString(), line));
        then(said.lines().map(each -> each.split("\t", 2)[0])).containsExactly(completed);
    }

    @Test
    void zsh_reads_it() throws Exception {
        then(isHere("zsh")).as("zsh is here; ./verify installs it").isTrue();
        then(said(List.of("zsh", "-n", file(Shell.zsh).toString()))).isEmpty();
    }

    /// An option whose words are not those of the code offers none of them: --absent takes consent and refuses CONSENT.
    @ParameterizedTest
    @EnumSource
    void no_word_is_offered_that_is_refused(Shell shell) {
        then(script(shell)).doesNotContain("CASE_ID", "CONSENT");
    }

    @Test
    void an_unknown_shell_is_refused() {
        then(Call.of("completion", "tcsh").isRefused().err()).contains("bash", "zsh", "fish");
    }

    private static String script(Shell shell) {
        var call = Call.of("completion", shell.name());
        then(call.code()).as(call.err()).isZero();
        return call.out();
    }

    private Path file(Shell shell) throws IOException {
        return Files.writeString(folder.resolve("klardag." + shell), script(shell));
    }

    static List<CommandLine> commands(CommandLine command) {
        var all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(each -> all.addAll(commands(each)));
        return all;
    }

    static boolean isHere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /// Everything that a program says, on either stream.
    static String said(List<String> call) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(call).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
