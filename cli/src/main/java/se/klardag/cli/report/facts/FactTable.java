package se.klardag.cli.report.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ReadingText;
import se.klardag.engine.basis.AskedFields;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.Liability;

/// The facts that responsibility rests on, case by case (*omständigheter*): whether each counts, and the days it was counted, then a
/// column for everything that the bill's own terms ask of a case.
public final class FactTable {
    private static final String NOT_STATED = "NOT_STATED";

    private final Texts texts;
    private final DateTimeFormats moments;
    private final NumberFormats numerals;
    private final ReadingText readings;
    private final List<ExplainedCase> cases;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> blank = new ArrayList<>();

    /// @param number whether it is set to the right
    private record Column(String heading, Function<ExplainedCase, String> cell, boolean number) {}

    /// @param cases of the bill, those that the month lists
    public FactTable(Bill bill, List<ExplainedCase> cases, AgreementTerms agreement, Texts texts) {
        this.texts = texts;
        this.moments = new DateTimeFormats(texts);
        this.numerals = new NumberFormats(texts.language());
        this.readings = new ReadingText(texts);
        this.cases = List.copyOf(cases);
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

    /// What the terms ask for and no case of the bill has; empty where there is nothing such.
    public Optional<String> withoutEntry() {
        return blank.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get("page.blank-facts", String.join(", ", blank)));
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

    private void facts(Set<CaseField> asked) {
        var wanted = EnumSet.of(CaseField.ADMITTED_AT);
        wanted.addAll(asked);
        moment(wanted, CaseField.ADMITTED_AT, "admitted", RecordedCase::admittedAt);
        moment(wanted, CaseField.ADMISSION_NOTICE_AT, "admission-notice", RecordedCase::admissionNoticeAt);
        moment(wanted, CaseField.PLANNING_CALLED_AT, "planning-call", at(Event.PLANNING_CALL_RECEIVED));
        moment(wanted, CaseField.PLAN_MADE_AT, "plan-made", at(Event.PLAN_MADE));
        moment(wanted, CaseField.ASSESSMENT_NOTICE_AT, Event.ASSESSMENT_NOTICE.name(), at(Event.ASSESSMENT_NOTICE));
        moment(wanted, CaseField.READY_AT, "ready", RecordedCase::readyAt);
        moment(wanted, CaseField.READY_NOTICE_AT, "ready-notice", RecordedCase::readyNoticeAt);
        moment(wanted, CaseField.PLANNED_DISCHARGE, Event.PLANNED_DISCHARGE.name(), at(Event.PLANNED_DISCHARGE));
        word(wanted, CaseField.SIP_REQUIRED, "sip-required", fact -> fact.sipRequired().name());
        moment(wanted, CaseField.SIP_CALLED_AT, "sip-called", RecordedCase::sipCalledAt);
        word(wanted, CaseField.CONSENT, "consent", fact -> fact.consent().name());
        word(wanted, CaseField.OPEN_CARE_READY, "open-care-ready", fact -> fact.openCareReady().name());
        word(wanted, CaseField.LEGAL_BASIS, "legal-basis", fact -> fact.legalBasis().name());
        word(wanted, CaseField.CARE_TYPE, "care-type", fact -> fact.careType().name());
        moment(wanted, CaseField.INTERRUPTED_AT, Event.INTERRUPTED.name(), at(Event.INTERRUPTED));
        moment(wanted, CaseField.RESUMED_AT, Event.RESUMED.name(), at(Event.RESUMED));
        code(wanted, CaseField.STAY_MUNICIPALITY, "stay-municipality", RecordedCase::stayMunicipality);
        moment(wanted, CaseField.MOVED_AT, Event.MOVED.name(), at(Event.MOVED));
        code(wanted, CaseField.MOVED_TO, "moved-to", RecordedCase::movedTo);
        word(wanted, CaseField.PAYER_ANSWER, "payer-answer", fact -> switch (fact.payerAnswer()) {
            case YES -> "can";
            case NO -> "cannot";
            case UNCLEAR -> "unclear";
            case NOT_STATED -> NOT_STATED;
        });
        moment(wanted, CaseField.PAYER_READY_AT, Event.PAYER_READY.name(), at(Event.PAYER_READY));
        moment(wanted, CaseField.WITHDRAWN_AT, "withdrawn", RecordedCase::withdrawnAt);
        word(wanted, CaseField.OUTCOME, "outcome", fact -> fact.outcome().name());
        moment(wanted, CaseField.DISCHARGED_AT, "discharged", RecordedCase::dischargedAt);
    }

    private static Function<RecordedCase, Long> at(Event event) {
        return fact -> fact.at(event);
    }

    /// A discharge is planned for a day.
    private void moment(Set<CaseField> wanted, CaseField field, String kind, Function<RecordedCase, Long> of) {
        add(wanted, field, kind, fact -> WallClock.isKnown(of.apply(fact)), fact -> {
            long moment = of.apply(fact);
            return field == CaseField.PLANNED_DISCHARGE && WallClock.isKnown(moment)
                    ? DateTimeFormats.date(WallClock.dayOf(moment))
                    : moments.people(moment).replace(' ', '\n'); // the hour below the date: many columns, one page
        });
    }

    private void word(Set<CaseField> wanted, CaseField field, String kind, Function<RecordedCase, String> of) {
        add(wanted, field, kind, fact -> !of.apply(fact).equals(NOT_STATED), fact -> {
            var word = of.apply(fact);
            return word.equals(NOT_STATED) ? "–" : texts.get("fact.word." + word.toLowerCase(Locale.ROOT));
        });
    }

    private void code(Set<CaseField> wanted, CaseField field, String kind, Function<RecordedCase, Integer> of) {
        add(wanted, field, kind, fact -> of.apply(fact) > 0,
                fact -> of.apply(fact) > 0 ? Municipality.codeText(of.apply(fact)) : "–");
    }

    /// A fact that no case has needs no column, but a sentence.
    private void add(
            Set<CaseField> wanted, CaseField field, String kind, Function<RecordedCase, Boolean> isKnown,
            Function<RecordedCase, String> cell) {
        if (!wanted.contains(field)) {
            return;
        }
        var heading = texts.get("fact." + kind);
        if (cases.stream().anyMatch(each -> isKnown.apply(each.fact()))) {
            columns.add(new Column(heading, each -> cell.apply(each.fact()), false));
        } else {
            blank.add(heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1));
        }
    }

    private void days(Liability liability) {
        columns.add(new Column(texts.get("page.first-day"), each -> span(each, true), false));
        columns.add(new Column(texts.get("page.last-day"), each -> span(each, false), false));
        number("page.stay-days", each -> each.assessment().split().total());
        if (liability instanceof Liability.Individual) {
            number("page.free-days", each -> each.assessment().split().free());
            number("page.liable-days", each -> each.assessment().split().individualDays());
        } else {
            number("page.counted-days",
                    each -> each.assessment().split().inAverage() + each.assessment().split().individualDays());
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
                texts.get("page.left-out", texts.get("reason." + reason.code()),
                        TerminalSafe.visible(by.provenance().source().cited()));
        };
    }
}
