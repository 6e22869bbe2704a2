package se.klardag.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import se.klardag.cli.Texts;
import se.klardag.engine.terms.Source;

/// The sources of a text, numbered as they are met (*källförteckning*).
final class SourceList {
    private final Texts texts;
    private final Map<Source, Integer> numbers = new LinkedHashMap<>();

    SourceList(Texts texts) {
        this.texts = texts;
    }

    /// How the text names the source: by number, its clause aside.
    String cite(Source source) {
        var whole = new Source(source.title(), "", source.url());
        return texts.get("show.source", numbers.computeIfAbsent(whole, _ -> numbers.size() + 1));
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /// A line per source, its address below.
    void print(Prose prose, int indent) {
        numbers.forEach((source, number) -> {
            prose.item(indent, number + ".", source.title());
            if (!source.url().isEmpty()) {
                prose.faint(indent + 3, source.url());
            }
        });
    }
}
