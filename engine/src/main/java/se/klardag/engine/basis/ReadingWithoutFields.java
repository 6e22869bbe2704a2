package se.klardag.engine.basis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.BilingualText;

/// A reading of who counts that no case can show, since the cases lack a field that it turns on (*tolkning utan uppgift*): what hangs on
/// it cannot be worked out. An exception that no case can show is told in the same way: nothing hangs on it, and nobody can see whether
/// it was used.
///
/// @param reading the page on which the unclear sentence is read, `R-007`; empty for an exception, which the terms themselves state
/// @param reason  the first one that it counts cases of, or leaves them out for
/// @param fields  those of the reasons' fields that the cases lack, 1 or more
/// @param why     in a sentence
public record ReadingWithoutFields(String reading, Reason reason, Set<CaseField> fields, BilingualText why) {
    public ReadingWithoutFields {
        fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
    }

    /// In the order of the pages.
    ///
    /// @param population the terms of one kind of care
    public static List<ReadingWithoutFields> of(Population population, FieldCoverage covered) {
        var byPage = new TreeMap<String, List<Reason>>();
        population.countedAnyway()
                .stream()
                .filter(CountedAnyway::isReading)
                .forEach(each -> add(byPage, each.reading(), each.reason()));
        population.rules()
                .stream()
                .filter(rule -> !rule.reading().isEmpty())
                .forEach(rule -> add(byPage, rule.reading(), rule.reason()));
        var without = new ArrayList<ReadingWithoutFields>();
        byPage.forEach((page, reasons) -> {
            var lacking = EnumSet.noneOf(CaseField.class);
            reasons.forEach(reason -> lacking.addAll(AskedFields.by(reason)));
            lacking.removeIf(field -> !covered.isSilent(field));
            if (!lacking.isEmpty()) {
                without.add(new ReadingWithoutFields(page, reasons.getFirst(), lacking, why(lacking, covered)));
            }
        });
        return without;
    }

    /// Exceptions that the cases cannot show, in the order in which the terms name them.
    ///
    /// @param population the terms of one kind of care
    public static List<ReadingWithoutFields> ofExceptions(Population population, FieldCoverage covered) {
        var without = new ArrayList<ReadingWithoutFields>();
        population.countedAnyway().stream().filter(CountedAnyway::isException).forEach(each -> {
            var lacking = EnumSet.noneOf(CaseField.class);
            lacking.addAll(AskedFields.by(each.reason()));
            lacking.removeIf(field -> !covered.isSilent(field));
            if (!lacking.isEmpty()) {
                without.add(new ReadingWithoutFields("", each.reason(), lacking, why(lacking, covered)));
            }
        });
        return without;
    }

    private static void add(TreeMap<String, List<Reason>> byPage, String page, Reason reason) {
        byPage.computeIfAbsent(page, _ -> new ArrayList<>()).add(reason);
    }

    private static BilingualText why(Set<CaseField> lacking, FieldCoverage covered) {
        var names = lacking.stream().map(CaseField::title).collect(Collectors.joining(", "));
        boolean one = lacking.size() == 1;
        return covered.absent().containsAll(lacking)
                ? new BilingualText("källan registrerar enligt uppgift inte " + names,
                        "the source is said not to record " + names)
                : new BilingualText(
                        (one ? "kolumnen " : "kolumnerna ") + names + " finns inte i filerna",
                        (one ? "column " + names + " is" : "columns " + names + " are") + " not in the files");
    }
}
