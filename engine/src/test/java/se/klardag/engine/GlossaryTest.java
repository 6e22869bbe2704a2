package se.klardag.engine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words are locked: one English word per Swedish term, and a row for every public type.
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("GLOSSARY.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String ENGINE = "se.klardag.engine.";
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");
    /// A Swedish term in italics before the first full stop.
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)^///[^.]*?\\*[^*.]+\\*");

    /// One row.
    ///
    /// @param english the words in front of the types
    private record Row(String english, List<String> types, String swedish, String where) {
        static Row of(String line) {
            var cells = Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
            var types = TYPE.matcher(cells.get(0)).results().map(found -> found.group(1)).toList();
            return new Row(TYPE.matcher(cells.get(0)).replaceAll("").strip(), types, cells.get(1), cells.get(3));
        }
    }

    @Test
    void every_public_type_has_one_row_and_every_row_s_type_is_there() throws IOException {
        var named = rows().stream().flatMap(row -> row.types().stream()).toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(named).containsExactlyInAnyOrderElementsOf(publicTypes().keySet());
    }

    @Test
    void a_row_says_the_packages_of_its_types() throws IOException {
        var packages = publicTypes();
        for (var row : rows()) {
            if (!row.types().isEmpty()) {
                var wanted = row.types().stream().map(packages::get).distinct().toList();
                assertThat(row.where()).as(row.english()).isEqualTo(String.join(", ", wanted));
            }
        }
    }

    @Test
    void one_english_word_per_swedish_term_and_the_other_way_round() throws IOException {
        assertThat(rows()).extracting(Row::swedish).doesNotHaveDuplicates().doesNotContain("");
        assertThat(rows()).extracting(Row::english).doesNotHaveDuplicates().doesNotContain("");
    }

    /// Fixed by the design the project started from.
    @ParameterizedTest
    @CsvSource({
            "utskrivningsklar, ready (for discharge)",
            "underrättelse om utskrivningsklar, ready notice",
            "inskrivningsmeddelande, admission notice",
            "kallelse till SIP, SIP call",
            "vårdtillfälle, stay",
            "ärende, case",
            "utskrivningsklar dag, ready day",
            "kommun, municipality",
            "region, region",
            "överenskommelse, agreement",
            "villkor, terms",
            "folkbokföringskommun, municipality of registration",
            "betalningsansvar, 'payment responsibility, in code liability'",
            "belopp per vårddygn, daily rate",
            "dygnsbryt, day break",
            "fristdagar, free days",
            "genomsnittsmodell, average model",
            "långliggare, long-stayer",
            "öppenvård, open care",
            "kreditering, credit",
            "underlag, basis",
    })
    void the_fixed_words_stay(String swedish, String english) throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.swedish().equals(swedish))
                .extracting(Row::english)
                .containsExactly(english);
    }

    @Test
    void the_swedish_term_stands_in_the_first_sentence_of_every_public_type() throws IOException {
        for (var type : publicTypes().entrySet()) {
            var source = Files.readString(SOURCES.resolve(
                    (ENGINE + type.getValue() + "." + type.getKey()).replace('.', '/') + ".java"));
            var documentation = source.substring(source.indexOf("///"));
            assertThat(FIRST_SENTENCE.matcher(documentation).find()).as(type.getKey()).isTrue();
        }
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(GLOSSARY)) {
            boolean heads = line.startsWith("| English term") || line.startsWith("|---");
            if (line.startsWith("|") && !heads) {
                rows.add(Row.of(line));
            }
        }
        return rows;
    }

    /// Public top-level types with their package below the engine's.
    private static Map<String, String> publicTypes() {
        return types().collect(toMap(
                JavaClass::getSimpleName, type -> type.getPackageName().substring(ENGINE.length())));
    }

    private static Stream<JavaClass> types() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("se.klardag.engine")
                .stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC));
    }
}
