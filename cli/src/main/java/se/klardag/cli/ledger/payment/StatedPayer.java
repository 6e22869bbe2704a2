package se.klardag.cli.ledger.payment;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.places.Municipalities;

/// Which municipality a payer says it is (*uppgiven betalare*): by kommunkod, by its name as municipalities write it, or by
/// its organisation number where a file states those. Any other payer says nothing.
public final class StatedPayer {
    private static final Pattern CODE = Pattern.compile("^(?:kommun(?:kod)? )?([0-9]{4})(?![0-9-])");
    private static final Pattern ORGANISATION = Pattern.compile("(?<![0-9])(?:16)?([0-9]{6})-?([0-9]{4})(?![0-9])");
    private static final Pattern WORD = Pattern.compile("kommun|kommuns|kommunen|kn|stad|stads|kommunstyrelse");
    private static final String ISLAND = "region gotland";
    private static final int LONGEST = 3;

    private final Map<String, Set<Integer>> byName = new HashMap<>();
    private final Set<Integer> codes = new TreeSet<>();
    private final Map<String, Integer> byOrganisation;

    /// @param organisations ten digits, with the code of the municipality
    public StatedPayer(Map<String, Integer> organisations) {
        this.byOrganisation = Map.copyOf(organisations);
        Municipalities.shipped().all().forEach(this::add);
    }

    private void add(Municipality municipality) {
        var name = plain(municipality.name());
        codes.add(municipality.code());
        for (var form : List.of(name, name + "s")) {
            byName.computeIfAbsent(form, _ -> new TreeSet<>()).add(municipality.code());
        }
    }

    /// The municipalities that a payer can be; empty where it names none.
    public Set<Integer> municipalities(String payer) {
        var found = new TreeSet<Integer>();
        var text = plain(payer);
        var code = CODE.matcher(text);
        if (code.find() && codes.contains(Integer.parseInt(code.group(1)))) {
            found.add(Integer.parseInt(code.group(1)));
        }
        var number = ORGANISATION.matcher(payer);
        while (number.find()) {
            var known = byOrganisation.get(number.group(1) + number.group(2));
            if (known != null) {
                found.add(known);
            }
        }
        if (found.isEmpty()) {
            named(text, found);
        }
        return found;
    }

    /// A name before the word for a municipality, or nothing but the name.
    private void named(String text, Collection<Integer> found) {
        if (text.startsWith(ISLAND)) {
            found.addAll(byName.getOrDefault("gotland", Set.of()));
        }
        var words = new ArrayList<>(List.of(text.split("[^\\p{L}-]+")));
        words.removeIf(String::isEmpty);
        if (words.size() <= LONGEST) {
            found.addAll(byName.getOrDefault(String.join(" ", words), Set.of()));
        }
        for (int at = 1; at < words.size(); at++) {
            if (WORD.matcher(words.get(at)).matches()) {
                before(words, at, found);
            }
        }
    }

    /// The longest name that ends before a word.
    private void before(List<String> words, int end, Collection<Integer> found) {
        for (int length = Math.min(LONGEST, end); length > 0; length--) {
            var known = byName.get(String.join(" ", words.subList(end - length, end)));
            if (known != null) {
                found.addAll(known);
                return;
            }
        }
    }

    /// Without case, marks over letters, and blanks around: banks write HOORS KOMMUN.
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
