package se.klardag.cli.cases.row;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.ExcelDays;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.Blanks;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.mapping.DatePattern;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.places.Municipalities;

/// Turns another system's codes, dates and municipality names into ours (*översättning*), by a mapping profile. What
/// the profile does not know stays as it is, and is rejected like any unknown word.
public final class CodeTranslation {
    private static final Pattern CODE_FIRST = Pattern.compile("([0-9]{4})(?:[^0-9].*)?");
    private static final Pattern LOST_ZERO = Pattern.compile("[1-9][0-9]{2}");
    private static final Pattern DAY_NUMBER = Pattern.compile("([0-9]{5})(?:([.,])([0-9]+))?");
    private static final Pattern DAY_AND_CLOCK = Pattern.compile("(\\S+) ([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)");
    private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final Mapping mapping;
    private final Map<String, String> municipalities = new HashMap<>();
    private final List<DatePattern> patterns = new ArrayList<>();
    private final boolean dayNumbers;
    private final @Nullable Character decimal;
    private char decimalSeen;

    /// @param decimal the user's own sign; either one, but only one in a file, when `null`
    public CodeTranslation(Mapping mapping, Municipalities all, @Nullable Character decimal) {
        this.mapping = mapping;
        this.decimal = decimal;
        dayNumbers = mapping.dates().contains("excel");
        for (var form : mapping.dates()) {
            if (!form.equals("iso") && !form.equals("excel")) {
                patterns.add(DatePattern.of(form));
            }
        }
        all.all().forEach(each -> municipalities.put(Mapping.plain(each.name()), each.codeText()));
    }

    /// The decimal sign that was met; 0 when none was.
    public char decimalSeen() {
        return decimalSeen;
    }

    /// What the field says in our words.
    public String field(Column column, String text) {
        var stripped = Blanks.strip(text);
        if (stripped.isEmpty()) {
            return stripped;
        }
        return switch (column.kind()) {
            case ID, TEXT -> stripped;
            case WORD -> mapping.word(column.title(), stripped).orElse(stripped);
            case MUNICIPALITY -> mapping.municipalityNames() ? municipality(IdText.normal(stripped)) : stripped;
            case MOMENT, DAY_OR_MOMENT -> moment(stripped);
        };
    }

    public Optional<String> event(String name) {
        return mapping.event(name);
    }

    /// `1280`, `1280 Malmö`, `Malmö`, `Malmö stad`, `Lunds kommun`, and `180` for Stockholm: no code has three digits,
    /// so that one has lost its zero.
    private String municipality(String text) {
        var code = CODE_FIRST.matcher(text);
        if (code.matches()) {
            return code.group(1);
        }
        if (LOST_ZERO.matcher(text).matches()) {
            return Municipality.codeText(Integer.parseInt(text));
        }
        var name = Mapping.plain(text).replaceFirst(" (?:kommun|stad)$", "");
        var found = municipalities.get(name);
        if (found == null && name.endsWith("s")) {
            found = municipalities.get(name.substring(0, name.length() - 1));
        }
        return found == null ? text : found;
    }

    /// A date or date-time as we write it. A date without an hour stays one: what needs an hour rejects it.
    public String moment(String text) {
        var characters = text.toCharArray();
        if (MomentParser.dayOrMoment(characters, 0, characters.length) != MomentParser.UNREADABLE) {
            return text;
        }
        for (var pattern : patterns) {
            try {
                return switch (pattern.parse(text)) {
                    case ZonedDateTime moment -> WITH_OFFSET.format(moment.withZoneSameInstant(STOCKHOLM));
                    case LocalDateTime moment -> DateTimeFormats.SECONDS.format(moment);
                    case TemporalAccessor day -> day.toString();
                };
            } catch (DateTimeException _) {
                // another form
            }
        }
        var day = DAY_AND_CLOCK.matcher(text);
        if (day.matches()) {
            var alone = moment(day.group(1));
            return ISO_DAY.matcher(alone).matches() ? alone + " " + day.group(2) : text;
        }
        return dayNumbers ? dayNumber(text) : text;
    }

    private String dayNumber(String text) {
        var number = DAY_NUMBER.matcher(text);
        if (!number.matches()) {
            return text;
        }
        var sign = number.group(2);
        if (sign != null && !isDecimal(sign.charAt(0))) {
            return text;
        }
        boolean whole = sign == null;
        return ExcelDays.text(
                new BigDecimal(whole ? text : number.group(1) + "." + number.group(3)), ExcelDays.SINCE_1900, !whole);
    }

    /// One sign a file: where both stand, nobody can tell which of them divides thousands.
    private boolean isDecimal(char sign) {
        if (decimal != null) {
            return sign == decimal;
        }
        decimalSeen = decimalSeen == 0 ? sign : decimalSeen;
        return sign == decimalSeen;
    }
}
