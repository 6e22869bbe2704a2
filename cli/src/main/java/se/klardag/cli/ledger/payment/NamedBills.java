package se.klardag.cli.ledger.payment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.ledger.posting.LedgerView.Owed;

/// Finds the numbers of bills in what payers write (*fakturanummer i fritext*): with or without hyphens and blanks, in any
/// case, or only the digits where one bill alone has them.
final class NamedBills {
    private static final int LONGEST = 4;

    private final Map<String, Owed> byName = new LinkedHashMap<>();

    NamedBills(List<Owed> bills) {
        var digits = new HashMap<String, Integer>();
        bills.forEach(bill -> digits.merge(digits(bill), 1, Integer::sum));
        for (var bill : bills) {
            if (digits.getOrDefault(digits(bill), 0) == 1) {
                byName.put(digits(bill), bill);
            }
        }
        bills.forEach(bill -> byName.put(plain(bill.number()), bill));
    }

    /// The bills that a text names, in the order of the text.
    SequencedSet<Owed> in(String text) {
        var words = IdText.normal(text).split("[\\s,;:+&]+");
        var found = new LinkedHashSet<Owed>();
        for (int from = 0; from < words.length;) {
            from += taken(words, from, found);
        }
        return found;
    }

    /// Looks for the longest number that begins with a word.
    ///
    /// @return how many words it took
    private int taken(String[] words, int from, SequencedSet<Owed> found) {
        for (int length = Math.min(LONGEST, words.length - from); length > 0; length--) {
            var line = byName.get(plain(String.join("", List.of(words).subList(from, from + length))));
            if (line != null) {
                found.add(line);
                return length;
            }
        }
        return 1;
    }

    private static String digits(Owed bill) {
        return bill.number().replaceAll("^.*-([0-9]+)-([0-9]+)$", "$1$2");
    }

    private static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
