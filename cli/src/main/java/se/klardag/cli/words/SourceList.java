package se.klardag.cli.words;

import java.util.LinkedHashMap;
import java.util.Map;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.value.Source;

/// The sources of a text, numbered as they are met (*källförteckning*).
public final class SourceList {
    private final Texts texts;
    private final Map<Source, Integer> numbers = new LinkedHashMap<>();

    public SourceList(Texts texts) {
        this.texts = texts;
    }

    /// How the text names the source: by number, its clause aside.
    public String cite(Source source) {
        return texts.get("show.source", numbers.computeIfAbsent(source.whole(), _ -> numbers.size() + 1));
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    /// A line per source with the day of a statement, its address below.
    public void print(LineWrapper prose, int indent) {
        numbers.forEach((source, number) -> {
            prose.item(indent, number + ".", source.title() + Citations.dated(source, texts));
            if (!source.url().isEmpty()) {
                prose.faint(indent + 3, source.url());
            }
        });
    }
}
