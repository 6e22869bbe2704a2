package se.klardag.cli.grant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.indicators.SideTable;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.grants.Grant;
import se.klardag.rules.places.Delregion;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Populations;

/// Whose inhabitants a grant goes by (*fördelningsgrund*): those of each kommun, and the part of the region it belongs to; shipped,
/// or from files of the user's own.
public final class GrantBasis {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");
    private static final List<String> PEOPLE = List.of("code", "year", "population");
    private static final List<String> PARTS = List.of("code", "delregion");

    private static final Delregion NOWHERE = new Delregion("", Status.UNKNOWN);

    private final Grant grant;
    private final Grant.ByPopulation rule;
    private final List<Municipality> kommuner;
    private final TreeMap<Integer, Long> people = new TreeMap<>();
    private final TreeMap<Integer, Delregion> parts = new TreeMap<>();
    private final boolean ownPeople;

    /// @param population the user's file of inhabitants; `null` for those that ship
    /// @param delregion  the user's file of the region's parts; a kommun that is not in it is where it ships
    /// @throws CaseFileException when a file cannot be used, or has not every kommun
    public GrantBasis(Grant grant, Grant.ByPopulation rule, Municipalities municipalities, @Nullable Path population,
            @Nullable Path delregion) {
        this.grant = grant;
        this.rule = rule;
        this.ownPeople = population != null;
        this.kommuner = StreamSupport.stream(municipalities.all().spliterator(), false)
                .filter(kommun -> kommun.region().equals(rule.region()))
                .toList();
        for (var kommun : kommuner) {
            municipalities.delregion(kommun.code()).ifPresent(part -> parts.put(kommun.code(), part));
        }
        if (population == null) {
            Populations.known().forEach((code, count) -> people.put(code, count.longValue()));
            if (kommuner.isEmpty() || kommuner.stream().anyMatch(kommun -> !people.containsKey(kommun.code()))) {
                throw new UsageException("allocate.no-people", rule.region());
            }
        } else {
            SideTable.read(population, PEOPLE, table -> (line, fields) -> takePeople(table, line, fields));
            requireAll(population);
        }
        if (delregion != null) {
            var seen = new ArrayList<String>();
            SideTable.read(delregion, PARTS, table -> (line, fields) -> takePart(table, line, fields, seen));
        }
    }

    private void takePeople(SideTable table, long line, List<String> fields) {
        int code = code(table, line, fields.get(0));
        if (!fields.get(1).equals(Integer.toString(rule.year()))) {
            throw table.wrong(line, PEOPLE.get(1), fields.get(1), "fault.grant-year", Integer.toString(rule.year()));
        }
        if (!NUMBER.matcher(fields.get(2)).matches() || Long.parseLong(fields.get(2)) == 0) {
            throw table.wrong(line, PEOPLE.get(2), fields.get(2), "fault.population-number");
        }
        if (people.put(code, Long.valueOf(fields.get(2))) != null) {
            throw table.wrong(line, PEOPLE.get(0), fields.get(0), "fault.population-twice");
        }
    }

    private void takePart(SideTable table, long line, List<String> fields, List<String> seen) {
        int code = code(table, line, fields.get(0));
        if (!grant.terms().receivers().contains(fields.get(1))) {
            throw table.wrong(line, PARTS.get(1), fields.get(1), "fault.grant-delregion",
                    String.join(", ", grant.terms().receivers()));
        }
        if (seen.contains(fields.get(0))) {
            throw table.wrong(line, PARTS.get(0), fields.get(0), "fault.population-twice");
        }
        seen.add(fields.get(0));
        parts.put(code, new Delregion(fields.get(1), Status.VERIFIED));
    }

    private int code(SideTable table, long line, String text) {
        int code = text.length() == 4 && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (kommuner.stream().noneMatch(kommun -> kommun.code() == code)) {
            throw table.wrong(line, PEOPLE.get(0), text, "fault.grant-code");
        }
        return code;
    }

    private void requireAll(Path population) {
        var lacking = kommuner.stream().filter(kommun -> !people.containsKey(kommun.code())).toList();
        if (!lacking.isEmpty()) {
            throw new CaseFileException(TerminalSafe.of(population.toString()), "fault.grant-lacking",
                    Integer.toString(lacking.size()), names(lacking));
        }
    }

    /// Kommuner of which nobody says to which part of the region they belong; nothing can be distributed until somebody does.
    public List<Municipality> unplaced() {
        return kommuner.stream()
                .filter(kommun -> !grant.terms()
                        .receivers()
                        .contains(parts.getOrDefault(kommun.code(), NOWHERE).name()))
                .toList();
    }

    /// Inhabitants of each receiver, in the order of the grant.
    Map<String, Long> byReceiver() {
        var sums = new LinkedHashMap<String, Long>();
        grant.terms().receivers().forEach(receiver -> sums.put(receiver, 0L));
        for (var kommun : kommuner) {
            sums.merge(parts.getOrDefault(kommun.code(), NOWHERE).name(),
                    people.getOrDefault(kommun.code(), 0L), Long::sum);
        }
        return sums;
    }

    /// Year of the inhabitants that are not those of the grant; empty where they are.
    Optional<Integer> otherYear() {
        return ownPeople || rule.year() == Populations.YEAR ? Optional.empty() : Optional.of(Populations.YEAR);
    }

    int year() {
        return rule.year();
    }

    /// Whether the inhabitants are shipped: copied from somebody's copy.
    boolean isShippedPeople() {
        return !ownPeople;
    }

    /// How many kommuner have a part of the region that a bill could not rest on.
    long assumed() {
        return kommuner.stream()
                .filter(kommun -> !parts.getOrDefault(kommun.code(), NOWHERE)
                        .status()
                        .binds())
                .count();
    }

    /// Kommuner by name and code.
    public static String names(List<Municipality> kommuner) {
        return String.join(", ", kommuner.stream()
                .map(kommun -> kommun.name() + " (" + kommun.codeText() + ")")
                .toList());
    }
}
