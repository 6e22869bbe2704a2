package se.klardag.cli.command.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.rules.mapping.DatePattern;

/// The forms of dates that files are known to use (*kända datumformer*), and which of them fit the values of a file.
final class DateForms {
    private static final String ISO = "iso";
    private static final String EXCEL = "excel";
    private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ISO_MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[-+][0-9]{2}:[0-9]{2})?");
    private static final Pattern DAY_NUMBER = Pattern.compile("(?:3[6-9]|4[0-9]|5[0-4])[0-9]{3}([.,][0-9]+)?");

    /// Day before month comes first: so Swedes write, and where both fit nobody can tell.
    private static final List<String> PATTERNS = List.of(
            "yyyy-MM-dd HH.mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd H:mm", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss",
            "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "d/M/yyyy H:mm", "dd-MM-yyyy HH:mm", "yyyyMMdd HH:mm",
            "yyyyMMddHHmm", "yyyyMMddHHmmss", "yyyy/MM/dd HH:mm", "yyMMdd HH:mm", "yyMMddHHmm", "d MMM yyyy HH:mm",
            "d MMMM yyyy HH:mm", "MM/dd/yyyy HH:mm", "M/d/yyyy h:mm a", "yyyy-MM-dd HH:mm:ssXX", "yyyy-MM-dd HH:mm:ssx",
            "yyyy-MM-dd HH:mmx", "dd.MM.yyyy HH:mmXXX", "dd.MM.yyyy HH:mm:ssXXX", "yyyyMMdd",
            "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "yyyy/MM/dd", "yyMMdd", "d MMM yyyy",
            "d MMMM yyyy", "MM/dd/yyyy", "M/d/yyyy");
    private static final Map<String, DatePattern> FORMS = new LinkedHashMap<>();

    static {
        PATTERNS.forEach(form -> FORMS.put(form, DatePattern.of(form)));
    }

    private DateForms() {}

    /// What a value is.
    enum Shape {
        /// A date with its time of day.
        MOMENT,
        /// A date alone.
        DAY,
        /// No date in any form we know.
        NEITHER
    }

    static Shape shape(String value) {
        if (ISO_DAY.matcher(value).matches() || value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]00:00(:00)?")) {
            return Shape.DAY;
        }
        if (ISO_MOMENT.matcher(value).matches()) {
            return Shape.MOMENT;
        }
        var number = DAY_NUMBER.matcher(value);
        if (number.matches()) {
            return number.group(1) == null ? Shape.DAY : Shape.MOMENT;
        }
        return FORMS.keySet().stream().flatMap(form -> shape(form, value).stream()).findFirst().orElse(Shape.NEITHER);
    }

    /// What fits the values, `iso` first; the form that reads most of what the others leave comes next.
    static List<String> fitting(List<String> values) {
        var left = new ArrayList<>(values.stream().filter(value -> !isIso(value)).distinct().toList());
        var forms = new ArrayList<>(List.of(ISO));
        if (left.removeIf(value -> DAY_NUMBER.matcher(value).matches())) {
            forms.add(EXCEL);
        }
        for (var best = best(left); best.isPresent(); best = best(left)) {
            var form = best.get();
            forms.add(form);
            left.removeIf(value -> shape(form, value).isPresent());
        }
        return forms;
    }

    /// Whether every value that is read with the day first could be read with the month first too.
    static boolean isAmbiguous(List<String> values) {
        var slashed = values.stream().filter(value -> value.matches("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}.*")).toList();
        return !slashed.isEmpty() && slashed.stream()
                .allMatch(value -> isMonth(value.substring(0, value.indexOf('/')))
                        && isMonth(value.split("/", 3)[1]));
    }

    private static boolean isMonth(String number) {
        return Integer.parseInt(number) <= 12;
    }

    private static boolean isIso(String value) {
        return ISO_DAY.matcher(value).matches() || ISO_MOMENT.matcher(value).matches();
    }

    private static Optional<String> best(List<String> values) {
        String best = null;
        long most = 0;
        for (var form : PATTERNS) {
            long read = values.stream().filter(value -> shape(form, value).isPresent()).count();
            if (read > most) {
                best = form;
                most = read;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Shape> shape(String form, String value) {
        try {
            return Optional.of(
                    Objects.requireNonNull(FORMS.get(form)).parse(value) instanceof LocalDate ? Shape.DAY
                            : Shape.MOMENT);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
