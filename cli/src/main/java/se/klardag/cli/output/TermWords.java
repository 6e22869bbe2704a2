package se.klardag.cli.output;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.Texts;
import se.klardag.engine.terms.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.Version;

/// A term and its value in words (*villkor i ord*): a name, a sentence, and a short form for two side by side.
///
/// Driven by the file of terms: `dayCount.mode/breaks-passed` is the sentence of a word, `dayCount.break/#` that of any
/// number or time of day, `population.*/counted` that of a word which means the same for every term of a group.
public final class TermWords {
    private static final Pattern MEASURE = Pattern.compile("[0-9]{2}:[0-9]{2}|[0-9]+(?:\\.[0-9]+)?");

    private final Texts terms;
    private final Texts texts;
    private final Numerals numerals;

    /// @param texts the program's messages, in the reader's language
    public TermWords(Texts texts) {
        this.terms = Texts.terms(texts.language());
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
    }

    /// Heading of a group of terms.
    String heading(String group) {
        return terms.has("heading." + group) ? terms.get("heading." + group) : group;
    }

    /// What a term is called, with the kind of care it is for.
    String name(String path) {
        var care = care(path);
        return care.isEmpty() ? bareName(path) : care + ": " + bareName(path);
    }

    /// Whether the term has a name of its own, and the value a sentence and a short form.
    public boolean knows(String path, String value) {
        return !bareName(path).equals(bare(path)) && find(path, value, "").isPresent()
                && find(path, value, "/short").isPresent();
    }

    /// The value as a whole sentence, the kind of care aside.
    String sentence(String path, String value) {
        return find(path, value, "").orElseGet(() -> texts.get("show.plain", bareName(path), value));
    }

    /// The kind of care and the dates a sentence is for, before the sentence; empty when it is for all care and as long
    /// as the agreement.
    ///
    /// @param when the dates; empty when nothing need be said
    String lead(String path, String when) {
        var care = care(path);
        var lead = care.isEmpty() || when.isEmpty() ? care + when : care + ", " + when;
        return lead.isEmpty() ? "" : lead.substring(0, 1).toUpperCase(Locale.ROOT) + lead.substring(1) + ": ";
    }

    /// From when to when.
    String when(LocalDate from, @Nullable LocalDate to) {
        if (to == null) {
            return texts.get("show.when.from", from);
        }
        return from.equals(to) ? from.toString() : texts.get("show.when.between", from, to);
    }

    /// The value in a few words.
    String brief(String path, String value) {
        return find(path, value, "/short").orElse(value);
    }

    /// The value in a few words, with its status where no binding bill may rest on it.
    String brief(String path, Version version) {
        if (version.status() == Status.UNKNOWN) {
            return texts.get("show.unread.short");
        }
        var words = brief(path, version.value());
        return version.status().binds()
                ? words
                : words + " (" + texts.get("status." + version.status().code() + ".short") + ")";
    }

    private Optional<String> find(String path, String value, String form) {
        var bare = bare(path);
        var measures = new ArrayList<String>();
        var plain = MEASURE.matcher(value).replaceAll(found -> simple(found.group()));
        MEASURE.matcher(plain).results().forEach(found -> measures.add(people(found.group())));
        var any = MEASURE.matcher(plain).replaceAll("#");
        for (var word : List.of(plain, any)) {
            var key = bare + "/" + word.replace(' ', '-') + form;
            if (terms.has(key)) {
                return Optional.of(terms.get(key, measures.toArray()));
            }
        }
        var common = bare.substring(0, Math.max(0, bare.indexOf('.'))) + ".*/" + plain + form;
        return terms.has(common) ? Optional.of(terms.get(common, bareName(path))) : Optional.empty();
    }

    String bareName(String path) {
        var bare = bare(path);
        var reason = "reason." + bare.substring(bare.indexOf('.') + 1);
        if (terms.has(bare)) {
            return terms.get(bare);
        }
        return texts.has(reason) ? texts.get(reason) : bare;
    }

    private String care(String path) {
        return Agreements.carePrefixes()
                .stream()
                .filter(path::startsWith)
                .map(prefix -> terms.get("care." + prefix.substring(0, prefix.length() - 1)))
                .findFirst()
                .orElse("");
    }

    /// The address without the kind of care.
    static String bare(String path) {
        return Agreements.carePrefixes()
                .stream()
                .filter(path::startsWith)
                .map(prefix -> path.substring(prefix.length()))
                .findFirst()
                .orElse(path);
    }

    private static String simple(String measure) {
        return measure.indexOf(':') >= 0 ? measure : Numerals.machine(new BigDecimal(measure));
    }

    private String people(String measure) {
        return measure.indexOf(':') >= 0 ? measure : numerals.people(new BigDecimal(measure));
    }
}
