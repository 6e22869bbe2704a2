package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// What the program answers without modelling its commands (*förberett svar*): its version and its list of commands. A
/// test compares the lists with what the commands say of themselves.
final class PreparedAnswer {
    private static final Set<String> VERSION = Set.of("--version", "-V");
    private static final Set<String> HELP = Set.of("--help", "-h");

    /// What a terminal takes for the start of a style, in a form that a text file can hold.
    static final String VISIBLE_ESCAPE = "\u241b";

    private PreparedAnswer() {}

    /// Whether the arguments ask for help or the version and for nothing else but a language.
    static boolean isAskedFor(String[] args) {
        var words = words(args);
        return words.size() == 1 && (VERSION.contains(words.getFirst()) || HELP.contains(words.getFirst()));
    }

    /// The answer to a call that asks for help or the version.
    ///
    /// @param launcher language the launcher learnt, or `null`
    /// @param bold     whether it goes to a terminal that shows bold
    static String of(String[] args, @Nullable String launcher, Map<String, String> environment, boolean bold) {
        if (VERSION.contains(words(args).getFirst())) {
            return String.join(System.lineSeparator(),
                    VersionText.lines(Texts.in(Language.of(args, launcher, environment)))) + System.lineSeparator();
        }
        var text = text(Language.of(args, launcher, environment));
        return bold
                ? text.replace(VISIBLE_ESCAPE, "\u001b")
                : text.replaceAll(VISIBLE_ESCAPE + "\\[[0-9;]*m", "");
    }

    private static String text(Language language) {
        var name = switch (language) {
            case SV -> "help_sv.txt";
            case EN -> "help_en.txt";
        };
        try (var in = PreparedAnswer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    /// The arguments without a language that is one.
    private static List<String> words(String[] args) {
        if (args.length == 3 && args[0].equals("--lang") && isLanguage(args[1])) {
            return List.of(args[2]);
        }
        if (args.length == 3 && args[1].equals("--lang") && isLanguage(args[2])) {
            return List.of(args[0]);
        }
        return Arrays.stream(args)
                .filter(word -> !(word.startsWith("--lang=") && isLanguage(word.substring("--lang=".length()))))
                .toList();
    }

    private static boolean isLanguage(String word) {
        return word.equals("sv") || word.equals("en");
    }
}
