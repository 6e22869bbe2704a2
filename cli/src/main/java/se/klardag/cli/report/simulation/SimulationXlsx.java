package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.klardag.cli.simulate.Assumptions;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.chance.Chance;
import se.klardag.engine.simulation.scenario.Comparison;

/// A simulation as a workbook (*simulering som Excel-fil*): a sheet for each question. Amounts are numbers, codes are texts.
public final class SimulationXlsx {
    private final Simulation simulation;
    private final Texts texts;
    private final List<Sheet> sheets = new ArrayList<>();

    private SimulationXlsx(Simulation simulation, Texts texts) {
        this.simulation = simulation;
        this.texts = texts;
    }

    /// The bytes of the file; the same results are the same bytes.
    public static byte[] bytes(Simulation simulation, Texts texts) {
        var book = new SimulationXlsx(simulation, texts);
        book.fill();
        return new Workbook(texts.of(simulation.title()), Optional.empty(), texts.language(), book.sheets).bytes();
    }

    private void fill() {
        summary();
        municipalities();
        beside();
        months();
        groups("sheet.years", RuleGroups.years(simulation));
        groups("sheet.wards", RuleGroups.wards(simulation));
        cases();
        if (!simulation.exact().sweep().isEmpty()) {
            sweep();
        }
        simulation.chance().ifPresent(this::chance);
        simulation.assumptions().ifPresent(this::assumptions);
    }

    private void summary() {
        var sheet = new Sheet(texts.get("sheet.summary"), List.of(100));
        sheet.put(1, 1, Cell.text(texts.of(simulation.title()), Style.LABEL));
        sheet.put(2, 1, cell(new SimulationSummary(simulation, texts).sentence()));
        sheet.put(3, 1, cell(simulation.trial().base().id() + " · " + simulation.period()));
        int row = 4;
        for (var remark : new SimulationSummary(simulation, texts).remarks()) {
            sheet.put(row++, 1, cell(remark));
        }
        for (var change : simulation.trial().changes()) {
            sheet.put(row++, 1, cell(change.path() + " = " + change.shown()));
        }
        if (simulation.exact().found().isPresent()) {
            sheet.put(row, 1, cell(SolvedText.of(simulation.exact().found().get(), simulation, texts)));
        }
        sheets.add(sheet);
    }

    private void municipalities() {
        var header = words("column.code", "column.municipality", "simulate.base", "simulate.changed",
                "simulate.difference");
        simulation.effects().kinds().forEach(kind -> header.add(texts.get("effect." + kind.code())));
        var rows = new ArrayList<List<Object>>();
        for (var line : simulation.comparison().linesToPay().values()) {
            var cells = bills(line);
            for (int kind = 0; kind < simulation.effects().kinds().size(); kind++) {
                cells.add(simulation.effects().toPay(line.municipality(), kind));
            }
            rows.add(cells);
        }
        add("sheet.municipalities", header, rows);
    }

    private void beside() {
        var beside = simulation.exact().beside();
        if (beside.isEmpty()) {
            return;
        }
        var header = words("column.code", "column.municipality", "simulate.base");
        beside.forEach(each -> header.add(texts.of(each.title())));
        var base = simulation.comparison().linesToPay();
        var codes = new TreeSet<>(base.keySet());
        beside.forEach(each -> codes.addAll(each.toPay().keySet()));
        var rows = new ArrayList<List<Object>>();
        for (int code : codes) {
            var cells = new ArrayList<Object>(List.of(
                    Municipality.codeText(code), simulation.name(code), RuleGroups.today(base, code)));
            beside.forEach(each -> cells.add(each.toPay().getOrDefault(code, BigDecimal.ZERO)));
            rows.add(cells);
        }
        add("sheet.beside", header, rows);
    }

    private void groups(String name, RuleGroups groups) {
        if (groups.rows().size() < 2) {
            return;
        }
        var header = words(groups.key(), "simulate.base", "simulate.changed", "simulate.difference");
        simulation.exact().beside().stream().skip(1).forEach(each -> header.add(texts.of(each.title())));
        var rows = new ArrayList<List<Object>>();
        for (var row : groups.rows()) {
            var cells = new ArrayList<Object>(List.of(
                    row.name().isEmpty() ? texts.get("simulate.no-ward") : row.name(), row.base(), row.changed(),
                    row.changed().subtract(row.base())));
            cells.addAll(row.others());
            rows.add(cells);
        }
        add(name, header, rows);
    }

    private void months() {
        var rows = new ArrayList<List<Object>>();
        for (var month : simulation.comparison().months()) {
            for (var line : new Comparison(List.of(month)).linesToPay().values()) {
                var cells = bills(line);
                cells.addFirst(month.base().agreement().period().month());
                rows.add(cells);
            }
        }
        add("sheet.months", words("simulate.month", "column.code", "column.municipality", "simulate.base",
                "simulate.changed", "simulate.difference"), rows);
    }

