package se.klardag.cli.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;

/// A term and its value in words (*villkor i ord*): a name, a sentence, and a short form for two side by side.
///
/// Driven by the file of terms: `dayCount.mode/breaks-passed` is the sentence of a word, `dayCount.break/#` that of any
/// number or time of day, `follows/*` that of any word, `population.*/counted` that of a word which means the same for every
/// term of a group. A tariff's lines share their texts: `tariff.*.rate`.
public final class TermWords {
    private static final Pattern MEASURE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}|[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern HOURS = Pattern.compile("[0-9]{2}:[0-9]{2}(?:, [a-z]+ [0-9]{2}:[0-9]{2})+");
    private static final Pattern TARIFF = Pattern.compile("tariff\\.([^.]+)\\.([^.]+)");
    private static final Set<String> MONEY = Set.of("price.dailyRate", "tariff.*.rate");

    private static final String TARIFF_GROUP = "tariff";
    private static final String SWEDISH = "SEK";

    /// Messages of lag (1990:1404): what is counted from one of them is said in the words of that act.
    private static final String CALL = "planning-call";
    private static final Set<String> OLDER = Set.of(CALL, "admission-notice");

    private final Texts terms;
    private final Texts texts;
    private final NumberFormats numerals;
    private final String currency;
    private final BiFunction<String, LocalDate, String> message;
    private final boolean olderPopulation;

    /// Amounts are in kronor.
    ///
    /// @param texts the program's messages, in the reader's language
    public TermWords(Texts texts) {
        this(texts, SWEDISH, (_, _) -> "", false);
    }

    /// Those of a month, in the words of its act.
    public TermWords(Texts texts, AgreementTerms month) {
        this(texts, SWEDISH, (_, _) -> ActWords.isOlder(month) ? CALL : "", true);
    }

    /// Amounts are in the agreement's currency.
    public TermWords(Texts texts, Agreement agreement) {
        this(
                texts,
                agreement.at("price.currency")
                        .flatMap(stated -> stated.versions().stream().findFirst())
                        .filter(version -> version.status() != Status.UNKNOWN)
                        .map(TermVersion::value)
                        .orElse(SWEDISH),
                (care, on) -> message(agreement, care, on),
                agreement.at("population.no-planning-call").isPresent());
    }

    private TermWords(
            Texts texts, String currency, BiFunction<String, LocalDate, String> message, boolean olderPopulation) {
        this.message = message;
        this.olderPopulation = olderPopulation;
        this.currency = currency.equals(SWEDISH) ? "kr" : currency;
        this.terms = Texts.terms(texts.language());
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    /// The message of the older act that free days are counted from on a date, or after all other dates; empty under other rules.
    private static String message(Agreement agreement, String care, LocalDate on) {
        return agreement.at(care, "liability.freeDaysAfter")
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .filter(version -> version.covers(on) || (on.equals(LocalDate.MAX) && isLast(version, agreement)))
                .map(TermVersion::value)
                .filter(OLDER::contains)
                .findFirst()
                .orElse("");
    }

    private static boolean isLast(TermVersion version, Agreement agreement) {
        return version.to() == null || version.to().equals(agreement.to());
    }

    /// Heading of a group of terms.
    public String heading(String group) {
        return terms.has("heading." + group) ? terms.get("heading." + group) : group;
    }

    /// What a term is called, with the kind of care it is for.
    public String name(String path) {
        var care = care(path);
        return care.isEmpty() ? bareName(path) : care + ": " + bareName(path);
    }

    /// What a term is called where it is alone: after what its group decides, "När dygnen kostar: gräns".
    public String title(String path) {
        var bare = bare(path);
        int dot = bare.indexOf('.');
        var name = bareName(path);
        if (dot < 0 || !terms.has("heading." + bare.substring(0, dot))) {
            return lead(path, "") + name;
        }
        return lead(path, "") + heading(bare.substring(0, dot)) + ": " + uncapitalised(name);
    }

    /// At the head of a sentence.
    public static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// "Gräns" within a sentence; "SIP-kallelsens frist" stays.
    public static String uncapitalised(String name) {
        return name.length() > 1 && Character.isLowerCase(name.charAt(1))
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : name;
    }

    /// Whether the term has a name of its own, and the value a sentence and a short form.
    public boolean knows(String path, String value) {
        return !bareName(path).equals(bare(path)) && find(path, value, "").isPresent()
                && find(path, value, "/short").isPresent();
    }

    /// The value as a whole sentence, the kind of care aside.
    public String sentence(String path, String value) {
        return sentence(path, value, LocalDate.MAX);
    }

    /// The same in the words of the act that held when the value began.
    public String sentence(String path, TermVersion version) {
        return sentence(path, version.value(), version.from());
    }

    private String sentence(String path, String value, LocalDate on) {
        return find(path, value, "", on).orElseGet(() -> texts.get("show.plain", bareName(path, on), value));
    }

    /// The value as a whole sentence, after the kind of care it is for.
    public String statement(String path, String value) {
        return lead(path, "") + sentence(path, value);
    }

    /// The same in the words of the act that held when the value began.
    public String statement(String path, TermVersion version) {
        return lead(path, "") + sentence(path, version);
    }

    /// The kind of care and the dates a sentence is for, before the sentence; empty when it is for all care and as long
    /// as the agreement.
    ///
    /// @param when the dates; empty when nothing need be said
    public String lead(String path, String when) {
        var care = care(path);
        var lead = care.isEmpty() || when.isEmpty() ? care + when : care + ", " + when;
        return lead.isEmpty() ? "" : lead.substring(0, 1).toUpperCase(Locale.ROOT) + lead.substring(1) + ": ";
    }

    /// From when to when.
    public String when(LocalDate from, @Nullable LocalDate to) {
        if (to == null) {
            return texts.get("show.when.from", from);
        }
        return from.equals(to) ? from.toString() : texts.get("show.when.between", from, to);
    }

    /// The value in a few words.
    public String brief(String path, String value) {
        return find(path, value, "/short").orElse(value);
    }

    /// The value in a few words, with its status where no binding bill may rest on it.
    public String brief(String path, TermVersion version) {
        if (version.status() == Status.UNKNOWN) {
            return texts.get("show.unread.short");
        }
        var words = brief(path, version.value());
        return version.weakest().binds()
                ? words
                : words + " (" + texts.get("status." + version.weakest().code() + ".short") + ")";
    }

    private Optional<String> find(String path, String value, String form) {
        return find(path, value, form, LocalDate.MAX);
    }

    /// The text of the older act where it has one of its own.
    private Optional<String> find(String path, String value, String form, LocalDate on) {
        var act = message.apply(prefix(path), on);
        return act.isEmpty() ? find("", path, value, form, on)
                : find(act + ".", path, value, form, on).or(() -> find("", path, value, form, on));
    }

    private Optional<String> find(String act, String path, String value, String form, LocalDate on) {
        var address = act + address(path);
        var plain = MEASURE.matcher(value).replaceAll(found -> simple(found.group()));
        var measures = measures(address(path), plain);
        for (var word : List.of(plain, anyMeasure(plain))) {
            var key = address + "/" + word(word) + form;
            if (terms.has(key)) {
                return Optional.of(terms.get(key, placed(path, measures)));
            }
        }
        var any = address + "/*" + form;
        if (terms.has(any)) {
            var calendar = "calendar." + value;
            return Optional.of(
                    terms.get(any, placed(path, List.of(terms.has(calendar) ? terms.get(calendar) : value))));
        }
        var group = address(path);
        var common = act + group.substring(0, Math.max(0, group.indexOf('.'))) + ".*/" + plain + form;
        return terms.has(common) ? Optional.of(terms.get(common, bareName(path, on))) : Optional.empty();
    }

    /// The keys under which the sentence of a value can stand, the most particular first.
    static List<String> keys(String path, String value) {
        var address = address(path);
        var plain = MEASURE.matcher(value).replaceAll(found -> simple(found.group()));
        return List.of(
                address + "/" + word(plain),
                address + "/" + word(anyMeasure(plain)),
                address + "/*",
                address.replaceAll("\\..*", ".*") + "/" + plain);
    }

    private static String word(String value) {
        return value.replace(", ", "+").replace(' ', '-');
    }

    /// Hours that differ by weekday are one measure.
    private static String anyMeasure(String value) {
        return HOURS.matcher(value).matches() ? "#" : MEASURE.matcher(value).replaceAll("#");
    }

    private List<String> measures(String address, String value) {
        if (HOURS.matcher(value).matches()) {
            return List.of(
                    Stream.of(value.split(", ", -1))
                            .map(hour -> hour.split(" ", -1))
                            .map(hour -> hour.length == 1 ? hour[0] : terms.get("weekday." + hour[0], hour[1]))
                            .collect(Collectors.joining(", ")));
        }
        if (MONEY.contains(address)) {
            return MEASURE.matcher(value)
                    .results()
                    .map(found -> numerals.amount(new BigDecimal(found.group())) + " " + currency)
                    .toList();
        }
        return MEASURE.matcher(value).results().map(found -> people(found.group())).toList();
    }

    /// What takes the places of a text: the tariff line's name, where there is one, before the rest.
    private static Object[] placed(String path, List<String> values) {
        return Stream.concat(line(path).stream(), values.stream()).toArray();
    }

    public String bareName(String path) {
        return bareName(path, LocalDate.MAX);
    }

    private String bareName(String path, LocalDate on) {
        var bare = bare(path);
        var code = bare.substring(bare.indexOf('.') + 1);
        var older = "reason.older." + code;
        if (texts.has(older) && olderPopulation && !message.apply(prefix(path), on).isEmpty()) {
            return texts.get(older);
        }
        var reason = "reason." + code;
        if (terms.has(address(path))) {
            return terms.get(address(path), placed(path, List.of()));
        }
        return texts.has(reason) ? texts.get(reason) : bare;
    }

    /// The address under which texts stand: without the kind of care, and the same for every line of a tariff.
    static String address(String path) {
        return TARIFF.matcher(bare(path)).replaceAll("tariff.*.$2");
    }

    private static Optional<String> line(String path) {
        var tariff = TARIFF.matcher(bare(path));
        return tariff.matches() ? Optional.of(tariff.group(1)) : Optional.empty();
    }

    /// Groups of terms in the order of reading: those with terms of fixed names, before them the agreement that holds in this
    /// one's stead, and after the price its tariff.
    public static List<String> groups() {
        var groups = new ArrayList<>(Agreements.groups());
        groups.remove(TARIFF_GROUP);
        groups.add(groups.indexOf("price") + 1, TARIFF_GROUP);
        groups.addFirst("follows");
        return groups;
    }

    /// Whether a term is in a group.
    public static boolean isIn(String group, String path) {
        var bare = bare(path);
        return bare.equals(group) || bare.startsWith(group + ".");
    }

    /// The kind of care a term is for; empty when for all.
    public String care(String path) {
        return Agreements.carePrefixes()
                .stream()
                .filter(path::startsWith)
                .map(prefix -> terms.get("care." + prefix.substring(0, prefix.length() - 1)))
                .findFirst()
                .orElse("");
    }

    private static String prefix(String path) {
        return path.substring(0, path.length() - bare(path).length());
    }

    /// The address without the kind of care.
    public static String bare(String path) {
        return Agreements.carePrefixes()
                .stream()
                .filter(path::startsWith)
                .map(prefix -> path.substring(prefix.length()))
                .findFirst()
                .orElse(path);
    }

    private static String simple(String measure) {
        return isNumber(measure) ? NumberFormats.machine(new BigDecimal(measure)) : measure;
    }

    private static boolean isNumber(String measure) {
        return measure.indexOf(':') < 0 && measure.indexOf('-') < 0;
    }

    private String people(String measure) {
        return isNumber(measure) ? numerals.people(new BigDecimal(measure)) : measure;
    }
}
