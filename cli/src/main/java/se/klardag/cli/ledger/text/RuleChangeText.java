package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import se.klardag.cli.ledger.posting.EntryBody.RuleChange;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;

/// Changed terms as people read them (*ändrade villkor i text*): the journal keeps a value's code and its status.
public final class RuleChangeText {
    private static final Pattern STATED = Pattern.compile("(.*) \\(([a-z-]+)\\)", Pattern.DOTALL);
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final String RATE = "price.dailyRate";

    private final Texts texts;
    private final TermWords words;

    public RuleChangeText(Texts texts) {
        this.texts = texts;
        this.words = new TermWords(texts);
    }

    /// A sentence for each change.
    public List<String> sentences(Collection<RuleChange> changes) {
        return changes.stream()
                .map(change -> texts.get(
                        "ledger.rule." + change.cause(), words.title(change.path()),
                        said(change.path(), change.before()), said(change.path(), change.after())))
                .toList();
    }

    private String said(String path, String stored) {
        if (stored.isEmpty()) {
            return texts.get("ledger.not-stated");
        }
        var stated = STATED.matcher(stored);
        if (!stated.matches()) {
            return stored;
        }
        var value = path.endsWith(RATE) && AMOUNT.matcher(stated.group(1)).matches()
                ? texts.get(
                        "ledger.rule-rate",
                        new NumberFormats(texts.language()).amount(new BigDecimal(stated.group(1))))
                : words.brief(path, stated.group(1));
        return texts.get("ledger.rule-said", value, texts.get("status." + stated.group(2) + ".short"));
    }
}