    private List<Object> bills(Comparison.Line line) {
        return new ArrayList<>(List.of(
                Municipality.codeText(line.municipality()), simulation.name(line.municipality()), line.base(),
                line.changed(), line.difference()));
    }

    private void cases() {
        var rows = new ArrayList<List<Object>>();
        for (var move : simulation.exact().moves()) {
            rows.add(List.of(IdentityMask.mask(move.fact().id()), simulation.name(move.payer()), move.month().month(),
                    move.baseDays(), move.changedDays(), move.kronor()));
        }
        add("sheet.cases", words("simulate.case", "column.municipality", "simulate.month", "simulate.base-days",
                "simulate.changed-days", "simulate.moved"), rows);
    }

    private void sweep() {
        var points = simulation.exact().sweep();
        var paths = List.copyOf(points.getFirst().settings().keySet());
        var header = new ArrayList<>(paths);
        header.addAll(words("simulate.total", "simulate.against-base"));
        var rows = new ArrayList<List<Object>>();
        for (var point : points) {
            var cells = new ArrayList<Object>();
            for (var path : paths) {
                var value = point.settings().getOrDefault(path, "");
                cells.add(value.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(value) : value);
            }
            cells.add(point.totalToPay());
            cells.add(point.totalToPay().subtract(simulation.comparison().baseToPay()));
            rows.add(cells);
        }
        add("sheet.sweep", header, rows);
    }

    private void chance(Chance chance) {
        var header = words("column.code", "column.municipality", "column.cases", "chance.difference", "chance.low",
                "chance.high", "chance.may-be", "chance.billed-base", "chance.billed", "chance.next-low",
                "chance.next-high");
        var rows = new ArrayList<List<Object>>();
        for (var entry : chance.places().entrySet()) {
            var place = entry.getValue();
            var next = place.changed().next();
            var difference = place.difference();
            rows.add(List.of(
                    Municipality.codeText(entry.getKey()), simulation.name(entry.getKey()), place.cases(),
                    difference.<Object>map(each -> kronor(each.mean())).orElse("–"),
                    difference.<Object>map(each -> kronor(each.low())).orElse("–"),
                    difference.<Object>map(each -> kronor(each.high())).orElse("–"),
                    texts.get(ChanceTable.mayBeChance(place)),
                    place.base().months(), place.changed().months(),
                    next.<Object>map(each -> kronor(each.low())).orElse("–"),
                    next.<Object>map(each -> kronor(each.high())).orElse("–")));
        }
        boolean told = chance.places().values().stream().anyMatch(place -> place.difference().isPresent());
        rows.add(
                List.of(told ? texts.get("page.difference-note", chance.compared()) : texts.get("page.no-difference")));
        add("sheet.chance", header, rows);
    }

    private void assumptions(Assumptions assumptions) {
        var rows = new ArrayList<List<Object>>();
        for (var swing : assumptions.swings()) {
            rows.add(List.of(
                    texts.get("assume." + swing.of().what().code()), BigDecimal.valueOf(swing.of().value()),
                    BigDecimal.valueOf(swing.of().low()), kronor(assumptions.shown(swing.atLow())),
                    BigDecimal.valueOf(swing.of().high()), kronor(assumptions.shown(swing.atHigh()))));
        }
        rows.add(List.of(texts.get("assume.sentence")));
        add("sheet.assumptions", words("assume.what", "assume.value", "assume.low", "assume.at-low", "assume.high",
                "assume.at-high"), rows);
    }

    private static BigDecimal kronor(double amount) {
        return BigDecimal.valueOf(amount).setScale(0, RoundingMode.HALF_UP);
    }

    private List<String> words(String... keys) {
        return Arrays.stream(keys).map(texts::get).collect(Collectors.toCollection(ArrayList::new));
    }

    private void add(String name, List<String> header, List<List<Object>> rows) {
        var widths = new ArrayList<>(Collections.nCopies(header.size(), 16));
        widths.set(1, 24);
        var sheet = Sheet.headed(texts.get(name), header, widths);
        for (int i = 0; i < rows.size(); i++) {
            sheet.row(i + 2, rows.get(i).stream().map(SimulationXlsx::cell).toList());
        }
        sheets.add(sheet);
    }

    /// Numbers as numbers, everything else as text: a text that begins with `=` stays a text.
    private static Cell cell(Object value) {
        return switch (value) {
            case BigDecimal number -> Cell.number(number, Style.PLAIN);
            case Long count -> Cell.number(count, Style.PLAIN);
            case Integer count -> Cell.number(count, Style.PLAIN);
            default -> Cell.text(value.toString(), Style.PLAIN);
        };
    }
}
