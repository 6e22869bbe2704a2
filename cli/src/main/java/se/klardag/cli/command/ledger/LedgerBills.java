package se.klardag.cli.command.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.klardag.cli.documents.model.DocumentRefusedException;

/// Numbers of posted bills among the arguments (*räkningsnummer*): `K-2022-00001`, or `K-2022-00001..00033`.
public final class LedgerBills {
    private static final Pattern NUMBER = Pattern
            .compile("([A-Z][A-Z0-9]{0,7}-[0-9]{4}-)([0-9]{5,9})(?:\\.\\.([0-9]{5,9}))?");
    private static final int MOST = 10_000;

    private LedgerBills() {}

    /// Whether the argument is a number, and no folder of that name.
    public static boolean isNumber(Path argument) {
        return NUMBER.matcher(argument.toString()).matches() && !Files.exists(argument);
    }

    /// The numbers in their order, each once.
    public static Collection<String> numbers(List<Path> arguments) {
        var numbers = new LinkedHashSet<String>();
        for (var argument : arguments) {
            var parts = NUMBER.matcher(argument.toString());
            if (parts.matches()) {
                add(parts, numbers);
            }
        }
        return numbers;
    }

    private static void add(Matcher parts, Collection<String> numbers) {
        int first = Integer.parseInt(parts.group(2));
        int last = parts.group(3) == null ? first : Integer.parseInt(parts.group(3));
        if (last < first || last - first >= MOST) {
            throw DocumentRefusedException.forWant("invoice.wrong-number", parts.group());
        }
        for (int number = first; number <= last; number++) {
            numbers.add(parts.group(1) + String.format(Locale.ROOT, "%05d", number));
        }
    }
}
