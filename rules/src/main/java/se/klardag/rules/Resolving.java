package se.klardag.rules;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.OpenTerm;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Wording;

/// Picks what holds for a month (*villkor för månaden*): everything is looked up here, nothing later.
public final class Resolving {
    private Resolving() {}

    /// The agreement's terms for a month, with the rates and parties it names.
    ///
    /// @throws RuleGap           when a value is missing, its status is unknown, or it changes inside the month
    /// @throws RuleFileException when a value cannot be what it is meant to be
    public static AgreementTerms resolve(Agreement agreement, YearMonth month, Municipalities municipalities) {
        return resolve(agreement, month, municipalities, Agreements::rates);
    }

    /// The same with tables of rates that do not ship: those of a settlement that was kept.
    ///
    /// @param rates finds a table by its id
    public static AgreementTerms resolve(
            Agreement agreement, YearMonth month, Municipalities municipalities, Function<String, RateTable> rates) {
        refuseOutside(agreement, month);
        refuseUnknownParties(agreement, municipalities);
        var somatic = new Lookup(agreement, month, "somatic.", rates);
        var psychiatric = new Lookup(agreement, month, "psychiatric.", rates);
        var somaticTerms = new TermsReader(somatic).terms();
        var psychiatricTerms = new TermsReader(psychiatric).terms();
        boolean same = somaticTerms.equals(psychiatricTerms);
        var careTypes = somatic.word("attribution.careTypes");
        psychiatric.word("attribution.careTypes");
        boolean separate = careTypes.value().equals("separate");
        return new AgreementTerms(
                agreement.id(),
                Period.of(month),
                somaticTerms,
                same ? somaticTerms : psychiatricTerms,
                careTypes,
                separate || differs(somatic, psychiatric),
                municipalities.parties(agreement.parties()),
                openTerms(somatic.used(), psychiatric.used()));
    }

    /// Whether the two kinds of care have different values in the month itself; a difference in an earlier year's free
    /// days matters for old notices only, and splits no bill.
    private static boolean differs(Lookup somatic, Lookup psychiatric) {
        return !somatic.values().equals(psychiatric.values());
    }

    private static void refuseOutside(Agreement agreement, YearMonth month) {
        var end = agreement.to();
        if (month.atDay(1).isBefore(agreement.from()) || (end != null && month.atEndOfMonth().isAfter(end))) {
            throw new RuleGap(
                    agreement.id(),
                    new Wording(
                            "gäller från " + agreement.from() + (end == null ? "" : " till " + end)
                                    + "; hela månaden " + month + " täcks inte",
                            "in force from " + agreement.from() + (end == null ? "" : " to " + end)
                                    + "; the whole of " + month + " is not covered"));
        }
    }

    /// A misspelt code would bind nobody, and nobody would be told.
    private static void refuseUnknownParties(Agreement agreement, Municipalities municipalities) {
        var unknown = municipalities.unknown(agreement.parties());
        if (!unknown.isEmpty()) {
            throw new RuleFileException(List.of(agreement.files()
                    .reversed()
                    .stream()
                    .map(YamlTree::read)
                    .filter(tree -> tree.root().has("parties"))
                    .findFirst()
                    .orElseThrow()
                    .problem(
                            "/parties",
                            new Wording(
                                    "finns inte: " + String.join(", ", unknown),
                                    "does not exist: " + String.join(", ", unknown)))));
        }
    }

    private static List<OpenTerm> openTerms(Map<String, Status> somatic, Map<String, Status> psychiatric) {
        var weakest = new TreeMap<String, Status>();
        List.of(somatic, psychiatric)
                .forEach(used -> used.forEach((path, status) -> weakest.merge(path, status, Status::orWeaker)));
        return weakest.entrySet()
                .stream()
                .filter(entry -> !entry.getValue().binds())
                .map(entry -> new OpenTerm(entry.getKey(), entry.getValue()))
                .toList();
    }
}
