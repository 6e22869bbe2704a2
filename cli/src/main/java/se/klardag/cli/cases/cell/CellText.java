package se.klardag.cli.cases.cell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.NumberFormats;

/// What a cell of a workbook says, as a text file would (*cellens text*).
public final class CellText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");
    private static final Pattern ERROR = Pattern.compile("#(N/A|REF!|VALUE!|NAME\\?|NUM!|NULL!|DIV/0!|SPILL!|CALC!)");

    private CellText() {}

    /// The text of a cell; a number that is formatted as a date is its number.
    public static String plain(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return plain(cell, number(cell));
    }

    /// The same, where it is known already what number the cell holds.
    public static String plain(Cell cell, @Nullable BigDecimal number) {
        if (number != null) {
            return NumberFormats.machine(number);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "TRUE" : "FALSE";
        }
        var text = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
        return unescaped(Objects.requireNonNullElse(text, ""));
    }

    /// The number that a cell holds; `null` when it holds none.
    public static @Nullable BigDecimal number(@Nullable Cell cell) {
        if (cell == null || (cell.getType() != CellType.NUMBER && cell.getType() != CellType.FORMULA)) {
            return null;
        }
        var raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        if (!NUMBER.matcher(raw).matches()) {
            return null;
        }
        return cell.getValue() instanceof BigDecimal known && cell.getType() == CellType.NUMBER ? known
                : new BigDecimal(raw);
    }

    /// A number as the date that the cell shows.
    ///
    /// @param epoch day 0 of the workbook
    public static String date(BigDecimal number, LocalDate epoch, Cell cell) {
        return ExcelDays.text(number, epoch, shows(cell, "h"));
    }

    /// Whether the cell's format shows one of these parts of a date.
    public static boolean shows(Cell cell, String parts) {
        var format = Objects.requireNonNullElse(cell.getDataFormatString(), "").toLowerCase(Locale.ROOT);
        return !format.equals("general") && format.chars().anyMatch(character -> parts.indexOf(character) >= 0);
    }

    /// Whether the cell shows an error.
    public static boolean isError(Cell cell) {
        return cell.getType() == CellType.ERROR
                || (cell.getType() == CellType.FORMULA && ERROR.matcher(raw(cell)).matches());
    }

    /// Whether the cell has a formula whose value was never saved.
    public static boolean isNotCalculated(Cell cell) {
        boolean formula = cell.getFormula() != null && !cell.getFormula().isEmpty();
        return formula && raw(cell).isEmpty() && !(cell.getValue() instanceof String);
    }

    /// Whether the cell has no value though something is in it.
    public static boolean isLost(Cell cell) {
        return isError(cell) || isNotCalculated(cell);
    }

    private static String raw(Cell cell) {
        return Objects.requireNonNullElse(cell.getRawValue(), "");
    }

    /// Excel writes a character that XML cannot hold as `_x000D_`, and an underscore before such a text as `_x005F_`.
    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
