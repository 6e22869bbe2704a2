package se.klardag.cli.indicators.kolada;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.indicators.SideTable;
import se.klardag.cli.indicators.kolada.AnnualTotals.YearPlace;
import se.klardag.rules.places.Municipalities;

/// Inhabitants aged 65 and over on 31 December of each year (*folkmängd 65+ per år*), from a file with the columns `code`,
/// `year` and `population_65plus`. A region has those of its kommuner, when all of them are there.
public final class AnnualInhabitants {
    private static final List<String> COLUMNS = List.of("code", "year", "population_65plus");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");

    private final TreeMap<YearPlace, Long> people = new TreeMap<>();

    private AnnualInhabitants() {}

    /// No figures.
    public static AnnualInhabitants unknown() {
        return new AnnualInhabitants();
    }

    /// Reads the file.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static AnnualInhabitants of(Path path, Municipalities municipalities) {
        var inhabitants = new AnnualInhabitants();
        SideTable.read(path, COLUMNS,
                table -> (line, fields) -> inhabitants.take(table, line, fields, municipalities));
        inhabitants.addRegions(municipalities);
        return inhabitants;
    }

    private void take(SideTable table, long line, List<String> fields, Municipalities municipalities) {
        var code = fields.get(0);
        if (code.length() != 4 || !NUMBER.matcher(code).matches()
                || municipalities.find(Integer.parseInt(code)).isEmpty()) {
            throw table.wrong(line, COLUMNS.get(0), code, "fault.population-code");
        }
        if (!YEAR.matcher(fields.get(1)).matches()) {
            throw table.wrong(line, COLUMNS.get(1), fields.get(1), "fault.table-year");
        }
        if (!NUMBER.matcher(fields.get(2)).matches() || Long.parseLong(fields.get(2)) == 0) {
            throw table.wrong(line, COLUMNS.get(2), fields.get(2), "fault.population-number");
        }
        var place = new YearPlace(Integer.parseInt(fields.get(1)), code);
        if (people.put(place, Long.valueOf(fields.get(2))) != null) {
            throw table.wrong(line, COLUMNS.get(0), code, "fault.population-year-twice");
        }
    }

    private void addRegions(Municipalities municipalities) {
        var sums = new TreeMap<YearPlace, Long>();
        var kommuner = new TreeMap<YearPlace, Long>();
        people.forEach((place, count) -> {
            var region = municipalities.find(Integer.parseInt(place.code())).orElseThrow().region();
            var whole = new YearPlace(place.year(), AnnualTotals.regionCode(region));
            sums.merge(whole, count, Long::sum);
            kommuner.merge(whole, 1L, Long::sum);
        });
        sums.forEach((region, sum) -> {
            long all = StreamSupport.stream(municipalities.all().spliterator(), false)
                    .filter(kommun -> AnnualTotals.regionCode(kommun.region()).equals(region.code()))
                    .count();
            if (kommuner.getOrDefault(region, 0L) == all) {
                people.put(region, sum);
            }
        });
    }

    Optional<Long> of(YearPlace place) {
        return Optional.ofNullable(people.get(place));
    }
}
