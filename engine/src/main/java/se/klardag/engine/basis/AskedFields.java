package se.klardag.engine.basis;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Term;

/// The fields that the terms of a month ask of every case (*uppgifter som villkoren frågar efter*). A blank in one of
/// them means that nothing was recorded; a source that lacks the field says nothing at all, and no bill may rest on that.
public final class AskedFields {
    private final EnumSet<CaseField> fields = EnumSet.noneOf(CaseField.class);

    private final AgreementTerms agreement;
    private final LocalDate earliest;

    private AskedFields(AgreementTerms agreement, LocalDate earliest) {
        this.agreement = agreement;
        this.earliest = earliest;
    }

    /// The fields, in one order for all. Terms that are not known ask for nothing: a case under them stops the
    /// settlement.
    ///
    /// @param earliest first date on which the clock of any case of the month can have started: older terms than that
    ///                 ask for nothing
    public static Set<CaseField> of(AgreementTerms agreement, LocalDate earliest) {
        var asked = new AskedFields(agreement, earliest);
        asked.residence();
        asked.selection();
        agreement.editions().stream().filter(asked::isPicked).forEach(asked::edition);
        return Collections.unmodifiableSet(asked.fields);
    }

    /// The fields that one kind of care's terms rest a case on: those they ask for, and those of reasons that they name and count.
    ///
    /// @param earliest first date on which the clock of any of the cases started
    public static Set<CaseField> behind(Terms terms, AgreementTerms agreement, LocalDate earliest) {
        var asked = new AskedFields(agreement, earliest);
        asked.residence();
        asked.terms(terms);
        terms.population().countedAnyway().stream().map(CountedAnyway::reason).forEach(asked::reason);
        return Collections.unmodifiableSet(asked.fields);
    }

    private void ask(CaseField... asked) {
        fields.addAll(Set.of(asked));
    }

    private void residence() {
        switch (agreement.parties().residence()) {
            case REGISTERED -> {}
            case STAY -> ask(CaseField.STAY_MUNICIPALITY);
            case EACH_DAY -> ask(CaseField.MOVED_AT, CaseField.MOVED_TO);
        }
    }

    private void selection() {
        if (agreement.selectedBy().isEmpty()) {
            if (agreement.editions().size() > 1) {
                ask(CaseField.READY_NOTICE_AT);
            }
            return;
        }
        switch (agreement.selectedBy().get().value()) {
            case SETTLED_MONTH -> {}
            case READY_NOTICE -> ask(CaseField.READY_NOTICE_AT);
            case DISCHARGE -> ask(CaseField.DISCHARGED_AT);
        }
    }

    /// Whether a case of the month can fall under the edition.
    private boolean isPicked(Edition edition) {
        if (edition.equals(agreement.current()) || agreement.selectedBy().isEmpty()) {
            return edition.equals(agreement.current());
        }
        return switch (agreement.selectedBy().get().value()) {
            case SETTLED_MONTH -> false;
            case READY_NOTICE -> !edition.to().isBefore(earliest);
            case DISCHARGE -> !edition.to().isBefore(LocalDate.ofEpochDay(agreement.period().firstDay()));
        };
    }

    private void edition(Edition edition) {
        if (edition.kinds().values().stream().map(this::asItMatters).distinct().count() > 1) {
            ask(CaseField.CARE_TYPE);
        }
        for (var care : edition.kinds().values()) {
            switch (care) {
                case CareTerms.Missing _ -> {}
                case CareTerms.Known known -> terms(known.terms());
            }
        }
    }

    private void terms(Terms terms) {
        terms.population().rules().stream().map(PopulationRule::reason).forEach(this::reason);
        clock(terms.clock());
        switch (terms.liability()) {
            case Liability.Average _,Liability.FollowUpOnly _ -> {}
            case Liability.Individual individual -> freeDays(individual).forEach(this::freeDays);
        }
    }

    /// What of a kind of care's terms can matter to a case of the month: kinds differ where this does.
    private List<Object> asItMatters(CareTerms care) {
        return switch (care) {
            case CareTerms.Missing _ -> List.of(care);
            case CareTerms.Known(var group, var terms, var activation, var follows) ->
                List.of(
                        group,
                        terms.population(),
                        terms.clock(),
                        terms.dayCount(),
                        terms.attribution(),
                        terms.liability() instanceof Liability.Individual individual
                                ? freeDays(individual)
                                : terms.liability(),
                        terms.price(),
                        terms.payable(),
                        activation,
                        follows);
        };
    }

