package se.klardag.rules.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import se.klardag.engine.terms.value.BilingualText;
import tools.jackson.databind.JsonNode;

/// The keys a rule file may have (*nycklar*), and the one a misspelt key was meant to be.
public final class SchemaKeys {
    /// The groups of terms, in reading order.
    public static final List<String> GROUPS = List.of(
            "population",
            "deadlines",
            "notices",
            "clock",
            "payer",
            "dayCount",
            "attribution",
            "liability",
            "longStay",
            "price",
            "invoice");

    public static final List<String> CARE_TYPES = List.of("somatic", "psychiatric", "geriatric", "long_term");

    /// What the address of a care type's own value begins with.
    public static final List<String> CARE_PREFIXES = CARE_TYPES.stream().map(careType -> careType + ".").toList();

    /// Why a case may be left out, in the order in which the reasons are tried: the first one that fits a case counts.
    public static final List<String> REASONS = List.of(
            "no-admission-notice",
            "no-ready-notice",
            "late-admission-notice",
            "consent-refused",
            "no-assessment-notice",
            "short-notice",
            "no-planning-call",
            "no-plan-made",
            "sip-not-called",
            "late-sip-call",
            "open-care-not-ready",
            "own-rules-opt-orv",
            "forensic-care",
            "care-type-outside",
            "withdrawn",
            "deceased");

    private static final String PROPERTIES = "properties";

    private final JsonNode schema;

    SchemaKeys(JsonNode schema) {
        this.schema = schema;
    }

    /// What an address of one kind of care begins with, `psychiatric.`; empty for a common one.
    public static String careOf(String path) {
        for (var prefix : CARE_PREFIXES) {
            if (path.startsWith(prefix)) {
                return prefix;
            }
        }
        return "";
    }

    /// Where a kind of care looks for its values, the nearest first.
    ///
    /// @param care `geriatric.`; empty for all care
    public static List<String> nearestFirst(String care) {
        return switch (care) {
            case "" -> List.of("");
            case "geriatric.", "long_term." -> List.of(care, "somatic.", "");
            default -> List.of(care, "");
        };
    }

    /// What to add to the message about an unknown key: where it belongs, or the question whether a near one was meant; empty when
    /// no key is near.
    ///
    /// @param pointer  where the key is
    /// @param adoption whether the file adopts an agreement
    BilingualText suggestion(String pointer, boolean adoption) {
        int last = pointer.lastIndexOf('/');
        var key = pointer.substring(last + 1);
        if (last == 0 && !keysOf(adoption).contains(key) && keysOf(!adoption).contains(key)) {
            return ofTheOtherKind(key, adoption);
        }
        var here = keysAt(List.of(pointer.substring(0, last).split("/", -1)), adoption);
        return nearest(key, here)
                .or(() -> elsewhere(key))
                .map(near -> new BilingualText("; menade du " + near + "?", "; did you mean " + near + "?"))
                .orElse(BilingualText.same(""));
    }

    /// A key that is right, in a file of the other kind.
    private static BilingualText ofTheOtherKind(String key, boolean adoption) {
        if (!adoption) {
            return new BilingualText(
                    " här: " + key + " hör till ett antagande, en fil med adopts",
                    " here: " + key + " belongs in an adoption, a file with adopts");
        }
        if (key.equals("rates")) {
            return new BilingualText(
                    " här: ett antagande anger sina belopp under sets, som price.dailyRate med values; listan rates hör till en"
                            + " egen överenskommelse, en fil med extends",
                    " here: an adoption states its amounts under sets, as price.dailyRate with values; the list rates belongs"
                            + " in an agreement of one's own, a file with extends");
        }
        return GROUPS.contains(key) || CARE_TYPES.contains(key)
                ? new BilingualText(
                        " här: ett antagande anger sina värden under sets, som sets." + key,
                        " here: an adoption states its values under sets, as sets." + key)
                : new BilingualText(
                        " här: " + key + " hör till en egen överenskommelse, en fil med extends",
                        " here: " + key + " belongs in an agreement of one's own, a file with extends");
    }

    /// The keys at the top of an adoption, or of an agreement.
    private Collection<String> keysOf(boolean adoption) {
        return schema.at("/$defs/" + (adoption ? "adoption" : "agreement") + "/" + PROPERTIES).propertyNames();
    }

    /// The nearest of some words, if any is near enough to be meant.
    public static Optional<String> nearest(String word, Iterable<String> words) {
        var best = Optional.<String>empty();
        int least = 1 + Math.max(1, (word.length() + 1) / 3);
        for (var candidate : words) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /// A key of a group that was written outside its group.
    private Optional<String> elsewhere(String key) {
        var groups = schema.at("/$defs/groups");
        return groups.properties()
                .stream()
                .filter(group -> group.getValue().path(PROPERTIES).has(key))
                .map(group -> group.getKey() + "." + key)
                .findFirst();
    }

    /// @param steps of the map's address, the first one empty
    private List<String> keysAt(List<String> steps, boolean adoption) {
        var names = new TreeSet<String>(Comparator.naturalOrder());
        var parent = steps.getLast();
        if (steps.size() == 1) {
            names.addAll(keysOf(adoption));
            names.addAll(schema.path(PROPERTIES).propertyNames());
        } else if (schema.at("/$defs/groups").has(parent)) {
            names.addAll(schema.at("/$defs/groups/" + parent + "/" + PROPERTIES).propertyNames());
        } else if (steps.size() == 2) {
            names.addAll(schema.at("/$defs/agreement/properties/" + parent + "/" + PROPERTIES).propertyNames());
            names.addAll(schema.at("/$defs/careType/" + PROPERTIES).propertyNames());
        } else {
            names.addAll(schema.at("/$defs/version/" + PROPERTIES).propertyNames());
            names.addAll(schema.at("/$defs/source/" + PROPERTIES).propertyNames());
            names.addAll(List.of("values", "gaps"));
        }
        return new ArrayList<>(names);
    }

    /// Letters to change, add, take away or swap to make the one of the other.
    private static int distance(String one, String other) {
        var before = new int[0];
        var previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
                boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = previous;
            previous = row;
        }
        return previous[other.length()];
    }
}
