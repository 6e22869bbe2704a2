package se.klardag.cli.generate;

import static java.time.temporal.ChronoField.PROLEPTIC_MONTH;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.klardag.cli.generate.draw.Recipe;
import se.klardag.cli.generate.draw.StayDraw;
import se.klardag.cli.generate.stay.ExportRow;
import se.klardag.cli.generate.stay.Moment;
import se.klardag.cli.generate.stay.Place;
import se.klardag.cli.generate.stay.RandomStream;
import se.klardag.cli.generate.stay.Stay;

/// Makes synthetic cases (*syntetiska ärenden*) of patients who are ready for discharge, as a wide case file.
///
/// The same arguments give the same bytes on every machine and JDK. Nothing in the file is about a real person,
/// ward or stay; the numbers follow the recipe of `abroad-and-statistics.md` D.7 and are all `assumed`.
///
/// | | |
/// |---|---|
/// | Unit | one row per ready period; local wall-clock time in Sweden, to the minute |
/// | Valid | the months asked for: a month is that of the first ready day of the stay |
/// | Source | `abroad-and-statistics.md` D.1, D.2, D.4, D.5, D.7; see `Recipe`, `SyntheticCare`, `Course`, `ClockTimes` |
/// | Rounding | clock times down to the minute |
///
/// **Months.** Cases may be discharged in a later month. One month before `from` is made too, so that the first
/// month closes cases that became ready earlier; of those the ones that left before `from` are not written.
/// Public holidays are ordinary days.
///
/// **Open at export.** The file is what an export at the end of the last month would show: later discharges,
/// withdrawals, calls and notices are blank. With D.7's lengths that leaves open some 3 to 4 % of the cases ready
/// in the last month. Where chance leaves fewer than 3 %, the latest discharges of the last month are blanked
/// until there are 3 %, rounded down: they stand for discharges that are not registered yet. Nothing is closed
/// where chance leaves more.
///
/// **Order.** By month of the first ready notice; within it by ready notice, then by case id. Only one month is
/// held in memory. The second period of a stay is in the block of the first.
///
/// **Ids.** `S-1280-2022-09-0042` is the 42nd stay, by ready notice, that began in kommun 1280 in September 2022;
/// `-2` after it is the second period of the same stay and patient: a renewed notice, a change of municipality
/// (the row, not the id, has the new one) or an overlapping duplicate. Another stay has the same patient only by
/// chance: about one pair in 75,000 stays.
///
/// **What stays when arguments change.** Every municipality and month has a stream of its own. More months, or an
/// earlier `from`, leave each closed row as it was; rows that were open at the earlier export may now be closed.
/// More municipalities leave the rows of the others alone, but for two things: a stay that changes municipality may
/// now go to the new one, and the blanking above, in the last month only.
///
/// **What to expect of a bill.** With 65 % discharged the same day and a mean of 3.0 days for the rest, the mean per
/// case is about 1.1 midnights and, ready notices coming mostly before noon and discharges after, about 1.5 to 1.6
/// noons. An average model with threshold 2.8 then bills almost nobody. In 540 months of an invented region of 33
/// municipalities it was 0.24 municipalities and 2.3 days a month counting midnights (D.6: 0.2 and 1.6), 0.60 and 5.5
/// counting noons, mostly small ones in an unlucky month. That is a finding, not a fault; the recipe is not tuned to
/// bill more. For billed municipalities at will, lower the threshold in a scenario.
public final class CaseGenerator {
    /// Year 0 is no month of any case, so this stream belongs to the municipality as such.
    private static final long NO_MONTH = 0;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;

    private final List<Place> places;
    private final YearMonth from;
    private final int months;
    private final long seed;

    /// @param places at least one, no code twice; their order does not matter
    /// @param from   first month
    /// @param months 1 or more
    /// @param seed   any number
    public CaseGenerator(List<Place> places, YearMonth from, int months, long seed) {
        if (places.isEmpty() || places.stream().map(Place::code).distinct().count() < places.size()) {
            throw new IllegalArgumentException("no municipality, or one of them twice");
        }
        if (months < 1) {
            throw new IllegalArgumentException("fewer than 1 month: " + months);
        }
        if (from.getYear() < FIRST_YEAR || from.plusMonths(months).getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("outside the years " + FIRST_YEAR + " to " + LAST_YEAR + ": " + from);
        }
        this.places = places.stream().sorted(Comparator.comparing(Place::code)).toList();
        this.from = from;
        this.months = months;
        this.seed = seed;
    }

    /// Writes the header and all rows; the file is ASCII.
    ///
    /// @throws IOException when `out` does
    public void writeTo(Appendable out) throws IOException {
        var view = new ExportView(Moment.of(from.atDay(1), 0), Moment.of(from.plusMonths(months).atDay(1), 0));
        out.append(CsvLine.HEADER);
        long open = 0;
        for (int index = -1; index < months; index++) {
            var rows = rowsOf(from.plusMonths(index), view);
            open += rows.stream().filter(row -> row.period().isOpen()).count();
            if (index == months - 1) {
                ExportView.leaveOpen(rows, (long) (Recipe.OPEN_AT_EXPORT * rows.size()) - open);
            }
            for (var row : rows) {
                out.append(CsvLine.of(row));
            }
        }
    }

    private List<ExportRow> rowsOf(YearMonth month, ExportView view) {
        var rows = new ArrayList<ExportRow>();
        for (var place : places) {
            var stream = RandomStream.of(seed, place.number(), month.getLong(PROLEPTIC_MONTH));
            var stays = new StayDraw(stream, place, month, places).draw(expectedCases(place));
            for (int index = 0; index < stays.size(); index++) {
                addRows(rows, place, month, index + 1, stays.get(index), view);
            }
        }
        rows.sort(ExportRow.BY_NOTICE);
        return rows;
    }

    private static void addRows(List<ExportRow> rows, Place place, YearMonth month, int number, Stay stay,
            ExportView view) {
        int part = 0;
        for (var period : stay.periods()) {
            part++;
            boolean single = stay.periods().size() == 1;
            var row = new ExportRow(place.code(), month, number, part, single, stay.background(), period);
            view.show(row).ifPresent(rows::add);
        }
    }

    /// Lognormal with mean 1, drawn once for each municipality, times what its population has on average.
    private double expectedCases(Place place) {
        double variance = StrictMath.log(1 + Recipe.MUNICIPALITY_VARIATION * Recipe.MUNICIPALITY_VARIATION);
        double normal = RandomStream.of(seed, place.number(), NO_MONTH).normal();
        double effect = StrictMath.exp(StrictMath.sqrt(variance) * normal - variance / 2);
        return place.population() * Recipe.CASES_PER_INHABITANT * effect;
    }
}
