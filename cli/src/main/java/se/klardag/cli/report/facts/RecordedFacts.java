package se.klardag.cli.report.facts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.ActWords;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.basis.AskedFields;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.engine.terms.population.Reason;

/// Everything that can be recorded of a case, in the order of a stay, each with its heading and in words (*antecknade uppgifter*).
public final class RecordedFacts {
    private static final String NOT_STATED = "NOT_STATED";

    private final FieldCoverage columns;
    private final Texts texts;
    private final DateTimeFormats moments;
    private final List<Fact> facts = new ArrayList<>();

    /// One of them.
    ///
    /// @param isMoment whether it is something that happened, which is missing where it was not recorded
    /// @param isKnown  whether a case has it
    /// @param shown    in words, where a case has it
    record Fact(
            CaseField field,
            boolean isMoment,
            Predicate<RecordedCase> isKnown,
            Function<RecordedCase, String> shown) {
        /// In the words of the act that the case is counted under.
        String heading(boolean older, Texts texts) {
            return ActWords.fact(field, older, texts);
        }
    }

    /// @param columns which fields the cases do not have: a blank there is none of theirs
    public RecordedFacts(FieldCoverage columns, Texts texts) {
        this.columns = columns;
        this.texts = texts;
        this.moments = new DateTimeFormats(texts);
        moment(CaseField.ADMITTED_AT, RecordedCase::admittedAt);
        moment(CaseField.ADMISSION_NOTICE_AT, RecordedCase::admissionNoticeAt);
        event(CaseField.PLANNING_CALLED_AT, Event.PLANNING_CALL_RECEIVED);
        event(CaseField.PLAN_MADE_AT, Event.PLAN_MADE);
        event(CaseField.ASSESSMENT_NOTICE_AT, Event.ASSESSMENT_NOTICE);
        moment(CaseField.READY_AT, RecordedCase::readyAt);
        moment(CaseField.READY_NOTICE_AT, RecordedCase::readyNoticeAt);
        event(CaseField.PLANNED_DISCHARGE, Event.PLANNED_DISCHARGE);
        word(CaseField.SIP_REQUIRED, fact -> fact.sipRequired().name());
        moment(CaseField.SIP_CALLED_AT, RecordedCase::sipCalledAt);
        word(CaseField.CONSENT, fact -> fact.consent().name());
        word(CaseField.OPEN_CARE_READY, fact -> fact.openCareReady().name());
        word(CaseField.LEGAL_BASIS, fact -> fact.legalBasis().name());
        word(CaseField.CARE_TYPE, fact -> fact.careType().name());
        event(CaseField.INTERRUPTED_AT, Event.INTERRUPTED);
        event(CaseField.RESUMED_AT, Event.RESUMED);
        code(CaseField.STAY_MUNICIPALITY, RecordedCase::stayMunicipality);
        event(CaseField.MOVED_AT, Event.MOVED);
        code(CaseField.MOVED_TO, RecordedCase::movedTo);
        word(CaseField.PAYER_ANSWER, fact -> answer(fact.payerAnswer()));
        event(CaseField.PAYER_READY_AT, Event.PAYER_READY);
        moment(CaseField.WITHDRAWN_AT, RecordedCase::withdrawnAt);
        word(CaseField.OUTCOME, fact -> fact.outcome().name());
        moment(CaseField.DISCHARGED_AT, RecordedCase::dischargedAt);
    }

    /// What one case rests on under its own terms, recorded or not, and whatever else was recorded of it: heading and words.
    public List<List<String>> of(ExplainedCase each, AgreementTerms agreement) {
        var asked = EnumSet.of(CaseField.ADMITTED_AT, CaseField.CARE_TYPE);
        long start = Eligibility.clockStart(each.fact(), each.terms().clock().start().value());
        asked.addAll(AskedFields.behind(
                each.terms(), agreement,
                WallClock.isKnown(start) ? WallClock.dateOf(start) : agreement.period().month().atDay(1)));
        boolean older = ActWords.isOlder(each.terms(), each.fact());
        var lines = new ArrayList<List<String>>();
        for (var fact : facts) {
            if (fact.isKnown().test(each.fact())) {
                lines.add(List.of(fact.heading(older, texts), fact.shown().apply(each.fact())));
            } else if (asked.contains(fact.field())) {
                lines.add(List.of(fact.heading(older, texts), blank(fact)));
            }
        }
        lines.add(0, List.of(texts.get("fact.municipality"), Municipality.codeText(each.fact().municipality())));
        return lines;
    }

