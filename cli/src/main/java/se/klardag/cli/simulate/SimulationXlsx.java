package se.klardag.cli.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.Comparison;

/// A simulation as a workbook (*simulering som Excel-fil*): a sheet for each question. Amounts are numbers, codes are texts.
public final class SimulationXlsx {
    private final Simulation simulation;
    private final Texts texts;
    private final Workbook book;

    private SimulationXlsx(Simulation simulation, Texts texts, Workbook book) {
        this.simulation = simulation;
        this.texts = texts;
        this.book = book;
    }

    /// Writes the workbook.
    public static void write(Simulation simulation, Texts texts, OutputStream out) throws IOException {
        var dated = Files.createTempFile("klardag", ".xlsx");
        try {
            try (var to = Files.newOutputStream(dated); var book = new Workbook(to, "Klardag", null)) {
                new SimulationXlsx(simulation, texts, book).sheets();
            }
            undated(dated, out);
        } finally {
            Files.delete(dated);
        }
    }

    /// The same workbook without the moment at which it was made: the same results are to be the same bytes. The library's
    /// entries can only be read by way of the archive's directory, so it stands in a file first.
    private static void undated(Path dated, OutputStream out) throws IOException {
        try (var from = new ZipFile(dated.toFile()); var to = new ZipOutputStream(out)) {
            for (var entry : Collections.list(from.entries())) {
                var same = new ZipEntry(entry.getName());
                same.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                to.putNextEntry(same);
                try (var in = from.getInputStream(entry)) {
                    to.write(entry.getName().equals("docProps/core.xml") ? withoutDate(in) : in.readAllBytes());
                }
                to.closeEntry();
            }
        }
    }

