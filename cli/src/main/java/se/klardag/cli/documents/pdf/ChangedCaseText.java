package se.klardag.cli.documents.pdf;

import java.util.Locale;
import se.klardag.cli.documents.change.ChangedCase;
import se.klardag.cli.documents.change.ChangedTerm;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.TermWords;
import se.klardag.cli.words.UnitText;
import se.klardag.engine.figure.Unit;

/// What a correction changed, in words that go on after the name of the case or term (*ändringen i ord*).
final class ChangedCaseText {
    private final Texts texts;
    private final NumberFormats numerals;

    ChangedCaseText(Texts texts) {
        this.texts = texts;
        this.numerals = NumberFormats.inPrint(texts.language());
    }

    /// "räknas inte längre, bestridandet är medgivet: 6 dygn förut".
    String of(ChangedCase change) {
        var out = change.leftOut().map(reason -> texts.get("reason." + reason.code()).toLowerCase(Locale.ROOT));
        var key = switch (change.why()) {
            case ADDED -> out.isPresent() ? "change.added.out" : "change.added";
            case REMOVED -> "change.removed";
            case MOVED_AWAY -> "change.moved-away";
            case MOVED_HERE -> out.isPresent() ? "change.added.out" : "change.moved-here";
            case UPHELD -> "change.upheld";
            case TIMES -> "change.times";
            case VERDICT -> out.isPresent() ? "change.verdict.out" : "change.verdict.in";
            case FACTS -> "change.facts";
            case TERMS -> out.isPresent() ? "change.terms.out" : "change.terms";
        };
        return texts.get(key, days(change.daysBefore()), days(change.daysAfter()), out.orElse(""));
    }

    /// "Vilka ärenden som räknas: …, förut: räknas som andra; nu: räknas inte alls".
    String of(ChangedTerm change) {
        var words = new TermWords(texts);
        return texts.get(
                "change.term", words.title(change.path()), said(words, change.path(), change.before()),
                said(words, change.path(), change.after()));
    }

    private String said(TermWords words, String path, String value) {
        return value.isEmpty() ? texts.get("ledger.not-stated") : words.brief(path, value);
    }

    private String days(long days) {
        return numerals.people(days) + "\u00a0" + UnitText.print(Unit.DAYS, days == 1, texts);
    }
}
