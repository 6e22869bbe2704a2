package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.Language;

/// What the program answers without modelling its commands (*förberett svar*): its version and its list of commands. A
/// test compares both with what the commands say of themselves.
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
        var language = Language.of(args, launcher, environment);
        return VERSION.contains(words(args).getFirst()) ? version(language) : help(language, bold);
    }

    private static String version(Language language) {
        var text = text(language == Language.SV ? "version_sv.txt" : "version_en.txt");
        var facts = VersionText.facts();
        for (int i = 0; i < facts.size(); i++) {
            text = text.replace("{" + i + "}", facts.get(i));
        }
        return text.replace("\n", System.lineSeparator());
    }

    private static String help(Language language, boolean bold) {
        var text = text(language == Language.SV ? "help_sv.txt" : "help_en.txt");
        return bold ? text.replace(VISIBLE_ESCAPE, "\u001b") : plain(text);
    }

    /// Without styles, each of which ends with the letter m.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        int from = 0;
        for (int style = text.indexOf(VISIBLE_ESCAPE); style >= 0; style = text.indexOf(VISIBLE_ESCAPE, from)) {
            plain.append(text, from, style);
            from = text.indexOf('m', style) + 1;
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static String text(String name) {
        try (var in = PreparedAnswer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    /// The arguments without a language that is one. A loop, here as below: the first lambda of a program costs as much as all
    /// the rest of this.
    private static List<String> words(String[] args) {
        if (args.length == 3 && args[0].equals("--lang") && isLanguage(args[1])) {
            return List.of(args[2]);
        }
        if (args.length == 3 && args[1].equals("--lang") && isLanguage(args[2])) {
            return List.of(args[0]);
        }
        var words = new ArrayList<String>();
        for (var word : args) {
            if (!(word.startsWith("--lang=") && isLanguage(word.substring("--lang=".length())))) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isLanguage(String word) {
        return word.equals("sv") || word.equals("en");
    }
}
