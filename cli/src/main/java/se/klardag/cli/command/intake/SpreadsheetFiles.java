package se.klardag.cli.command.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.render.CsvResult;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.SpreadsheetList;
import se.klardag.cli.xlsx.Workbook;

/// The lists of a call as a Swedish Excel opens them (*listor för Excel*), beside the machine's: each as CSV, all of them as
/// one workbook, and for each kommun those that name it.
///
/// @param about     what the lists are about: the month and the agreement
/// @param perKommun whether each kommun gets a workbook of its own
public record SpreadsheetFiles(Texts texts, String about, boolean perKommun) {
    /// What a spreadsheet opens at ease; the CSV file holds everything.
    private static final int MOST_ROWS = 50_000;
    private static final List<String> LISTS = List.of("settlement", "findings", "rejected", "rejected-against",
            "replaced", "replaced-against", "deviations", "differences", "indicators", "long-stayers", "kolada");

    /// Adds the files.
    void addTo(OutputFolder folder) {
        var lists = new LinkedHashMap<String, SpreadsheetList>();
        var written = folder.finished();
        for (var name : LISTS) {
            var path = written.get(name + ".csv");
            if (path != null) {
                lists.put(name, converted(folder, name, path));
            }
        }
        folder.write("lists.xlsx", workbook(lists));
        if (perKommun) {
            byKommun(lists).forEach((code, own) -> folder.write("kommun-" + code + ".xlsx", workbook(own)));
        }
    }

    private SpreadsheetList converted(OutputFolder folder, String name, Path machine) {
        var text = new StringWriter();
        var keys = new ArrayList<String>();
        var rows = new ArrayList<List<String>>();
        try (var csv = CsvReader.builder().ofCsvRecord(machine, StandardCharsets.UTF_8)) {
            CsvResult result = null;
            for (var record : csv) {
                if (result == null) {
                    keys.addAll(record.getFields());
                    result = CsvResult.excel(text, keys, texts);
                    continue;
                }
                result.write(record.getFields());
                if (rows.size() < MOST_ROWS) {
                    rows.add(List.copyOf(record.getFields()));
                }
            }
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(machine.toString(), unreadable);
        }
        folder.write(name + "-excel.csv", text.toString());
        return new SpreadsheetList(keys, rows);
    }

    private byte[] workbook(Map<String, SpreadsheetList> lists) {
        var sheets = new ArrayList<Sheet>();
        lists.forEach((name, list) -> {
            var title = texts.get("list." + name);
            var said = list.rows().size() < MOST_ROWS ? about : about + " · " + texts.get("check.cut", MOST_ROWS);
            sheets.add(list.sheet(title, title, said, texts));
        });
        return new Workbook(texts.get("list.title"), Optional.empty(), texts.language(), sheets).bytes();
    }

    /// The lists that say which kommun a row is about, by its code.
    private static Map<String, Map<String, SpreadsheetList>> byKommun(Map<String, SpreadsheetList> lists) {
        var byKommun = new TreeMap<String, Map<String, SpreadsheetList>>();
        lists.forEach((name, list) -> {
            int column = Stream.of("code", "municipality").mapToInt(list.keys()::indexOf).max().orElse(-1);
            if (column >= 0) {
                list.rows()
                        .stream()
                        .map(row -> row.get(column))
                        .filter(code -> code.matches("[0-9]{4}"))
                        .distinct()
                        .forEach(code -> byKommun.computeIfAbsent(code, _ -> new LinkedHashMap<>())
                                .put(name, new SpreadsheetList(list.keys(), list.rows()
                                        .stream()
                                        .filter(row -> row.get(column).equals(code))
                                        .toList())));
            }
        });
        return byKommun;
    }
}
