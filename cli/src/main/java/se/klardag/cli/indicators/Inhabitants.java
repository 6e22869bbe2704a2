package se.klardag.cli.indicators;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.rules.places.Municipalities;

/// Inhabitants of 65 years and more by kommun (*folkmängd 65+*), from a file with the columns `code` and
/// `population_65plus`.
public final class Inhabitants {
    private static final String CODE = "code";
    private static final String POPULATION = "population_65plus";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");

    private final TreeMap<Integer, Long> byCode = new TreeMap<>();

    private Inhabitants() {}

    /// No figures.
    public static Inhabitants unknown() {
        return new Inhabitants();
    }

    /// Reads the file; comma or semicolon, UTF-8.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static Inhabitants of(Path path, Municipalities municipalities) {
        var inhabitants = new Inhabitants();
        SideTable.read(path, List.of(CODE, POPULATION), table -> (line, fields) -> inhabitants.take(
                table, line, fields.getFirst(), fields.getLast(), municipalities));
        return inhabitants;
    }

    private void take(SideTable table, long line, String kommun, String people, Municipalities municipalities) {
        int number = kommun.length() == 4 && NUMBER.matcher(kommun).matches() ? Integer.parseInt(kommun) : 0;
        if (municipalities.find(number).isEmpty()) {
            throw table.wrong(line, CODE, kommun, "fault.population-code");
        }
        if (!NUMBER.matcher(people).matches() || Long.parseLong(people) == 0) {
            throw table.wrong(line, POPULATION, people, "fault.population-number");
        }
        if (byCode.put(number, Long.valueOf(people)) != null) {
            throw table.wrong(line, CODE, kommun, "fault.population-twice");
        }
    }

    /// Whether there are figures at all.
    public boolean isKnown() {
        return !byCode.isEmpty();
    }

    /// How many kommuner have a figure.
    public int kommuner() {
        return byCode.size();
    }

    /// Of all kommuner together.
    public long all() {
        return byCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Kommuner with cases and without a figure, by code.
    public List<Integer> lacking(IndicatorTotals gathering) {
        return gathering.seen().stream().filter(code -> !byCode.containsKey(code)).toList();
    }

    /// Those that a group's cases come from; empty where no file says, and for a ward, which has no inhabitants.
    Optional<Long> of(CaseGroup group, IndicatorTotals gathering) {
        var by = gathering.by();
        if (!isKnown()
                || ((by.contains(GroupBy.unit) || by.contains(GroupBy.hospital)) && !group.labels().isEmpty())) {
            return Optional.empty();
        }
        if (group.labels().isEmpty()) {
            return lacking(gathering).isEmpty() ? Optional.of(all()) : Optional.empty();
        }
        if (by.contains(GroupBy.kommun)) {
            return Optional.ofNullable(byCode.get(Integer.valueOf(group.labels().get(by.indexOf(GroupBy.kommun)))));
        }
        if (by.contains(GroupBy.delregion)) {
            return of(group.labels().get(by.indexOf(GroupBy.delregion)), gathering);
        }
        return lacking(gathering).isEmpty() ? Optional.of(all()) : Optional.empty();
    }

    private Optional<Long> of(String delregion, IndicatorTotals gathering) {
        boolean whole = lacking(gathering).stream().noneMatch(code -> gathering.delregion(code).equals(delregion));
        return delregion.isEmpty() || !whole
                ? Optional.empty()
                : Optional.of(byCode.entrySet()
                        .stream()
                        .filter(entry -> gathering.delregion(entry.getKey()).equals(delregion))
                        .mapToLong(entry -> entry.getValue())
                        .sum());
    }
}
