package se.klardag.cli.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.ColumnForm;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Cell;
import se.klardag.cli.xlsx.Sheet;
import se.klardag.cli.xlsx.Style;
import se.klardag.cli.xlsx.Workbook;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.mapping.Mappings;
import se.klardag.rules.places.Municipalities;

/// The workbook that is filled in with cases (*mall*): a sheet with a row a period, one with a row an event, one that
/// explains every column, and one with the words that may be chosen. In Swedish its headings and words are those of the
/// profile by which the reader reads it; in English they are ours.
public final class CaseTemplate {
    private static final int WIDE = 22;
    private static final int WIDEST = 70;
    private static final int FORMATTED_ROWS = 500;
    private static final int CHECKED_ROWS = 10_000;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2079, 6, 5);

    private final Texts texts;
    private final @Nullable Mapping swedish;
    private final Map<String, Integer> lists = new LinkedHashMap<>();
    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Sheet choices;

    private CaseTemplate(Texts texts) {
        this.texts = texts;
        this.swedish = texts.language() == Language.SV ? Mappings.template(Column.titles()) : null;
        ColumnForm.ofCases().forEach(this::list);
        ColumnForm.ofEvents().forEach(this::list);
        this.choices = choices();
    }

    /// The bytes of the file.
    public static byte[] of(Texts texts) {
        var template = new CaseTemplate(texts);
        return new Workbook(texts.get("template.cases"), Optional.empty(), texts.language(), List.of(
                template.form(texts.get("template.cases"), ColumnForm.ofCases()),
                template.form(texts.get("template.events"), ColumnForm.ofEvents()), template.explanation(),
                template.choices)).bytes();
    }

    private String heading(ColumnForm column) {
        return swedish == null
                ? column.name()
                : swedish.columns().getOrDefault(column.name(), List.of(column.name())).getFirst();
    }

    /// What may be chosen in a column, as the workbook writes it; nothing where any text or time may stand.
    private void list(ColumnForm column) {
        var offered = switch (column.kind()) {
            case CODE -> places();
            case WORD -> column.words().isEmpty()
                    ? List.<String>of()
                    : Arrays.stream(column.words().split(", ")).map(word -> shown(column, word)).toList();
            case TEXT, DAY, MOMENT -> List.<String>of();
        };
        if (!offered.isEmpty()) {
            words.putIfAbsent(column.name(), offered);
        }
    }

    private String shown(ColumnForm column, String word) {
        return swedish == null
                ? word
                : swedish.words().getOrDefault(column.name(), Map.of()).getOrDefault(word, List.of(word)).getFirst();
    }

    /// Names are read in the Swedish workbook alone, codes in both.
    private List<String> places() {
        var all = StreamSupport.stream(Municipalities.shipped().all().spliterator(), false).toList();
        var codes = all.stream().map(Municipality::codeText);
        return (swedish == null ? codes : Stream.concat(all.stream().map(Municipality::name).sorted(), codes)).toList();
    }

    private Sheet choices() {
        var headings = new ArrayList<String>();
        Stream.concat(ColumnForm.ofCases().stream(), ColumnForm.ofEvents().stream())
                .filter(column -> words.containsKey(column.name()) && !lists.containsKey(column.name()))
                .forEach(column -> {
                    headings.add(heading(column));
                    lists.put(column.name(), headings.size());
                });
        var sheet = Sheet.headed(texts.get("template.choices"), headings, Collections.nCopies(headings.size(), WIDE));
        lists.forEach((column, place) -> {
            var offered = words.getOrDefault(column, List.of());
            for (int i = 0; i < offered.size(); i++) {
                sheet.put(i + 2, place, Cell.text(offered.get(i), Style.ENTRY));
            }
        });
        return sheet;
    }

    /// Headings alone: an example would be settled like any other row.
    private Sheet form(String name, List<ColumnForm> columns) {
        var sheet = Sheet.headed(
                name, columns.stream().map(this::heading).toList(), Collections.nCopies(columns.size(), WIDE));
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (!column.required()) {
                sheet.put(1, i + 1, Cell.text(heading(column), Style.HEAD_OPTIONAL));
            }
            // Codes keep their leading zero, and times the form that is read.
            var empty = Cell.text("", switch (column.kind()) {
                case TEXT, CODE, WORD -> Style.ENTRY;
                case DAY -> Style.FACT_DATE;
                case MOMENT -> Style.ENTRY_MOMENT;
            });
            for (int row = 2; row <= FORMATTED_ROWS + 1; row++) {
                sheet.put(row, i + 1, empty);
            }
            permit(sheet, i + 1, column);
        }
        return sheet;
    }

    private void permit(Sheet sheet, int place, ColumnForm column) {
        var list = lists.get(column.name());
        boolean dates = column.kind() == ColumnForm.Kind.DAY || column.kind() == ColumnForm.Kind.MOMENT;
        if (list == null && !dates) {
            return;
        }
        Sheet.Permitted.Values values = list == null
                ? new Sheet.Permitted.Values.Dates(FIRST, LAST)
                : new Sheet.Permitted.Values.Listed(
                        choices.range(list, 2, words.getOrDefault(column.name(), List.of()).size() + 1));
        sheet.permit(new Sheet.Permitted(place, 2, CHECKED_ROWS, values, heading(column),
                texts.get(list == null ? "template.dates-only" : "template.words-only")));
    }

    private Sheet explanation() {
        var headings = Stream.of("template.sheet", "template.column", "template.required", "template.form",
                "template.meaning", "template.name");
        var sheet = Sheet.headed(texts.get("template.explanation"), headings.map(texts::get).toList(),
                List.of(WIDE, WIDE + WIDE, WIDE, WIDEST, WIDEST, WIDE));
        int row = explain(sheet, 2, texts.get("template.cases"), "template.case.", ColumnForm.ofCases());
        row = explain(sheet, row, texts.get("template.events"), "template.event.", ColumnForm.ofEvents());
        sheet.put(row + 1, 1, Cell.text(texts.get("template.privacy"), Style.PLAIN));
        return sheet;
    }

    private int explain(Sheet sheet, int first, String name, String key, List<ColumnForm> columns) {
        int row = first;
        for (var column : columns) {
            var required = texts.get(column.required() ? "template.yes" : "template.no");
            var meaning = texts.get(key + column.name());
            sheet.row(row++, Stream.of(name, heading(column), required, form(column), meaning, column.name())
                    .map(text -> Cell.text(text, Style.FACT))
                    .toList());
        }
        return row;
    }

    private String form(ColumnForm column) {
        return switch (column.kind()) {
            case WORD -> column.words().isEmpty()
                    ? texts.get("template.form.text")
                    : String.join(", ", words.getOrDefault(column.name(), List.of()));
            case TEXT -> texts.get("template.form.text");
            case CODE -> texts.get(swedish == null ? "template.form.code" : "template.form.kommun");
            case DAY -> texts.get("template.form.day");
            case MOMENT -> texts.get("template.form.moment");
        };
    }
}
