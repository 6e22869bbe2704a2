package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;

/// The manual says of each command what the command says of itself, in both languages, as `man` reads it.
class ManualTest {
    private static final Set<String> REQUESTS = Set.of(".TH", ".SH", ".TP", ".nh", ".ad");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<Path> pages(Language language) throws IOException {
        var call = Call.of("man", "-o", folder.toString());
        then(call.code()).as(call.err()).isZero();
        var section = switch (language) {
            case EN -> folder.resolve("man1");
            case SV -> folder.resolve("sv").resolve("man1");
        };
        try (var files = Files.list(section)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_command_has_a_page_with_every_option_and_command_of_its_own(Language language) throws IOException {
        var pages = pages(language);
        var all = CompletionTest.commands(Klardag.whole(language));
        then(pages).hasSameSizeAs(all);
        for (var command : all) {
            var spec = command.getCommandSpec();
            var page = Files.readString(pages.getFirst().resolveSibling(spec.qualifiedName("-") + ".1"));
            var sentence = String.join(" ", spec.usageMessage().header());
            then(sentence).as(spec.qualifiedName()).endsWith(".");
            then(plain(page)).contains(sentence);
            for (var option : spec.options()) {
                then(page).contains(".TP\n\\fB" + option.names()[0].replace("-", "\\-") + "\\fR");
                then(plain(page)).contains(String.join(" ", option.description()));
            }
            for (var argument : spec.positionalParameters()) {
                then(plain(page)).contains("\\fI" + argument.paramLabel() + "\\fR\n");
            }
            for (var name : command.getSubcommands().keySet()) {
                then(page).contains(".TP\n\\fB" + name.replace("-", "\\-") + "\\fR\n");
            }
        }
    }

    /// Text as a reader sees it.
    private static String plain(String roff) {
        return roff.replace("\\-", "-")
                .replace("\\(aq", "'")
                .replace("\\(dq", "\"")
                .replace("\\&", "")
                .replace(
                        "\\(ti", "~")
                .replace("\\(ga", "`")
                .replace("\\(ha", "^")
                .replace("\\e", "\\");
    }

    @ParameterizedTest
    @EnumSource
    void a_page_begins_with_its_title_and_asks_for_nothing_unknown(Language language) throws IOException {
        for (var page : pages(language)) {
            var lines = Files.readAllLines(page);
            var name = page.getFileName().toString().replace(".1", "");
            then(lines.getFirst()).startsWith(".TH \"" + name + "\" \"1\" \"\" \"klardag ");
            then(lines).filteredOn(line -> line.startsWith("."))
                    .allMatch(line -> REQUESTS.contains(line.split(" ", 2)[0]));
            then(lines).noneMatch(line -> line.isEmpty() || line.startsWith("'"));
            then(lines).contains(switch (language) {
                case SV -> ".SH \"NAMN\"";
                case EN -> ".SH \"NAME\"";
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void man_has_no_complaint(Language language) throws Exception {
        then(CompletionTest.isHere("man") && CompletionTest.isHere("groff"))
                .as("man and groff are here; ./verify installs them")
                .isTrue();
        var call = new ArrayList<>(List.of("sh", "-c", "man --warnings -l \"$@\" 2>&1 >/dev/null", "sh"));
        pages(language).forEach(page -> call.add(page.toString()));
        then(CompletionTest.said(call)).isEmpty();
    }

    @Test
    void one_page_is_printed_in_the_language_of_the_call() {
        then(Call.of("man", "ledger", "verify").out()).contains(".SH \"NAMN\"", "klardag\\-ledger\\-verify \\- ");
        then(Call.in("en", "man").out()).startsWith(".TH \"klardag\" \"1\"").contains(".SH \"ENVIRONMENT\"");
        then(Call.of("man", "ledger", "verfy").isRefused().err()).contains("ledger verfy");
        then(Call.of("man", "-o", folder.toString(), "settle").isRefused().err()).contains("-o");
    }

    @Test
    void the_same_pages_again_are_no_harm_and_another_page_is_kept() throws IOException {
        var page = pages(Language.EN).getFirst();
        pages(Language.EN);
        Files.writeString(page, "mine");
        then(Call.of("man", "-o", folder.toString()).code()).isEqualTo(ExitCode.UNUSABLE);
        then(page).hasContent("mine");
    }
}
