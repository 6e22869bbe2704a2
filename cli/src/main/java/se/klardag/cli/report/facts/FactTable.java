package se.klardag.cli.report.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.ReadingText;
import se.klardag.engine.basis.AskedFields;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;

/// The facts that responsibility rests on, case by case (*omständigheter*): whether each counts, and the days it was counted, then a
/// column for everything that the bill's own terms ask of a case.
public final class FactTable {
    private final AgreementTerms agreement;
    private final Texts texts;
    private final NumberFormats numerals;
    private final ReadingText readings;
    private final List<ExplainedCase> cases;
    private final List<Column> columns = new ArrayList<>();
    private final RecordedFacts recorded;
    private final List<RecordedFacts.Fact> blank = new ArrayList<>();
    private final boolean older;

    /// @param number whether it is set to the right
    private record Column(String heading, Function<ExplainedCase, String> cell, boolean number) {}

    /// @param cases of the bill
    public FactTable(Bill bill, List<ExplainedCase> cases, AgreementTerms agreement, Texts texts) {
        this.texts = texts;
        this.agreement = agreement;
        this.numerals = new NumberFormats(texts.language());
        this.readings = new ReadingText(texts);
        this.cases = List.copyOf(cases);
        this.recorded = new RecordedFacts(agreement.fields(), texts);
        this.older = ActWords.isOlder(bill.terms());
        columns.add(new Column(texts.get("page.case"), each -> TerminalSafe.of(each.fact().id()), false));
        columns.add(new Column(texts.get("page.verdict"), this::standing, false));
        days(bill.terms().liability());
        facts(AskedFields.behind(bill.terms(), agreement, earliest(agreement)));
    }

    /// Headings; those of facts in the order of a stay.
    public List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }

    /// A row for each case.
    public List<List<String>> rows() {
        return cases.stream().map(each -> columns.stream().map(column -> column.cell().apply(each)).toList()).toList();
    }

    /// Columns of numbers, from 0.
    public List<Integer> numbers() {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).number()).boxed().toList();
    }

    /// What the terms ask for and no case of the bill has, in sentences: what nobody recorded apart from what the
    /// files have no column for.
    public List<String> withoutEntry() {
        return recorded.withoutEntry(blank, older);
    }

    /// The first date on which a clock of these cases started: older rules ask them for nothing.
    private LocalDate earliest(AgreementTerms agreement) {
        return cases.stream()
                .map(each -> Eligibility.clockStart(each.fact(), each.terms().clock().start().value()))
                .filter(WallClock::isKnown)
                .map(WallClock::dateOf)
                .min(Comparator.naturalOrder())
                .orElse(agreement.period().month().atDay(1));
    }

    /// A fact that no case has needs no column, but a sentence.
    private void facts(Set<CaseField> asked) {
        var wanted = EnumSet.of(CaseField.ADMITTED_AT);
        wanted.addAll(asked);
        for (var fact : recorded.of(wanted)) {
            if (cases.stream().anyMatch(each -> fact.isKnown().test(each.fact()))) {
                columns.add(new Column(fact.heading(older, texts), each -> cell(fact, each), false));
            } else {
                blank.add(fact);
            }
        }
    }

    /// The hour is below the date: many columns, one page.
    private String cell(RecordedFacts.Fact fact, ExplainedCase each) {
        return fact.isKnown().test(each.fact())
                ? fact.shown().apply(each.fact()).replaceFirst("^([0-9-]{10}) ", "$1\n")
                : fact.isMoment() || agreement.fields().isSilent(fact.field()) ? recorded.blank(fact) : "–";
    }

    private void days(Liability liability) {
        columns.add(new Column(texts.get("page.first-day"), each -> span(each, true), false));
        columns.add(new Column(texts.get("page.last-day"), each -> span(each, false), false));
        number("page.stay-days", each -> each.assessment().split().total());
        if (liability instanceof Liability.Individual) {
            number("page.free-days", each -> each.assessment().split().free());
            number("page.liable-days", each -> each.assessment().split().individualDays());
        } else {
            number("page.counted-days", each -> each.assessment().split().counted());
        }
    }

    private void number(String key, Function<ExplainedCase, Long> of) {
        columns.add(new Column(texts.get(key), each -> numerals.people(of.apply(each)), true));
    }

    private static String span(ExplainedCase each, boolean first) {
        var span = each.assessment().span();
        return span.count() == 0 ? "–" : DateTimeFormats.date(first ? span.firstDay() : span.endDay() - 1);
    }

    private String standing(ExplainedCase each) {
        return switch (each.assessment().verdict()) {
            case Verdict.Counts _ -> {
                var anyway = each.countedAnyway()
                        .stream()
                        .filter(ReadingText::isTold)
                        .map(named -> readings.standing(named, each))
                        .collect(Collectors.joining("; "));
                yield anyway.isEmpty() ? texts.get("page.counts") : anyway;
            }
            case Verdict.LeftOut(var reason, var by) ->
                texts.get("page.left-out", ActWords.reason(reason, each.terms(), each.fact(), texts),
                        Citations.cited(by.provenance(), texts))
                        + each.leftOutUnder()
                                .map(under -> " (" + readings.name(under) + ")")
                                .orElse("")
                        + readings.more(each);
        };
    }
}
