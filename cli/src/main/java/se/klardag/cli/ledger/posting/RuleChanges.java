package se.klardag.cli.ledger.posting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.Ruling;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;

/// Which terms of a month say something else than before (*ändrade villkor*): a term adopted, a rate published, a value
/// changed.
final class RuleChanges {
    private static final String RATE = "price.dailyRate";

    /// A value with its status.
    private record Said(String value, Status status) {
        String text() {
            return value + " (" + status.code() + ")";
        }
    }

    private final Set<EntryBody.RuleChange> changes = new LinkedHashSet<>();

    private RuleChanges() {}

    static List<EntryBody.RuleChange> between(Ruling before, Ruling after) {
        var found = new RuleChanges();
        for (var date : dates(before, after)) {
            found.values(holder(before), holder(after), date);
        }
        found.rates(rates(before.terms()), rates(after.terms()));
        return List.copyOf(found.changes);
    }

    /// The month's first, and the first of each edition that a case's date can pick.
    private static Set<LocalDate> dates(Ruling before, Ruling after) {
        var dates = new TreeSet<LocalDate>();
        dates.add(after.terms().period().month().atDay(1));
        for (var terms : List.of(before.terms(), after.terms())) {
            if (terms.selectedBy().isPresent()) {
                terms.editions().forEach(edition -> dates.add(edition.from()));
            }
        }
        return dates;
    }

    /// The agreement whose terms hold in the month.
    private static Agreement holder(Ruling ruling) {
        for (var careTerms : ruling.terms().current().kinds().values()) {
            if (careTerms instanceof CareTerms.Known known && known.follows().isPresent()) {
                var followed = ruling.agreement().followed().get(known.follows().get().value());
                return followed == null ? ruling.agreement() : followed;
            }
        }
        return ruling.agreement();
    }

    /// A table's name says less than the amount that was found in it: rates are compared by amount.
    private void values(Agreement before, Agreement after, LocalDate date) {
        var paths = new TreeSet<>(before.values().keySet());
        paths.addAll(after.values().keySet());
        for (var path : paths) {
            if (!path.endsWith(RATE)) {
                add(path, said(before, path, date), said(after, path, date));
            }
        }
    }

    private void rates(Map<String, Said> before, Map<String, Said> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.forEach(path -> add(
                path, Optional.ofNullable(before.get(path)), Optional.ofNullable(after.get(path))));
    }

    private void add(String path, Optional<Said> before, Optional<Said> after) {
        if (!before.equals(after)) {
            changes.add(new EntryBody.RuleChange(
                    path, cause(path, before, after), before.map(Said::text).orElse(""),
                    after.map(Said::text).orElse("")));
        }
    }

    private static String cause(String path, Optional<Said> before, Optional<Said> after) {
        if (path.endsWith(RATE)) {
            return "rate";
        }
        boolean boundBefore = before.map(said -> said.status().binds()).orElse(false);
        boolean bindsNow = after.map(said -> said.status().binds()).orElse(false);
        return !boundBefore && bindsNow ? "adopted" : "changed";
    }

    private static Optional<Said> said(Agreement agreement, String path, LocalDate date) {
        return agreement.at(path)
                .flatMap(stated -> stated.versions().stream().filter(version -> covers(version, date)).findFirst())
                .map(version -> new Said(version.value(), version.statusOn(date)));
    }

    private static boolean covers(TermVersion version, LocalDate date) {
        var to = version.to();
        return !date.isBefore(version.from()) && (to == null || !date.isAfter(to));
    }

    /// What a day costs: one rate, or one for each kind of care where they differ.
    private static Map<String, Said> rates(AgreementTerms terms) {
        var byKind = new LinkedHashMap<String, Said>();
        for (Map.Entry<CareType, CareTerms> each : terms.current().kinds().entrySet()) {
            if (each.getValue() instanceof CareTerms.Known known
                    && known.terms().price() instanceof Price.PerDay perDay) {
                var rate = perDay.dailyRate();
                byKind.put(
                        each.getKey().name().toLowerCase(Locale.ROOT) + "." + RATE,
                        new Said(NumberFormats.machine(rate.value()), status(rate)));
            }
        }
        var different = new ArrayList<>(new LinkedHashSet<>(byKind.values()));
        return different.size() == 1 ? Map.of(RATE, different.getFirst()) : byKind;
    }

    private static Status status(Term<?> term) {
        return term.provenance().status();
    }
}
