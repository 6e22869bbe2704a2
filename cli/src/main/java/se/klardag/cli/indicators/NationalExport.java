package se.klardag.cli.indicators;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.Ratio;
import se.klardag.rules.places.Municipalities;

/// One kind of care in the columns of the national table (*nationell tabell*): a line for each region, its kommuner
/// below it. Swedish in every language, as the table is. The share of beds is left blank: no case file says how many
/// beds a hospital can use.
public final class NationalExport {
    /// The columns, as they are titled there.
    private static final List<String> HEADER = List.of("Län/Kommun", "Antal vårdtillfällen", "Summa dagar",
            "Medelvårdtid som utskrivningsklar", "Andel platser belagda av utskrivningsklara (%)");
    private static final int DECIMALS = 1;

    private final IndicatorTotals gathering;
    private final Municipalities municipalities;

    /// @param gathering by kommun
    public NationalExport(IndicatorTotals gathering, Municipalities municipalities) {
        if (!gathering.by().equals(List.of(GroupBy.kommun))) {
            throw new IllegalArgumentException("not by kommun: " + gathering.by());
        }
        this.gathering = gathering;
        this.municipalities = municipalities;
    }

    /// The table as CSV, with semicolons as Swedish spreadsheets expect.
    public String print(CareType careType) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(HEADER);
            write(careType, csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    /// Writes every line below the header.
    private void write(CareType careType, Consumer<List<String>> lines) {
        var regions = new TreeMap<String, List<Municipality>>();
        for (var group : gathering.groups().keySet()) {
            if (group.careType() == careType) {
                var kommun = municipalities.find(Integer.parseInt(group.labels().getFirst())).orElseThrow();
                regions.computeIfAbsent(kommun.region(), _ -> new ArrayList<>()).add(kommun);
            }
        }
        regions.forEach((region, kommuner) -> {
            var parts = kommuner.stream().map(kommun -> indicators(kommun, careType)).toList();
            lines.accept(line(municipalities.region(region).orElse(region),
                    parts.stream().mapToLong(Indicators::delayedStays).sum(),
                    parts.stream().mapToLong(Indicators::closedDays).sum()));
            for (var kommun : kommuner) {
                var its = indicators(kommun, careType);
                lines.accept(line(kommun.name(), its.delayedStays(), its.closedDays()));
            }
        });
    }

    /// Closed stays of one day or more that are not in the table for this kind of care.
    public long elsewhere(CareType careType) {
        return gathering.totals()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().careType() != careType)
                .mapToLong(entry -> entry.getValue().delayedStays())
                .sum();
    }

    private Indicators indicators(Municipality kommun, CareType careType) {
        var found = gathering.groups().get(new CaseGroup(List.of(kommun.codeText()), careType));
        if (found == null) {
            throw new IllegalStateException("no figures for " + kommun.codeText());
        }
        return found;
    }

    private static List<String> line(String name, long stays, long days) {
        var numerals = new NumberFormats(Language.SV);
        return List.of(name, Long.toString(stays), Long.toString(days),
                new Ratio(days, stays).rounded(DECIMALS).map(numerals::column).orElse(""), "");
    }
}
