package se.klardag.cli.command.intake;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.month.Coverage;
import se.klardag.cli.month.MonthStanding;
import se.klardag.cli.month.SourceText;
import se.klardag.cli.remarks.FoundStaysText;
import se.klardag.cli.render.Console;
import se.klardag.cli.words.CoverageText;
import se.klardag.cli.words.OpenTermsText;
import se.klardag.cli.words.RateAdvice;

/// What keeps a bill from resting on the terms and the files of a month (*hinder för en räkning*): open terms, columns that
/// are missing, an export that is not whole, stays that it holds more than once, and days that count in two cases.
///
/// @param standing of the month
public record BillObstacles(MonthStanding standing) {
    public boolean isAny() {
        return !standing.isBinding();
    }

    /// Tells all of them, each with what can be done.
    public void tell(Console console) {
        var texts = console.texts();
        var terms = standing.terms();
        var coverage = standing.coverage();
        var lines = new ArrayList<String>();
        if (!terms.binding()) {
            lines.add(OpenTermsText.print(terms, texts, console.page()).stripTrailing());
            RateAdvice.of(terms, texts).ifPresent(lines::add);
        }
        SourceText.unmet(coverage, texts).ifPresent(lines::add);
        if (!coverage.isEnough()) {
            lines.addAll(shortfalls(coverage, console));
        }
        if (!coverage.isAgreed()) {
            lines.add(texts.get("refused.differing", coverage.source().differing()));
        }
        if (coverage.stays().isRepeated()) {
            lines.addAll(FoundStaysText.repeats(coverage.stays(), texts));
            lines.add(texts.get("refused.repeated"));
        }
        if (!coverage.stays().isApart()) {
            lines.addAll(FoundStaysText.overlaps(coverage.stays(), texts));
            lines.add(texts.get("refused.overlaps"));
        }
        lines.forEach(console::complain);
    }

    private static List<String> shortfalls(Coverage coverage, Console console) {
        var lines = new ArrayList<>(CoverageText.lines(coverage.shortfalls(), console.texts()));
        lines.add(console.texts().get("refused.partial"));
        return lines;
    }
}
