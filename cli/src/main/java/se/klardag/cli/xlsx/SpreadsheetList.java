package se.klardag.cli.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.cli.render.SpreadsheetFields;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.Texts;

/// A list as a Swedish spreadsheet opens it (*lista för kalkylprogram*): headings in words, numbers as numbers, dates as
/// dates, and the title and month above it.
///
/// @param keys names of its columns, as machines know them
/// @param rows texts, numbers with a point
public record SpreadsheetList(List<String> keys, List<List<String>> rows) {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int ABOVE = 3;
    private static final int WIDE = 18;
    private static final int WIDER = 40;

    public SpreadsheetList {
        keys = List.copyOf(keys);
        rows = List.copyOf(rows);
    }

    /// The list as a sheet.
    ///
    /// @param title above the list
    /// @param about the month and the agreement, or what else it is about
    public Sheet sheet(String name, String title, String about, Texts texts) {
        var headings = SpreadsheetFields.headings(keys, texts);
        var sheet = new Sheet(
                name, keys.stream().map(key -> key.equals("message") || key.equals("file") ? WIDER : WIDE).toList());
        sheet.put(1, 1, Cell.text(title, Style.LABEL));
        sheet.put(2, 1, Cell.text(IdentityMask.mask(about), Style.PLAIN));
        int header = ABOVE + 1;
        sheet.row(header, headings.stream().map(heading -> Cell.text(heading, Style.HEAD)).toList());
        int at = header;
        for (var row : rows) {
            at++;
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    sheet.put(at, i + 1, cell(i < keys.size() ? keys.get(i) : "", row.get(i), texts));
                }
            }
        }
        sheet.table(header, at);
        return sheet;
    }

    private static Cell cell(String key, String text, Texts texts) {
        var number = SpreadsheetFields.number(key, text);
        if (number.isPresent()) {
            return Cell.number(new BigDecimal(number.get()), Style.DECIMAL);
        }
        return dated(text).orElseGet(() -> Cell.text(SpreadsheetFields.word(key, text, texts), Style.PLAIN));
    }

    /// A day or a moment; empty for other text, also for what is written as one and is in no calendar.
    private static Optional<Cell> dated(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return Optional.of(day(text));
            }
            return SpreadsheetFields.isMoment(text)
                    ? Optional.of(Cell.moment(LocalDateTime.parse(text.replace(' ', 'T')), Style.MOMENT))
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Cell day(String text) {
        return Cell.date(LocalDate.parse(text), Style.DATE);
    }
}
