package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.files.SchemaKeys;

/// Finds who counts in a month (*vem som räknas*): the reasons for leaving a case out, in the one order in which they are
/// tried, whatever the order of the keys in a file.
final class PopulationReader {
    private static final String POPULATION = "population.";
    private static final String REST_DAYS = "deadlines.restDays";
    private static final Map<String, Effect> EFFECTS = Map.of(
            "out-of-both", Effect.OUT_OF_BOTH, "out-of-numerator", Effect.OUT_OF_NUMERATOR, "counted", Effect.COUNTED);

    private final Lookup terms;

    PopulationReader(Lookup terms) {
        this.terms = terms;
    }

    Population population() {
        refuseUnknownReasons();
        var rules = new ArrayList<PopulationRule>();
        var anyway = new ArrayList<CountedAnyway>();
        var order = new ArrayList<Reason>();
        for (var code : SchemaKeys.REASONS) {
            var found = terms.find(POPULATION + code).map(word -> ValueWords.term(unread(word), EFFECTS));
            if (found.isPresent()) {
                var effect = found.get();
                order.add(reason(code));
                if (effect.value() == Effect.COUNTED) {
                    anyway.add(counted(reason(code), effect, POPULATION + code));
                } else {
                    var unclear = terms.pageOfUnclear(POPULATION + code);
                    if (!unclear.isEmpty() && terms.confirmedBy(POPULATION + code).isEmpty()) {
                        // The text is read; that an unclear answer leaves the case out is not in it.
                        terms.restsOn(POPULATION + code, Status.ASSUMED);
                    }
                    rules.add(new PopulationRule(
                            reason(code), effect, terms.page(POPULATION + code),
                            unclear, terms.confirmedBy(POPULATION + code)));
                }
            }
        }
        var deadlines = deadlines(rules);
        movedDay(rules, deadlines).ifPresent(anyway::add);
        return new Population(rules, deadlines, anyway, order);
    }

    /// Where a late call leaves a case out, one that is in time only because the last day moved is counted by the term that moves it.
    private Optional<CountedAnyway> movedDay(List<PopulationRule> rules, Deadlines deadlines) {
        var restDays = deadlines.restDays();
        return decides(rules, Reason.LATE_SIP_CALL) && restDays.value() == Deadlines.RestDays.MOVE
                ? Optional.of(counted(
                        Reason.SIP_CALL_ON_MOVED_DAY, new Term<>(REST_DAYS, Effect.COUNTED,
                                restDays.provenance().readBy("")),
                        REST_DAYS))
                : Optional.empty();
    }

    /// A party that adopts the terms vouches for the reading, and does not make the text any clearer.
    private CountedAnyway counted(Reason reason, Term<Effect> effect, String path) {
        return new CountedAnyway(reason, effect, terms.page(path), terms.confirmedBy(path));
    }

    /// The rule itself names the page.
    private static Term<String> unread(Term<String> word) {
        return new Term<>(word.path(), word.value(), word.provenance().readBy(""));
    }

    /// A reason of a later schema is not read past.
    private void refuseUnknownReasons() {
        for (var path : terms.agreement().values().keySet()) {
            var bare = path.substring(SchemaKeys.careOf(path).length());
            if (bare.startsWith(POPULATION) && !SchemaKeys.REASONS.contains(bare.substring(POPULATION.length()))) {
                throw ValueWords.unknown("population", bare.substring(POPULATION.length()));
            }
        }
    }

    /// A bill rests on a deadline only where a rule leaves cases out that are later than it.
    private Deadlines deadlines(List<PopulationRule> rules) {
        var notice = reading(rules, Reason.LATE_ADMISSION_NOTICE);
        var call = reading(rules, Reason.LATE_SIP_CALL);
        var admissionNotice = notice.apply("deadlines.admissionNotice");
        var sipCall = call.apply("deadlines.sipCall");
        var restDays = call.apply(REST_DAYS);
        return new Deadlines(
                admissionNotice.as(whole(admissionNotice)),
                sipCall.as(whole(sipCall)),
                ValueWords.term(
                        restDays, Map.of("move", Deadlines.RestDays.MOVE, "keep", Deadlines.RestDays.KEEP)));
    }

    private Function<String, Term<String>> reading(List<PopulationRule> rules, Reason late) {
        return decides(rules, late) ? terms::word : terms::forFindings;
    }

    private static boolean decides(List<PopulationRule> rules, Reason late) {
        return rules.stream().anyMatch(rule -> rule.reason() == late);
    }

    private static int whole(Term<String> number) {
        return new BigDecimal(number.value()).intValueExact();
    }

    private static Reason reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ValueWords.unknown("population", code));
    }
}
