package se.klardag.cli.render;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.Texts;

/// Our codes in the reader's words (*koder i ord*), in the lists that a spreadsheet opens: machines read `late-sip-call`, people
/// "Kallelsen till SIP sändes för sent".
final class SpreadsheetWords {
    /// Where the words of a column are, by its name; a column that is not here has none of our codes.
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("status", List.of("word.status.")),
            Map.entry("careGroup", List.of("care-group.")),
            Map.entry("activation", List.of("word.activation.")),
            Map.entry("reason", List.of("word.reason.", "reason.")),
            Map.entry("finding", List.of("deviations.")),
            Map.entry("deviation", List.of("deviations.")),
            Map.entry("severity", List.of("severity.")),
            Map.entry("column", List.of("csv.")),
            Map.entry("fact", List.of("csv.", "word.fact.")),
            Map.entry("first", List.of("fact.word.")),
            Map.entry("second", List.of("fact.word.")),
            Map.entry("newer_value", List.of("fact.word.")),
            Map.entry("value", List.of("fact.word.")),
            Map.entry("kind", List.of("word.kind.")),
            Map.entry("state", List.of("ledger.state.")),
            Map.entry("cancelled", List.of("word.answer.")),
            Map.entry("form", List.of("sent.form.")),
            Map.entry("creditPending", List.of("word.answer.")),
            Map.entry("disputed", List.of("word.answer.", "ledger.dispute-state.")),
            Map.entry("age", List.of("word.age.")));

    /// `four-06 upheld`, one after the other
    private static final Pattern DISPUTE = Pattern.compile(" ([a-z]+)(?=, |$)");

    private SpreadsheetWords() {}

    /// A field in words; what is no code of ours stays as it is.
    static String of(String key, String text, Texts texts) {
        if (key.equals("disputes")) {
            return DISPUTE.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(word(
                            Stream.of("ledger.dispute-state."), found.group(1), texts).map(word -> ": " + word)
                            .orElse(found.group())));
        }
        return key.equals("excluded")
                ? Arrays.stream(text.split(" ")).map(each -> counted(each, texts)).collect(Collectors.joining(", "))
                : word(PLACES.getOrDefault(key, List.of()).stream(), text, texts).orElse(text);
    }

    private static Optional<String> word(Stream<String> places, String code, Texts texts) {
        return code.isEmpty()
                ? Optional.empty()
                : places.map(place -> place + code).filter(texts::has).findFirst().map(texts::get);
    }

    /// `withdrawn=3`
    private static String counted(String text, Texts texts) {
        int cut = text.indexOf('=');
        return cut < 0 ? text
                : word(Stream.of("reason."), text.substring(0, cut), texts).orElse(text.substring(0, cut)) + ": "
                        + text.substring(cut + 1);
    }
}
