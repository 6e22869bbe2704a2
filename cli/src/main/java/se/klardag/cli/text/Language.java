package se.klardag.cli.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.BilingualText;

/// The language people read (*språk*): Swedish unless English is asked for.
public enum Language {
    SV,
    EN;

    /// The language of a call, before its arguments are understood: `--lang`, else what the launcher learnt, else the
    /// environment's first of LC_ALL, LC_MESSAGES, LANG.
    public static Language of(String[] args, @Nullable String launcher, Map<String, String> environment) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return named(args[i + 1]);
            }
            if (args[i].startsWith("--lang=")) {
                return named(args[i].substring("--lang=".length()));
            }
        }
        if (launcher != null) {
            return named(launcher);
        }
        for (var name : new String[]{"LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return named(value);
            }
        }
        return SV;
    }

    /// English for anything that begins with `en`.
    private static Language named(String name) {
        return name.startsWith("en") ? EN : SV;
    }

    /// The sentence in this language.
    public String of(BilingualText wording) {
        return switch (this) {
            case SV -> wording.swedish();
            case EN -> wording.english();
        };
    }
}
