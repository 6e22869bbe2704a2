package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.rules.files.CsvLines;
import se.klardag.rules.places.Municipalities;

/// The engine knows no place and no year: what differs between them is a rule file's to say.
///
/// - **Code**: no region, kommun, country or year at all, but for the one time zone of the wall clock, `Europe/Stockholm`.
/// - **Comments**: no region or kommun; a country may be named, since acts and regimes have one; a year only inside the number
///   of an act that is cited, `2017:612`, and in 1970-01-01, from which days are counted.
class EngineKnowsNoPlaceTest {
    private static final Path ENGINE = Path.of("..", "engine", "src", "main", "java");
    private static final String TIME_ZONE = "Europe/Stockholm";
    private static final String FIRST_DAY = "1970-01-01";
    private static final Pattern ACT = Pattern.compile("\\b(19|20)[0-9]{2}:[0-9]+");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(19|20)[0-9]{2}(?![0-9])");
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}[\\p{L}]+");
    /// Not the languages: every sentence to people is in `swedish` and `english`.
    private static final Set<String> COUNTRIES = Set.of(
            "sweden", "sverige", "norway", "norge", "norwegian", "denmark", "danmark", "danish", "finland", "iceland",
            "england", "britain", "scotland", "wales", "ireland", "germany", "netherlands", "france");
    /// Words of English or Swedish that are spelt as a kommun is, once its rings and dots are off: Åre, Ånge, Mark, Vara, Ale.
    private static final Set<String> ORDINARY = Set.of("are", "ange", "mark", "vara", "ale");

    @Test
    void no_code_names_a_place_or_a_year() {
        assertThat(found(true)).isEmpty();
    }

    @Test
    void no_comment_names_a_region_a_kommun_or_a_year_of_its_own() {
        assertThat(found(false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "if (region.equals(\"Skåne\")) {", "case MALMO -> 3;", "var lund = 1;", "LocalDate.of(2018, 1, 1)",
            "norwayRate",
            "boolean isVastraGotaland;"})
    void a_planted_name_in_code_would_be_seen(String line) {
        assertThat(inCode(line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/// As in Malmö.", "/// Since 2018.", "// Region Skåne wants it", "/// Västra Götaland"})
    void a_planted_name_in_a_comment_would_be_seen(String line) {
        assertThat(inComment(line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/// lag (2017:612) 5 kap. 4 §", "/// days since 1970-01-01",
            "/// The payer is asked (England: assessment notice)."})
    void what_may_be_cited_is_not(String line) {
        assertThat(inComment(line)).isEmpty();
    }

    private static List<String> found(boolean code) {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(ENGINE)) {
            var sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            assertThat(sources).as("the engine's sources").hasSizeGreaterThan(60);
            for (var file : sources) {
                var text = Files.readString(file);
                var part = code ? COMMENT.matcher(text).replaceAll(" ") : comments(text);
                (code ? inCode(part) : inComment(part)).forEach(name -> found.add(file.getFileName() + ": " + name));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static String comments(String text) {
        var comments = new StringBuilder();
        COMMENT.matcher(text).results().forEach(each -> comments.append(each.group()).append('\n'));
        return comments.toString();
    }

    /// Words of identifiers and texts, in any case: `isVastraGotaland` is is, Vastra and Gotaland.
    private static List<String> inCode(String code) {
        var found = new ArrayList<String>();
        var left = code.replace(TIME_ZONE, "");
        YEAR.matcher(left).results().forEach(year -> found.add(year.group()));
        var words = new TreeSet<String>();
        Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+")
                .matcher(left)
                .results()
                .forEach(word -> words.add(plain(word.group())));
        var forbidden = new TreeSet<>(places());
        forbidden.addAll(COUNTRIES);
        forbidden.removeAll(ORDINARY);
        words.stream().filter(forbidden::contains).forEach(found::add);
        return found;
    }

    private static List<String> inComment(String comment) {
        var found = new ArrayList<String>();
        var left = ACT.matcher(comment.replace(FIRST_DAY, "")).replaceAll("").replace(TIME_ZONE, "");
        YEAR.matcher(left).results().forEach(year -> found.add(year.group()));
        var places = places();
        CAPITALISED.matcher(left)
                .results()
                .map(word -> word.group())
                .filter(word -> places.contains(plain(word)) && !ORDINARY.contains(plain(word)))
                .forEach(found::add);
        return found;
    }

    /// Every kommun and every region, a name of two words by each that is longer than four letters and no common word.
    private static Set<String> places() {
        var places = new TreeSet<String>();
        Municipalities.shipped().all().forEach(each -> add(places, each.name()));
        for (var row : new CsvLines("municipalities/regions.csv").rows()) {
            add(places,
                    row.get("name")
                            .replace("Region ", "")
                            .replace("regionen", "")
                            .replace("s län", "")
                            .replace(" län", ""));
        }
        places.add("gotaland");
        places.removeAll(Set.of("region", "norra", "sodra", "vastra", "ostra", "upplands"));
        return places;
    }

    private static void add(Set<String> places, String name) {
        var words = name.split(" ", -1);
        for (var word : words) {
            if (words.length == 1 || word.length() > 4) {
                places.add(plain(word));
            }
        }
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('å', 'a').replace('ä', 'a').replace('ö', 'o').replace("é", "e");
    }
}
