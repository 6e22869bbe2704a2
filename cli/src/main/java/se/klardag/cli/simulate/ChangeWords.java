package se.klardag.cli.simulate;

import java.util.regex.Pattern;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.terms.value.BilingualText;

/// A changed term as a sentence (*ändring i ord*).
public final class ChangeWords {
    /// What follows the first sentence, and its full stop; `kl. 12` ends none.
    private static final Pattern FURTHER = Pattern.compile("\\. (?=\\p{Lu}).*|\\.$");

    private ChangeWords() {}

    /// In both languages, without full stop: `dayCount.break` and `00:00` are "Dygnet bryts kl. 00:00".
    public static BilingualText of(String path, String value) {
        return new BilingualText(in(Language.SV, path, value), in(Language.EN, path, value));
    }

    /// What the term is called.
    public static BilingualText name(String path) {
        return new BilingualText(
                new TermWords(Texts.in(Language.SV)).name(path), new TermWords(Texts.in(Language.EN)).name(path));
    }

    private static String in(Language language, String path, String value) {
        var sentence = new TermWords(Texts.in(language)).statement(path, value);
        return FURTHER.matcher(sentence).replaceFirst("");
    }
}
