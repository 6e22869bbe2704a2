package se.klardag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// The prepared answers are what the commands say of themselves. `-Dhelp=write` prepares them anew.
class PreparedAnswerTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "se", "klardag", "cli");

    @ParameterizedTest
    @EnumSource
    void the_list_of_commands_is_current(Language language) throws IOException {
        var current = modelled(language, true).replace("\u001b", PreparedAnswer.VISIBLE_ESCAPE);
        var file = FOLDER.resolve("help_" + word(language) + ".txt");
        if ("write".equals(System.getProperty("help"))) {
            Files.writeString(file, current);
        }
        assertThat(Files.readString(file)).isEqualTo(current);
    }

    @ParameterizedTest
    @EnumSource
    void the_version_leaves_only_its_facts_open(Language language) throws IOException {
        var open = VersionText.lines(Texts.in(language), List.of("{0}", "{1}", "{2}", "{3}", "{4}", "{5}"));
        var current = String.join("\n", open) + "\n";
        var file = FOLDER.resolve("version_" + word(language) + ".txt");
        if ("write".equals(System.getProperty("help"))) {
            Files.writeString(file, current);
        }
        assertThat(Files.readString(file)).isEqualTo(current);
    }

    @ParameterizedTest
    @EnumSource
    void a_terminal_gets_bold_and_a_file_gets_none(Language language) {
        var args = new String[]{"--lang", word(language), "--help"};
        assertThat(PreparedAnswer.of(args, null, Map.of(), true)).isEqualTo(modelled(language, true));
        assertThat(PreparedAnswer.of(args, null, Map.of(), false)).isEqualTo(modelled(language, false));
        assertThat(Call.of(args).out()).isEqualTo(modelled(language, false));
    }

    @ParameterizedTest
    @CsvSource({
            "--version, true",
            "-V, true",
            "-h, true",
            "--lang=en --help, true",
            "--help --lang sv, true",
            "--lang de --help, false",
            "--help settle, false",
            "settle --help, false",
            "'', false",
    })
    void only_a_call_for_help_or_the_version_has_one(String line, boolean prepared) {
        assertThat(PreparedAnswer.isAskedFor(line.split(" "))).isEqualTo(prepared);
    }

    private static String word(Language language) {
        return switch (language) {
            case SV -> "sv";
            case EN -> "en";
        };
    }

    private static String modelled(Language language, boolean bold) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var console = new Console(nowhere, nowhere, Texts.in(language), bold, 100, LocalDate.of(2026, 11, 29));
        return Klardag.program(new String[]{"--help"}, console).getUsageMessage();
    }
}
