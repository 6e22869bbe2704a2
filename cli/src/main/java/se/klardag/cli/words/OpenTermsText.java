package se.klardag.cli.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.OpenTerm;

/// The terms nobody has read (*öppna villkor*), by name and standing.
public final class OpenTermsText {
    private OpenTermsText() {}

    /// The sentence that says how many there are.
    public static String heading(AgreementTerms agreement, Texts texts) {
        int open = agreement.openTerms().size();
        if (open == 0) {
            return texts.get(agreement.binding() ? "open-terms.none" : "open-terms.none.columns");
        }
        return texts.get(open == 1 ? "open-terms.one" : "open-terms", open);
    }

    /// What its cases do not have: a line for columns that are missing, and one for those that were declared absent.
    public static List<String> fields(AgreementTerms agreement, Texts texts) {
        return fields("fields.missing", agreement, texts, field -> name(field, texts) + " (" + field.title() + ")");
    }

    /// The same for whoever has no case file: what the columns hold, and not how to add them.
    public static List<String> fieldsOnBill(AgreementTerms agreement, Texts texts) {
        return fields("fields.missing-on-bill", agreement, texts, field -> name(field, texts));
    }

    private static List<String> fields(
            String missing, AgreementTerms agreement, Texts texts, Function<CaseField, String> words) {
        return Stream.concat(
                field(missing, agreement.fields().missing(), texts, words).stream(),
                field("fields.absent", agreement.fields().absent(), texts, words).stream())
                .toList();
    }

    /// What a column holds, as it is written within a sentence.
    static String name(CaseField field, Texts texts) {
        return TermWords.uncapitalised(ActWords.fact(field, false, texts));
    }

    private static Optional<String> field(
            String key, Set<CaseField> fields, Texts texts, Function<CaseField, String> words) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get(key, fields.stream().map(words).collect(Collectors.joining(", "))));
    }

    /// A line per open term.
    public static String table(AgreementTerms agreement, Texts texts, TerminalPage page) {
        var words = new TermWords(texts, agreement);
        var table = new TextTable<OpenTerm>(texts)
                .left(term -> "  " + words.title(term.path()))
                .left(term -> texts.get("status." + term.status().code()));
        return table.print(agreement.openTerms(), page);
    }

    /// The heading, a line per open term, and what the cases do not have.
    public static String print(AgreementTerms agreement, Texts texts, TerminalPage page) {
        var text = new StringBuilder(heading(agreement, texts) + "\n" + table(agreement, texts, page));
        fields(agreement, texts).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