    private static byte[] withoutDate(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void sheets() {
        summary();
        municipalities();
        months();
        cases();
        if (!simulation.exact().sweep().isEmpty()) {
            sweep();
        }
        simulation.chance().ifPresent(this::chance);
        simulation.assumptions().ifPresent(this::assumptions);
    }

    private void summary() {
        var sheet = book.newWorksheet(texts.get("sheet.summary"));
        var lines = new ArrayList<List<Object>>();
        lines.add(List.of(texts.of(simulation.title())));
        lines.add(List.of(new Summary(simulation, texts).sentence()));
        lines.add(List.of(simulation.trial().base().id() + " · " + simulation.period()));
        simulation.trial()
                .changes()
                .forEach(change -> lines.add(List.of(change.path() + " = " + change.shown())));
        for (int row = 0; row < lines.size(); row++) {
            put(sheet, row, lines.get(row));
        }
        sheet.style(0, 0).bold().set();
        sheet.width(0, 100);
    }

    private void municipalities() {
        var kinds = simulation.effects().kinds();
        var header = new ArrayList<String>(List.of(
                texts.get("column.code"),
                texts.get("column.municipality"),
                texts.get("simulate.base"),
                texts.get("simulate.changed"),
                texts.get("simulate.difference")));
        kinds.forEach(kind -> header.add(texts.get("effect." + kind.code())));
        var sheet = sheet("sheet.municipalities", header);
        int row = 1;
        for (var line : simulation.comparison().lines().values()) {
            var cells = new ArrayList<Object>(List.of(
                    Municipality.codeText(line.municipality()),
                    simulation.name(line.municipality()),
                    line.base(),
                    line.changed(),
                    line.difference()));
            cells.addAll(simulation.effects().byMunicipality().getOrDefault(line.municipality(), List.of()));
            put(sheet, row++, cells);
        }
    }

    private void months() {
        var sheet = sheet(
                "sheet.months",
                List.of(
                        texts.get("simulate.month"),
                        texts.get("column.code"),
                        texts.get("column.municipality"),
                        texts.get("simulate.base"),
                        texts.get("simulate.changed"),
                        texts.get("simulate.difference")));
        int row = 1;
        for (var month : simulation.comparison().months()) {
            var name = month.base().agreement().period().month().toString();
            for (var line : new Comparison(List.of(month)).lines().values()) {
                put(
                        sheet,
                        row++,
                        List.of(
                                name,
                                Municipality.codeText(line.municipality()),
                                simulation.name(line.municipality()),
                                line.base(),
                                line.changed(),
                                line.difference()));
            }
        }
    }

    private void cases() {
        var sheet = sheet(
                "sheet.cases",
                List.of(
                        texts.get("simulate.case"),
                        texts.get("column.municipality"),
                        texts.get("simulate.month"),
                        texts.get("simulate.base-days"),
                        texts.get("simulate.changed-days"),
                        texts.get("simulate.moved")));
        int row = 1;
        for (var move : simulation.exact().moves()) {
            put(
                    sheet,
                    row++,
                    List.of(
                            IdentityMask.mask(move.fact().id()),
                            simulation.name(move.payer()),
                            move.month().month().toString(),
                            move.baseDays(),
                            move.changedDays(),
                            move.kronor()));
        }
    }

    private void sweep() {
        var points = simulation.exact().sweep();
        var paths = List.copyOf(points.getFirst().settings().keySet());
        var header = new ArrayList<>(paths);
        header.add(texts.get("simulate.total"));
        header.add(texts.get("simulate.against-base"));
        var sheet = sheet("sheet.sweep", header);
        int row = 1;
        for (var point : points) {
            var cells = new ArrayList<Object>();
            for (var path : paths) {
                var value = point.settings().getOrDefault(path, "");
                cells.add(value.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(value) : value);
            }
            cells.add(point.total());
            cells.add(point.total().subtract(simulation.comparison().base()));
            put(sheet, row++, cells);
        }
    }

    private void chance(Chance chance) {
        var sheet = sheet(
                "sheet.chance",
                List.of(
                        texts.get("column.code"),
                        texts.get("column.municipality"),
                        texts.get("column.cases"),
                        texts.get("chance.expected-base"),
                        texts.get("chance.expected"),
                        texts.get("chance.median"),
                        "5 %",
                        "95 %",
                        texts.get("chance.positive"),
                        ""));
        int row = 1;
        for (var entry : chance.places().entrySet()) {
            var place = entry.getValue();
            var bill = place.bills().changed();
            var cells = new ArrayList<Object>(List.of(
                    Municipality.codeText(entry.getKey()),
                    simulation.name(entry.getKey()),
                    place.cases(),
                    kronor(place.bills().base().expected()),
                    kronor(bill.expected())));
            for (double each : new double[]{bill.median(), bill.low(), bill.high()}) {
                cells.add(place.tooFew() ? "–" : kronor(each));
            }
            cells.add(BigDecimal.valueOf(bill.positive()));
            cells.add(place.tooFew() ? texts.get("chance.too-few") : place.few() ? texts.get("chance.few") : "");
            put(sheet, row++, cells);
        }
    }

    private void assumptions(Assumptions assumptions) {
        var sheet = sheet(
                "sheet.assumptions",
                List.of(
                        texts.get("assume.what"),
                        texts.get("assume.value"),
                        texts.get("assume.low"),
                        texts.get("assume.at-low"),
                        texts.get("assume.high"),
                        texts.get("assume.at-high")));
        int row = 1;
        for (var swing : assumptions.swings()) {
            put(
                    sheet,
                    row++,
                    List.of(
                            texts.get("assume." + swing.of().what().code()),
                            BigDecimal.valueOf(swing.of().value()),
                            BigDecimal.valueOf(swing.of().low()),
                            kronor(swing.atLow()),
                            BigDecimal.valueOf(swing.of().high()),
                            kronor(swing.atHigh())));
        }
        put(sheet, row, List.of(texts.get("assume.sentence")));
    }

    private static BigDecimal kronor(double amount) {
        return BigDecimal.valueOf(amount).setScale(0, RoundingMode.HALF_UP);
    }

    private Worksheet sheet(String key, List<String> header) {
        var sheet = book.newWorksheet(texts.get(key));
        for (int column = 0; column < header.size(); column++) {
            sheet.value(0, column, header.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, column == 1 ? 24 : 16);
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    /// Numbers as numbers, everything else as text: a text that begins with `=` stays a text.
    private static void put(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }
}
