package se.klardag.cli.month;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.remarks.FoundStaysText;
import se.klardag.cli.remarks.RemarkText;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.CoverageText;
import se.klardag.cli.words.OpenTermsText;
import se.klardag.engine.facts.CaseField;
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

    /// What makes a month provisional (*orsak till att månaden är preliminär*), in the order in which it is told.
    public enum Cause {
        TERMS("terms"),
        COLUMNS("columns"),
        PARTIAL("partial"),
        DIFFERING("differing"),
        STAYS("stays"),
        OVERLAPS("overlaps");

        private final String key;

        Cause(String key) {
            this.key = key;
        }
    }

    /// Whether a binding bill may rest on the terms, on the columns that the files have, on stays that come once, and on an
    /// export that looks whole, places of the source that agree and days that count once, unless somebody accepted them as
    /// they are.
    public boolean isBinding() {
        return cause().isEmpty();
    }

    /// The first of all that makes it provisional; empty where it binds.
    public Optional<Cause> cause() {
        if (!terms.openTerms().isEmpty()) {
            return Optional.of(Cause.TERMS);
        }
        if (!terms.binding()) {
            return Optional.of(Cause.COLUMNS);
        }
        if (!coverage.isEnough()) {
            return Optional.of(Cause.PARTIAL);
        }
        if (!coverage.isAgreed()) {
            return Optional.of(Cause.DIFFERING);
        }
        if (coverage.stays().isRepeated()) {
            return Optional.of(Cause.STAYS);
        }
        return coverage.stays().isApart() ? Optional.empty() : Optional.of(Cause.OVERLAPS);
    }

    /// The same where the call said what of an incomplete source will do.
    public MonthStanding allowing(Allowance allowed) {
        return new MonthStanding(terms, coverage.allowing(allowed));
    }

    /// The same to one municipality: blank answers are counted among its own cases, each once.
    public MonthStanding to(Collection<ExplainedCase> own) {
        var cases = new LinkedHashMap<String, RecordedCase>();
        own.forEach(each -> cases.putIfAbsent(each.fact().id(), each.fact()));
        return new MonthStanding(terms, coverage.among(cases.values()));
    }

    /// The same of one case: of its fellows, those of the municipality are named.
    public MonthStanding ofCase(RecordedCase fact) {
        return new MonthStanding(terms, coverage.of(fact));
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
        return texts.get(cause().map(each -> "page.provisional." + each.key).orElse("page.binding"));
    }

    /// The sentence over the open terms: how many there are; where there is none, whether the month binds, or why not.
    public String heading(Texts texts) {
        return cause().filter(each -> each != Cause.TERMS)
                .map(each -> texts.get("open-terms.none." + each.key))
                .orElseGet(() -> OpenTermsText.heading(terms, texts));
    }

    /// That sentence, and a line for each open term.
    public String openTerms(Texts texts, TerminalPage page) {
        return heading(texts) + "\n" + OpenTermsText.table(terms, texts, page);
    }

    /// What is to be paid, as a bill says it: surely, under open terms, or by files that leave something open.
    public String toPay(String amount, Texts texts) {
        return texts.get(
                isBinding() ? "page.to-pay"
                        : terms.openTerms().isEmpty() ? "page.to-pay-by-files" : "page.to-pay-provisionally",
                amount);
    }

    /// What the files leave open beside the open terms, a line for each: columns, whether the export looks whole,
    /// what is known of the source, and stays that come more than once.
    public List<String> files(Texts texts) {
        var lines = new ArrayList<>(OpenTermsText.fields(terms, texts));
        lines.addAll(rest(texts));
        lines.addAll(RemarkText.lines(coverage.remarks(), ActWords.isOlder(terms), texts));
        return lines;
    }

    /// The same for the municipality, which has no files: columns by the names of what they hold, and nothing to fill in.
    ///
    /// @param told questions whose blank answers something else on the bill tells
    public List<String> filesOnBill(Set<CaseField> told, Texts texts) {
        var lines = new ArrayList<>(OpenTermsText.fieldsOnBill(terms, texts));
        lines.addAll(rest(texts));
        lines.addAll(RemarkText.linesOnBill(coverage.remarks().without(told), ActWords.isOlder(terms), texts));
        return lines;
    }

    private List<String> rest(Texts texts) {
        var lines = new ArrayList<>(CoverageText.lines(coverage.shortfalls(), texts));
        lines.addAll(SourceText.lines(coverage, texts));
        lines.addAll(FoundStaysText.lines(coverage.stays(), texts));
        if (coverage.partialAllowed()) {
            lines.add(texts.get("accepted.partial"));
        }
        if (coverage.source().differingAllowed()) {
            lines.add(texts.get("accepted.differing"));
        }
        if (coverage.stays().overlapsAllowed()) {
            lines.add(texts.get("accepted.overlaps"));
        }
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