    /// What decided that a case is left out for the reason, beside its ready notice and discharge, which every row has:
    /// "återtagen 2022-09-07 10:00", "samtycke: nej"; recorded or not. A withdrawal that ended its days is named whatever the reason.
    public List<String> behind(Reason reason, ExplainedCase each) {
        var of = each.fact();
        boolean older = ActWords.isOlder(each.terms(), of);
        var asked = EnumSet.noneOf(CaseField.class);
        asked.addAll(AskedFields.by(reason));
        if (each.assessment().verdict() instanceof Verdict.LeftOut && WallClock.isKnown(of.withdrawnAt())
                && each.terms().population().leavesOut(Reason.WITHDRAWN)) {
            asked.add(CaseField.WITHDRAWN_AT);
        }
        asked.removeAll(EnumSet.of(CaseField.READY_NOTICE_AT, CaseField.DISCHARGED_AT));
        return of(asked).stream().map(fact -> {
            boolean known = fact.isKnown().test(of);
            boolean sentence = fact.isMoment() && (known || !columns.isSilent(fact.field()));
            return TermWords.uncapitalised(fact.heading(older, texts)) + (sentence ? " " : ": ")
                    + (known ? fact.shown().apply(of) : blank(fact));
        }).toList();
    }

    /// What could be a reason to leave the case out and the files cannot show, each with why: "återtagen – kolumnen
    /// finns inte i filen". None where every column that a rule asks for is there.
    public List<String> unseen(ExplainedCase each) {
        var asked = EnumSet.noneOf(CaseField.class);
        each.terms().population().rules().forEach(rule -> asked.addAll(AskedFields.by(rule.reason())));
        asked.removeIf(field -> !columns.isSilent(field));
        boolean older = ActWords.isOlder(each.terms(), each.fact());
        return of(asked).stream()
                .filter(fact -> !fact.isKnown().test(each.fact()))
                .map(fact -> TermWords.uncapitalised(fact.heading(older, texts)) + " – " + blank(fact))
                .toList();
    }

    /// What is said of a case that has no such entry: where the column is not there, that is no word about the case.
    String blank(Fact fact) {
        return texts.get(why(fact.field()).orElse(fact.isMoment() ? "moment.none" : "fact.blank"));
    }

    /// Why no case has an entry in the field, where the files do not have it; the key of the words.
    private Optional<String> why(CaseField field) {
        if (columns.absent().contains(field)) {
            return Optional.of("fact.absent");
        }
        if (columns.lacking().contains(field)) {
            return Optional.of("fact.no-column");
        }
        return columns.missing().contains(field) ? Optional.of("fact.no-column-in-all") : Optional.empty();
    }

    /// A sentence for each reason why none of the cases has an entry of these facts.
    ///
    /// @param older whether the cases are counted under the earlier act
    List<String> withoutEntry(List<Fact> facts, boolean older) {
        var byReason = new LinkedHashMap<String, List<String>>();
        facts.forEach(fact -> byReason.computeIfAbsent(
                why(fact.field()).orElse("fact.blank"), _ -> new ArrayList<>())
                .add(TermWords.uncapitalised(fact.heading(older, texts))));
        return byReason.entrySet()
                .stream()
                .map(each -> texts.get("page." + each.getKey(), String.join(", ", each.getValue())))
                .toList();
    }

    /// Those of the fields, in the order of a stay.
    List<Fact> of(Set<CaseField> fields) {
        return facts.stream().filter(fact -> fields.contains(fact.field())).toList();
    }

    private void event(CaseField field, Event event) {
        moment(field, fact -> fact.at(event));
    }

    /// A discharge is planned for a day.
    private void moment(CaseField field, Function<RecordedCase, Long> of) {
        facts.add(new Fact(
                field, true, fact -> WallClock.isKnown(of.apply(fact)),
                fact -> field == CaseField.PLANNED_DISCHARGE
                        ? DateTimeFormats.date(WallClock.dayOf(of.apply(fact)))
                        : moments.people(of.apply(fact))));
    }

    private void word(CaseField field, Function<RecordedCase, String> of) {
        facts.add(new Fact(
                field, false, fact -> !of.apply(fact).equals(NOT_STATED),
                fact -> texts.get("fact.word." + of.apply(fact).toLowerCase(Locale.ROOT))));
    }

    private void code(CaseField field, Function<RecordedCase, Integer> of) {
        facts.add(new Fact(
                field, false, fact -> of.apply(fact) > 0,
                fact -> Municipality.codeText(of.apply(fact))));
    }

    private static String answer(Answer answer) {
        return switch (answer) {
            case YES -> "can";
            case NO -> "cannot";
            case UNCLEAR -> "unclear";
            case NOT_STATED -> NOT_STATED;
        };
    }
}
