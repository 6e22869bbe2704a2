package se.klardag.cli.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.klardag.engine.terms.value.BilingualText;

/// Everything the program says (*texter*), in one language.
public final class Texts {
    /// Every document asks for its language's texts, and a file of thousands of lines takes as long to read as a page to write.
    private static final Map<String, Texts> READ = new ConcurrentHashMap<>();

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])(?:\\|([^|}]*)\\|([^}]*))?}");

    /// One, alone or with its unit: 1, 1 ärende.
    private static final Pattern ONE = Pattern.compile("1(?: \\p{L}.*)?");

    private static final Pattern OF_HELP = Pattern.compile("(?:klardag|label|option|usage)\\.|(?:help|version)$");

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    public static Texts in(Language language) {
        return kept("messages", language);
    }

    /// The terms of agreements in words.
    public static Texts terms(Language language) {
        return kept("terms", language);
    }

    private static Texts kept(String file, Language language) {
        var name = switch (language) {
            case SV -> file + "_sv.properties";
            case EN -> file + "_en.properties";
        };
        return READ.computeIfAbsent(name, _ -> read(name, language));
    }

    private static Texts read(String name, Language language) {
        // Read by name: the standard search would fall back on the machine's own locale.
        try (var in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new Texts(language, new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    public Language language() {
        return language;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /// What the help of commands is made of. Apart, since the library that prints it walks through every key for each command.
    public ResourceBundle help() {
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return bundle.keySet()
                        .stream()
                        .filter(key -> OF_HELP.matcher(key).lookingAt())
                        .map(key -> new Object[]{key, bundle.getString(key)})
                        .toArray(Object[][]::new);
            }
        };
    }

    /// The text with this key, `{0}`, `{1}` … replaced; a value stays on its line. `{0|ärende|ärenden}` is the first word where
    /// the value is one, alone or with its unit, and else the second.
    public String get(String key, Object... values) {
        // At one go: what a value holds is not itself replaced.
        return PLACE.matcher(bundle.getString(key))
                .replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
    }

    private String value(MatchResult place, Object... values) {
        int number = Integer.parseInt(place.group(1));
        if (place.group(2) != null && number < values.length) {
            return ONE.matcher(shown(values[number])).matches() ? place.group(2) : place.group(3);
        }
        return number < values.length ? TerminalSafe.visible(shown(values[number])) : place.group();
    }

    /// An exact number is an amount that nobody has formatted.
    private String shown(Object value) {
        return value instanceof BigDecimal amount ? new NumberFormats(language).amount(amount) : String.valueOf(value);
    }

    /// Whether there is a text with this key.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// Every text whose key begins so, by key.
    public Map<String, String> startingWith(String prefix) {
        var found = new TreeMap<String, String>();
        bundle.keySet()
                .stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> found.put(key, bundle.getString(key)));
        return found;
    }

    /// Every key, in order.
    public SortedSet<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    /// The sentence in the reader's language, on one line.
    public String of(BilingualText wording) {
        return TerminalSafe.visible(language.of(wording));
    }
}