    private List<FreeDays> freeDays(Liability.Individual individual) {
        return individual.freeDays()
                .terms()
                .stream()
                .filter(term -> canHold(term.provenance()))
                .map(Term::value)
                .toList();
    }

    /// Whether it holds on any date from the earliest to the end of the month.
    private boolean canHold(Provenance provenance) {
        var to = provenance.to();
        return provenance.from().toEpochDay() < agreement.period().endDay() && (to == null || !to.isBefore(earliest));
    }

    private void reason(Reason reason) {
        fields.addAll(by(reason));
    }

    /// The fields that decide whether a case is left out for the reason. The clock and the free days ask for what a reason
    /// of theirs is found by.
    public static Set<CaseField> by(Reason reason) {
        return switch (reason) {
            case NO_ADMISSION_NOTICE -> Set.of(CaseField.ADMISSION_NOTICE_AT);
            case NO_READY_NOTICE -> Set.of(CaseField.READY_NOTICE_AT);
            case LATE_ADMISSION_NOTICE -> Set.of(CaseField.ADMITTED_AT, CaseField.ADMISSION_NOTICE_AT);
            case CONSENT_REFUSED -> Set.of(CaseField.CONSENT);
            case SIP_NOT_CALLED -> Set.of(CaseField.SIP_REQUIRED, CaseField.SIP_CALLED_AT);
            case LATE_SIP_CALL, SIP_CALL_ON_MOVED_DAY ->
                Set.of(CaseField.SIP_REQUIRED, CaseField.SIP_CALLED_AT, CaseField.READY_NOTICE_AT);
            case OPEN_CARE_NOT_READY -> Set.of(CaseField.OPEN_CARE_READY);
            case OWN_RULES_OPT_ORV, FORENSIC_CARE -> Set.of(CaseField.LEGAL_BASIS);
            case WITHDRAWN -> Set.of(CaseField.WITHDRAWN_AT);
            case DECEASED -> Set.of(CaseField.OUTCOME);
            case NO_PLANNING_CALL -> Set.of(CaseField.PLANNING_CALLED_AT);
            case NO_PLAN_MADE -> Set.of(CaseField.PLAN_MADE_AT);
            case NO_ASSESSMENT_NOTICE -> Set.of(CaseField.ASSESSMENT_NOTICE_AT);
            case SHORT_NOTICE -> Set.of(CaseField.READY_NOTICE_AT, CaseField.PLANNED_DISCHARGE);
            case CARE_TYPE_OUTSIDE, CARE_TYPE_NOT_STATED -> Set.of(CaseField.CARE_TYPE);
            case ZERO_DAY_CASE, NO_CLOCK_START, NO_ONSET -> Set.of();
        };
    }

    private void clock(Clock clock) {
        switch (clock.start().value()) {
            case READY_NOTICE -> ask(CaseField.READY_NOTICE_AT);
            case READY -> ask(CaseField.READY_AT);
            case LATER_OF_BOTH -> ask(CaseField.READY_AT, CaseField.READY_NOTICE_AT);
            case ADMISSION -> ask(CaseField.ADMITTED_AT);
        }
        ask(CaseField.DISCHARGED_AT);
        if (clock.end().value() instanceof Clock.End.Earliest ends) {
            if (ends.payerReady()) {
                ask(CaseField.PAYER_READY_AT, CaseField.PAYER_ANSWER);
            }
            if (ends.withdrawal()) {
                ask(CaseField.WITHDRAWN_AT);
            }
        }
        if (clock.interruption().map(Term::value).filter(Clock.Interruption.PAUSES::equals).isPresent()) {
            ask(CaseField.INTERRUPTED_AT, CaseField.RESUMED_AT);
        }
    }

    private void freeDays(FreeDays freeDays) {
        switch (freeDays) {
            case FreeDays.AfterNotice _ -> {} // the clock's start
            case FreeDays.Weekdays weekdays -> {
                switch (weekdays.message()) {
                    case READY_NOTICE -> {}
                    case PLANNING_CALL -> ask(CaseField.PLANNING_CALLED_AT, CaseField.PLAN_MADE_AT);
                    case ADMISSION_NOTICE -> ask(CaseField.ADMISSION_NOTICE_AT, CaseField.ADMITTED_AT);
                }
            }
            case FreeDays.MinimumInterval interval -> {
                ask(CaseField.ASSESSMENT_NOTICE_AT, CaseField.PLANNED_DISCHARGE);
                if (interval.freeBy().isPresent()) {
                    ask(CaseField.PAYER_READY_AT);
                }
            }
        }
    }
}
