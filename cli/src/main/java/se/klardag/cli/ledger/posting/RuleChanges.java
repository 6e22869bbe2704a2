package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;
import se.klardag.rules.Agreement;
import se.klardag.rules.Version;

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

    private RuleChanges() {}

    static List<Content.RuleChange> between(RuleTexts.Ruling before, RuleTexts.Ruling after) {
        var paths = new TreeSet<>(before.agreement().values().keySet());
        paths.addAll(after.agreement().values().keySet());
        var changes = new ArrayList<Content.RuleChange>();
        for (var path : paths) {
            if (!path.equals(RATE)) {
                add(changes, path, said(before, path), said(after, path));
            }
        }
        add(changes, RATE, rate(before.terms()), rate(after.terms()));
        return changes;
    }

    private static void add(
            List<Content.RuleChange> changes, String path, Optional<Said> before, Optional<Said> after) {
        if (!before.equals(after)) {
            changes.add(new Content.RuleChange(
                    path, cause(path, before, after), before.map(Said::text).orElse(""),
                    after.map(Said::text).orElse("")));
        }
    }

    private static String cause(String path, Optional<Said> before, Optional<Said> after) {
        if (path.equals(RATE)) {
            return "rate";
        }
        boolean boundBefore = before.map(said -> said.status().binds()).orElse(false);
        boolean bindsNow = after.map(said -> said.status().binds()).orElse(false);
        return !boundBefore && bindsNow ? "adopted" : "changed";
    }

    private static Optional<Said> said(RuleTexts.Ruling ruling, String path) {
        return said(ruling.agreement(), path, ruling.terms().period().month().atDay(1));
    }

    private static Optional<Said> said(Agreement agreement, String path, LocalDate date) {
        return agreement.at(path)
                .flatMap(stated -> stated.versions().stream().filter(version -> covers(version, date)).findFirst())
                .map(version -> new Said(version.value(), version.status()));
    }

    private static boolean covers(Version version, LocalDate date) {
        var to = version.to();
        return !date.isBefore(version.from()) && (to == null || !date.isAfter(to));
    }

    private static Optional<Said> rate(AgreementTerms terms) {
        return terms.somatic().price() instanceof Price.PerDay(Term<BigDecimal> rate, var _)
                ? Optional.of(new Said(Numerals.machine(rate.value()), rate.provenance().status()))
                : Optional.empty();
    }
}
