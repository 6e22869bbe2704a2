package se.klardag.cli.output;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.cases.Shown;
import se.klardag.engine.days.DaySplit;
import se.klardag.engine.days.Onset;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseFigures;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.FreeDays;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Term;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became of one case (*förklaring av ett ärende*): facts, rule, days, in a lawyer's order.
public final class CaseExplanation {
    private static final String NOT_STATED = "NOT_STATED";

    /// Told after the messages; the older act's planning comes before them.
    private static final Set<Event> OF_OTHER_RULES = EnumSet.complementOf(
            EnumSet.of(Event.PLANNING_CALL_RECEIVED, Event.PLAN_MADE));

    private final ExplainedCase explained;
    private final AgreementTerms agreement;
    private final Texts texts;
    private final Numerals numerals;
    private final Moments moments;

    public CaseExplanation(ExplainedCase explained, AgreementTerms agreement, Texts texts) {
        this.explained = explained;
        this.agreement = agreement;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.moments = new Moments(texts);
    }

    /// As lines of text.
    ///
    /// @param bill of the payer
    public String print(CaseBill bill) {
        var out = new ArrayList<String>();
        out.add(texts.get("case.heading", Shown.of(explained.fact().id())));
        out.add(texts.get(agreement.binding() ? "status.binding" : "status.provisional"));
        out.add(texts.get("case.facts"));
        factLines().forEach(line -> out.add("  " + line));
        out.add(texts.get("case.rule"));
        ruleLines().forEach(line -> out.add("  " + line));
        out.add(texts.get("case.days"));
        dayLines().forEach(line -> out.add("  " + line));
        out.add(texts.get("case.outcome"));
        CaseDocument.outcome(explained, bill, texts).forEach(line -> out.add("  " + line));
        return String.join("\n", out) + "\n";
    }

    /// What was recorded.
    List<String> factLines() {
        var out = new ArrayList<String>();
        facts(out);
        return out;
    }

    /// What was decided, and by which rule.
    List<String> ruleLines() {
        var out = new ArrayList<String>();
        out.add(verdict());
        freeDays().ifPresent(free -> {
            out.add(texts.get("case.free-days", RuleValues.print(free.value(), texts), cited(free)));
            liableFrom(free).ifPresent(date -> out.add(texts.get("case.liable-from", date)));
        });
        return out;
    }

    /// How many days, and where each ended up.
    List<String> dayLines() {
        var out = new ArrayList<String>();
        days(out);
        return out;
    }

    /// As an object for machines.
    ///
    /// @param bill of the payer
    public ObjectNode json(CaseBill bill) {
        var split = explained.assessment().split();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("agreement", agreement.agreement());
        node.put("period", agreement.period().month().toString());
        node.put("status", agreement.binding() ? "binding" : "provisional");
        node.put("case", IdentityMask.mask(explained.fact().id()));
        switch (explained.assessment().verdict()) {
            case Verdict.Counts _ -> node.put("verdict", "counts");
            case Verdict.LeftOut(var reason, var by) ->
                node.put("verdict", "left-out")
                        .put("reason", reason.code())
                        .put("clause", by.provenance().source().cited());
        }
        freeDays()
                .flatMap(this::liableFrom)
                .ifPresent(date -> node.put("liableFrom", date.toString()));
        node.putObject("days")
                .put("inAverage", Long.toString(split.inAverage()))
                .put("individual", Long.toString(split.individual()))
                .put("free", Long.toString(split.free()))
                .put("excluded", Long.toString(split.excluded()))
                .put("total", Long.toString(split.total()));
        if (bill instanceof CaseBill.Stopped(var gap)) {
            node.putObject("noOutcome").put("path", gap.path()).put("reason", texts.of(gap.reason()));
        }
        return node;
    }

    private void facts(List<String> out) {
        var fact = explained.fact();
        event(out, "admitted", fact.admittedAt());
        event(out, "admission-notice", fact.admissionNoticeAt());
        eventIfKnown(out, "planning-call", fact.at(Event.PLANNING_CALL_RECEIVED));
        eventIfKnown(out, "plan-made", fact.at(Event.PLAN_MADE));
        event(out, "ready", fact.readyAt());
        event(out, "ready-notice", fact.readyNoticeAt());
        event(out, "sip-called", fact.sipCalledAt());
        event(out, "withdrawn", fact.withdrawnAt());
        OF_OTHER_RULES.forEach(event -> eventIfKnown(out, event.name(), fact.at(event)));
        event(out, "discharged", fact.dischargedAt());
        line(out, "municipality", Municipality.codeText(fact.municipality()));
        code(out, "stay-municipality", fact.stayMunicipality());
        code(out, "moved-to", fact.movedTo());
        if (fact.payerAnswer() != Answer.NOT_STATED) {
            stated(out, "payer-answer", fact.payerAnswer() == Answer.YES ? "can" : "cannot");
        }
        stated(out, "care-type", fact.careType().name());
        stated(out, "sip-required", fact.sipRequired().name());
        stated(out, "consent", fact.consent().name());
        stated(out, "open-care-ready", fact.openCareReady().name());
        stated(out, "legal-basis", fact.legalBasis().name());
        stated(out, "outcome", fact.outcome().name());
    }

