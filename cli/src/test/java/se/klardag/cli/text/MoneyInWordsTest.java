package se.klardag.cli.text;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Sums are written by [NumberFormats#amount], never by the format of other numbers, which drops the zero of 163 920,50.
class MoneyInWordsTest {
    private static final Pattern MONEY = Pattern.compile(
            "people\\([^;\\n]*?(?:[aA]mount|toPay|\\bopen\\(|[bB]illed\\(\\)|credited|paid\\(|owed\\b|[wW]hole\\(\\)|back\\(\\)"
                    + "|kronor|rate\\(|rate\\.value|money|raised|unmatched)");
    /// What has such a word and is a number of days or cases.
    private static final Pattern COUNTED = Pattern
            .compile("BigDecimal\\.valueOf\\(billed|split\\(\\)|cases\\(\\)|size\\(\\)");

    @Test
    void no_sum_is_written_as_a_number_of_days_is() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")
                    && !each.endsWith("NumberFormats.java")).toList()) {
                for (var line : Files.readString(file).split("\n", -1)) {
                    if (MONEY.matcher(line).find() && !COUNTED.matcher(line).find()) {
                        found.add(file.getFileName() + ": " + line.strip());
                    }
                }
            }
        }
        then(found).isEmpty();
    }

    /// What nobody formats, a text formats: so no message is given a sum as machines write it.
    @Test
    void no_refusal_is_given_a_sum_with_a_decimal_point() throws IOException {
        var pattern = Pattern.compile(
                "(?s)Exception\\.(?:unusable|refused|differs|byRule|forWant)\\([^;]*?(?:machine\\(|toPlainString\\()");
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            then(files.filter(each -> each.toString().endsWith(".java")).filter(file -> {
                try {
                    return pattern.matcher(Files.readString(file)).find();
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            })).isEmpty();
        }
    }
}
