package se.klardag.cli.audit.bundle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.klardag.cli.audit.verify.Mismatch;
import se.klardag.cli.audit.verify.Mismatch.Sides;
import se.klardag.cli.audit.verify.TextNumbers;
import se.klardag.engine.settlement.Settlement;

/// A text that an earlier version of the program worded (*text från en tidigare version*). Its words cannot be proved; what can
/// be shown wrong is: an amount to pay that it does not state, a line of the same words with other numbers, a status that the
/// settlement does not have, a page that does something.
///
/// @param packed as it is in the bundle
/// @param again  as this version words it
record EarlierText(String name, String packed, String again) {
    private static final Pattern STATUS = word("BINDANDE|BINDING|PRELIMINÄR|PROVISIONAL", 0);
    private static final Pattern FINAL = word(
            "slutlig\\w*|slutgiltig\\w*|definitiv\\w*|final|finally|binding|bindingly|bindande",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

    /// What in the text contradicts the settlement.
    List<Mismatch> mismatches(Settlement settlement) {
        var found = new ArrayList<Mismatch>();
        if (name.endsWith(".html")) {
            PassivePage.firstForeign(packed)
                    .ifPresent(line -> found.add(mismatch("bundle.what.active-page", name + ":" + line, "", "")));
        }
        status(found);
        amounts(settlement, found);
        lines(found);
        return found;
    }

    private void status(List<Mismatch> found) {
        var said = words(STATUS, packed);
        var held = words(STATUS, again);
        var added = words(FINAL, packed);
        added.removeAll(words(FINAL, again));
        if (!said.equals(held)) {
            found.add(mismatch("bundle.what.status", name, String.join(", ", said), String.join(", ", held)));
        } else if (!added.isEmpty()) {
            found.add(mismatch("bundle.what.status", name, String.join(", ", added), String.join(", ", held)));
        }
    }

    private void amounts(Settlement settlement, List<Mismatch> found) {
        var stated = TextNumbers.in(packed);
        for (var bill : settlement.bills()) {
            var toPay = bill.toPay().value().abs().stripTrailingZeros();
            if (!stated.contains(digits(toPay)) && !stated.contains(digits(toPay.setScale(2, RoundingMode.HALF_UP)))) {
                found.add(mismatch("bundle.what.no-amount", name, "", toPay.toPlainString()));
            }
        }
    }

    /// Numbers are bound to the words around them: of lines that read alike, the numbers are those of one that was made again.
    private void lines(List<Mismatch> found) {
        var own = TextNumbers.byWords(again);
        var lines = TextNumbers.lines(packed);
        for (int i = 0; i < lines.size(); i++) {
            int line = i;
            TextNumbers.byWords(lines.get(i)).forEach((words, numbers) -> {
                var held = own.getOrDefault(words, Set.of());
                if (!held.isEmpty() && !held.containsAll(numbers)) {
                    var shown = new TreeSet<String>();
                    held.forEach(each -> shown.add(String.join(" ", each)));
                    found.add(mismatch(
                            "bundle.what.other-number", name + ":" + (line + 1), lines.get(line).strip(),
                            shown.size() == 1 ? shown.getFirst() : ""));
                }
            });
            if (FOREIGN_DIGIT.matcher(lines.get(i)).find() && !FOREIGN_DIGIT.matcher(again).find()) {
                found.add(mismatch("verify.what.number", name + ":" + (i + 1), lines.get(i).strip(), ""));
            }
        }
    }

    private static Mismatch mismatch(String what, String where, String packed, String again) {
        return new Mismatch(what, where, packed, again, Sides.RECOMPUTED);
    }

    private static String digits(BigDecimal amount) {
        return amount.toPlainString().replace(".", "").replaceFirst("^0+(?=.)", "");
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(each -> pattern == STATUS ? each : each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern word(String words, int flags) {
        return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})", flags);
    }
}