    /// What was not stated is left out; a word of the case file stands in the reader's language.
    private void stated(List<String> out, String kind, String word) {
        if (!word.equals(NOT_STATED)) {
            line(out, kind, texts.get("fact.word." + word.toLowerCase(Locale.ROOT)));
        }
    }

    private void line(List<String> out, String kind, String said) {
        out.add(texts.get("fact." + kind) + ": " + said);
    }

    private void code(List<String> out, String kind, int code) {
        if (code > 0) {
            line(out, kind, Municipality.codeText(code));
        }
    }

    private void event(List<String> out, String kind, long moment) {
        out.add(texts.get("fact." + kind) + ": " + moments.people(moment));
    }

    /// An event that only some rules ask for; a discharge is planned for a day.
    private void eventIfKnown(List<String> out, String kind, long moment) {
        if (WallClock.isKnown(moment) && kind.equals(Event.PLANNED_DISCHARGE.name())) {
            line(out, kind, moments.date(WallClock.dayOf(moment)));
        } else if (WallClock.isKnown(moment)) {
            event(out, kind, moment);
        }
    }

    private String verdict() {
        return switch (explained.assessment().verdict()) {
            case Verdict.Counts _ -> texts.get("case.counts");
            case Verdict.LeftOut(var reason, var by) ->
                texts.get("case.left-out", texts.get("reason." + reason.code()), reason.code(), cited(by));
        };
    }

    private void days(List<String> out) {
        var span = explained.assessment().span();
        var split = explained.assessment().split();
        out.add(texts.get(
                "case.total",
                numerals.people(split.total()),
                CountingText.print(CaseFigures.countingRules(explained.terms()), texts)));
        if (span.count() > 0) {
            out.add(texts.get("case.span", moments.date(span.firstDay()), moments.date(span.endDay() - 1)));
        }
        paused(out);
        parts(out, split);
    }

    /// Days that an interruption took out of the stay: they are among those that do not count.
    private void paused(List<String> out) {
        var paused = explained.assessment().paused();
        if (paused.count() > 0) {
            out.add(texts.get(
                    "case.paused",
                    numerals.people(paused.count()),
                    moments.date(paused.firstDay()),
                    moments.date(paused.endDay() - 1)));
        }
    }

    private void parts(List<String> out, DaySplit split) {
        part(out, "in-average", split.inAverage());
        part(out, explained.assessment().longStay() ? "long-stay" : "individual", split.individual());
        part(out, "free", split.free());
        part(out, "excluded", split.excluded());
        out.add(texts.get(
                "case.adds-up",
                numerals.people(split.inAverage()),
                numerals.people(split.individual()),
                numerals.people(split.free()),
                numerals.people(split.excluded()),
                numerals.people(split.total())));
    }

    private void part(List<String> out, String kind, long days) {
        if (days > 0) {
            out.add(texts.get("case.part." + kind + (days == 1 ? ".one" : ""), numerals.people(days)));
        }
    }

    /// None for a case that is left out: no responsibility enters for it.
    private Optional<Term<FreeDays>> freeDays() {
        if (explained.assessment().verdict() instanceof Verdict.LeftOut) {
            return Optional.empty();
        }
        long start = Eligibility.clockStart(
                explained.fact(), explained.terms().clock().start().value());
        return explained.terms().liability() instanceof Liability.Individual individual && WallClock.isKnown(start)
                ? Optional.of(individual.freeDays().on(WallClock.dateOf(start)))
                : Optional.empty();
    }

    /// None where something that the free days are counted from was not recorded: responsibility never enters.
    private Optional<LocalDate> liableFrom(Term<FreeDays> free) {
        if (Onset.missing(explained.fact(), free.value()).isPresent()) {
            return Optional.empty();
        }
        long start = Eligibility.clockStart(
                explained.fact(), explained.terms().clock().start().value());
        return Optional.of(LocalDate.ofEpochDay(Onset.liableFrom(explained.fact(), start, free.value())));
    }

    private String cited(Term<?> term) {
        return Citations.print(term, texts);
    }
}
