package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.Agreements;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;

/// The daily rates of one's own in a rule file (*egna belopp*): its list `rates`, which goes before the national rates of the
/// same years. What the file says besides stays as it is.
///
/// @param file that has the list
record OwnRates(Path file) {
    private static final Pattern LIST = Pattern.compile("(?m)^rates:.*\\R?(?:(?:[ \\t-].*|[ \\t]*#.*|)(?:\\R|\\z))*");
    private static final BigDecimal MOST = new BigDecimal(1_000_000);

    /// A rate of one year.
    ///
    /// @param amount kronor per day of care
    /// @param title  of the regulation, agreement or letter that says so
    /// @param at     where in it; may be empty
    /// @param status `verified` or `official`
    /// @param said   the day on which a party or an authority stated it; none where it was read in the text itself
    record Rate(int year, BigDecimal amount, String title, String at, String status, Optional<LocalDate> said) {
        String line() {
            return "  - {from: %d-01-01, to: %d-12-31, value: %s, status: %s, source: {title: %s%s%s}}%n".formatted(
                    year, year, NumberFormats.machine(amount), status, quoted(title),
                    at.isEmpty() ? "" : ", at: " + quoted(at), said.map(this::dated).orElse("")).replace("\r", "");
        }

        /// Who states the rate of a year speaks of that year, be it in the middle of it.
        private String dated(LocalDate day) {
            var first = Year.of(year).atDay(1);
            return ", dated: " + day + (day.isAfter(first) ? ", speaksFrom: " + first : "");
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }

    /// Kronor as people write them: `12400`, `12 400`, `12 400,50`.
    ///
    /// @throws UsageException when it is no amount of a day
    static BigDecimal amount(String text) {
        var plain = text.strip()
                .replaceAll("[ \\u00a0\\u202f]", "")
                .replaceFirst("(?i)(kr|kronor)$", "")
                .replace(',', '.');
        if (!plain.matches("[0-9]{1,7}(\\.[0-9]{1,2})?")) {
            throw new UsageException("rates.amount", TerminalSafe.briefly(text));
        }
        var amount = new BigDecimal(plain);
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            throw new UsageException("rates.amount", TerminalSafe.briefly(text));
        }
        return amount;
    }

    /// The rates in the file, by year.
    ///
    /// @throws RuleFileException when the file cannot be used
    List<Rate> all() {
        var rates = new ArrayList<Rate>();
        for (var each : tree().root().path("rates")) {
            rates.add(new Rate(
                    Integer.parseInt(each.get("from").asString().substring(0, 4)),
                    each.get("value").decimalValue(), source(each, "title"), source(each, "at"),
                    each.get("status").asString(), dated(each)));
        }
        return rates;
    }

    private static String source(JsonNode rate, String key) {
        var inline = rate.path("source").path(key).asString("");
        return inline.isEmpty() && key.equals("at") ? rate.path("at").asString("") : inline;
    }

    private static Optional<LocalDate> dated(JsonNode rate) {
        var day = rate.path("source").path("dated").asString("");
        return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    }

    private YamlTree tree() {
        var problems = Agreements.problems(file);
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        return YamlTree.read(RuleText.of(file.toString(), text().getBytes(StandardCharsets.UTF_8)));
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            throw new UsageException("rates.unreadable", file);
        }
    }

    /// Takes a rate into the file.
    ///
    /// @param replaces whether it may go in the place of one of the same year
    /// @throws UsageException    when there is one, or the file has no list of its own
    /// @throws RuleFileException when the rate cannot stand, as beside one that was read in the act; the file is as it was
    void set(Rate rate, boolean replaces) {
        var rates = new ArrayList<>(all());
        var before = rates.stream().filter(each -> each.year() == rate.year()).findFirst();
        if (before.isPresent() && !replaces) {
            throw new UsageException("rates.there", rate.year(), before.get().amount(), file);
        }
        rates.removeIf(each -> each.year() == rate.year());
        rates.add(rate);
        rates.sort(Comparator.comparingInt(Rate::year));
        var text = text();
        var list = LIST.matcher(text);
        if (!list.find()) {
            throw new UsageException("rates.no-list", file);
        }
        var lines = new StringBuilder("rates:\n");
        rates.forEach(each -> lines.append(each.line()));
        var whole = text.substring(0, list.start()) + lines + text.substring(list.end());
        write(whole);
        var problems = Agreements.problems(file);
        if (!problems.isEmpty()) {
            write(text);
            throw new RuleFileException(problems);
        }
    }

    private void write(String text) {
        PrivateFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
