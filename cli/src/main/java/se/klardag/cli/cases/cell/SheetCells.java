package se.klardag.cli.cases.cell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// What the cells of a sheet say, column by column, as a text file would (*bladets celler*).
public final class SheetCells {
    private static final Pattern SHORT_CODE = Pattern.compile("[1-9][0-9]{2}");

    /// What a number in a column stands for (*talets innebörd*).
    public enum NumberForm {
        /// Itself.
        PLAIN,
        /// A moment.
        MOMENT,
        /// A moment where the cell's format shows a date.
        MOMENT_IF_SHOWN,
        /// A kommunkod, which may have lost its zero.
        CODE
    }

    private final NumberForm[] forms;
    private final LocalDate epoch;
    /// A sheet has a handful of formats and a million cells.
    private final Map<String, Boolean> withHour = new HashMap<>();

    /// @param forms of the columns from the first; a number beyond them stands for itself
    /// @param epoch day 0 of the workbook
    public SheetCells(List<NumberForm> forms, LocalDate epoch) {
        this.forms = forms.toArray(NumberForm[]::new);
        this.epoch = epoch;
    }

    /// The text of a cell in a column.
    ///
    /// @param column from 0
    public String text(@Nullable Cell cell, int column) {
        if (cell == null) {
            return "";
        }
        var number = CellText.number(cell);
        if (number == null) {
            return CellText.plain(cell, null);
        }
        return switch (column < forms.length ? forms[column] : NumberForm.PLAIN) {
            case PLAIN -> CellText.plain(cell, number);
            case MOMENT -> date(number, cell);
            case MOMENT_IF_SHOWN -> CellText.shows(cell, "ydh") ? date(number, cell) : CellText.plain(cell, number);
            case CODE -> code(CellText.plain(cell, number));
        };
    }

    private String date(BigDecimal number, Cell cell) {
        boolean hour = withHour.computeIfAbsent(
                Objects.requireNonNullElse(cell.getDataFormatString(), ""), _ -> CellText.shows(cell, "h"));
        return ExcelDays.text(number, epoch, hour);
    }

    /// No kommunkod has three digits: one that has was a number, and lost its zero.
    private static String code(String text) {
        return SHORT_CODE.matcher(text).matches() ? "0" + text : text;
    }
}
