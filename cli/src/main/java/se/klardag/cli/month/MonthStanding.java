package se.klardag.cli.month;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import se.klardag.cli.remarks.RemarkText;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.CoverageText;
import se.klardag.cli.words.OpenTermsText;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;

/// Whether a bill may rest on a month, and what its reader has to know of the rules and the files behind it (*månadens
/// ställning*). Every output of a month takes both from here, so that no two of them say different things.
///
/// @param terms    of the month, over what its files have
/// @param coverage what the files leave open
public record MonthStanding(AgreementTerms terms, Coverage coverage) {
    public MonthStanding {
        terms = terms.over(coverage.fields());
    }

    /// Whether a binding bill may rest on the terms, on the columns that the files have, and on stays that come
    /// once. Periods that overlap are told: which of them is right, only the hospital knows.
    public boolean isBinding() {
        return terms.binding() && !coverage.isRepeated();
    }

    /// The same to one municipality: blank answers are counted among its own cases, each once.
    public MonthStanding to(Collection<ExplainedCase> own) {
        var cases = new LinkedHashMap<String, RecordedCase>();
        own.forEach(each -> cases.putIfAbsent(each.fact().id(), each.fact()));
        return new MonthStanding(terms, coverage.among(cases.values()));
    }

    /// The same of one case, whose fellows the region itself asks for.
    public MonthStanding ofCase(RecordedCase fact) {
        return new MonthStanding(terms, coverage.counting(List.of(fact)));
    }

    /// For programs.
    public String code() {
        return isBinding() ? "binding" : "provisional";
    }

    /// One word, in capitals.
    public String word(Texts texts) {
        return texts.get(isBinding() ? "status.binding" : "status.provisional");
    }

    /// A sentence that begins with the word: of a provisional month it says what makes it so.
    public String sentence(Texts texts) {
        return texts.get(
                isBinding() ? "page.binding"
                        : terms.binding() ? "page.provisional-stays"
                                : terms.openTerms().isEmpty() ? "page.provisional-columns" : "page.result-provisional");
    }

    /// What the files leave open beside the open terms, a line for each: columns, whether the export looks whole,
    /// what is known of the source, and stays that come more than once.
    public List<String> files(Texts texts) {
        var lines = new ArrayList<>(OpenTermsText.fields(terms, texts));
        lines.addAll(rest(texts));
        return lines;
    }

    /// The same on a bill, for those who have no files: columns by the names of what they hold alone.
    public List<String> filesOnBill(Texts texts) {
        var lines = new ArrayList<>(OpenTermsText.fieldsOnBill(terms, texts));
        lines.addAll(rest(texts));
        return lines;
    }

    private List<String> rest(Texts texts) {
        var lines = new ArrayList<>(CoverageText.lines(coverage.shortfalls(), texts));
        lines.addAll(SourceText.lines(coverage, texts));
        lines.addAll(CoverageText.repeats(coverage.repeats(), texts));
        lines.addAll(CoverageText.overlaps(coverage.overlaps(), texts));
        lines.addAll(RemarkText.lines(coverage.remarks(), ActWords.isOlder(terms), texts));
        return lines;
    }

    /// Rows that no sum of the municipality has: its own, and those that may be its own. None where every row was
    /// settled.
    ///
    /// @param name of the municipality
    public List<String> rejected(int municipality, String name, Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var lines = new ArrayList<String>();
        long own = coverage.rejected().of(municipality);
        if (own > 0) {
            lines.add(texts.get("standing.rejected", name, numerals.people(own)));
        }
        long unknown = coverage.rejected().ofUnknown();
        if (unknown > 0) {
            lines.add(texts.get("standing.rejected-unknown", name, numerals.people(unknown)));
        }
        return lines;
    }

    /// Rows that no sum of the month has, by the code of the municipality they name. None where every row was settled.
    public List<String> rejected(Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var parts = new ArrayList<String>();
        coverage.rejected()
                .byMunicipality()
                .forEach((code, rows) -> parts.add(Municipality.codeText(code) + ": " + numerals.people(rows)));
        long unknown = coverage.rejected().ofUnknown();
        if (unknown > 0) {
            parts.add(texts.get("standing.unknown-municipality") + ": " + numerals.people(unknown));
        }
        return parts.isEmpty()
                ? List.of()
                : List.of(texts.get(
                        "standing.rejected-all", numerals.people(coverage.rejected().rows()),
                        String.join(", ", parts)));
    }
}
