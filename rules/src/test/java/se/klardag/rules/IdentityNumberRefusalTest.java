package se.klardag.rules;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.IdentityNumbers;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.grants.Grants;
import se.klardag.rules.mapping.Mappings;

/// A rule file's texts stand on every bill: one with an identity number in it is refused where it is read. The numbers are
/// public test numbers.
class IdentityNumberRefusalTest {
    private static final String REFUSED = "seems to hold an identity number";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "title: {sv: Avtal, en: Agreement 19121212-1212}|3|title.en",
            "title: Avtal 19121212-1212|3|title",
            "longStay: {over: {value: 7, status: assumed, source: {title: Avtal 19121212-1212}}}|3"
                    + "|longStay.over.source.title",
            "longStay: {over: {value: 7, status: assumed, source: {title: Avtal, at: s. 3 för 121212-1212}}}|3"
                    + "|longStay.over.source.at",
            "sources: {paper: {title: Avtal 191212121212}}|3|sources.paper.title"})
    void in_a_rule_file_it_is_refused_with_file_line_and_key(String text, int line, String key) {
        var file = new RuleFolder(folder).write("mine.yaml", RuleFolder.CHANGES_SKANE + text + "\n");
        then(Agreements.problems(file)).anySatisfy(problem -> {
            then(problem.place()).startsWith(file + ":" + line + ":").endsWith(" " + key + ": ");
            then(problem.message().english()).startsWith(REFUSED);
            then(problem.message().swedish()).startsWith("ser ut att innehålla ett personnummer");
        });
        thenThrownBy(() -> Agreements.find(file.toString())).isInstanceOf(RuleFileException.class)
                .hasMessageNotContaining("1212-1212");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "title: \"Avtal # 1 19121212-1213\"|3|1|: ********-****", "title: Avtal # 121212-1212|3|14|: ******-****",
            "# Anna 19121212-1212|3|1|: ********-****", "longStay:   # 121212=1212|3|13|: ******=****"})
    void in_a_comment_too_and_the_number_is_shown_without_its_digits(String text, int line, int column, String end) {
        var problems = SchemaCheck.problems(tree(RuleFolder.CHANGES_SKANE + text + "\n"), "agreement-v1")
                .stream()
                .filter(problem -> problem.message().english().startsWith(REFUSED))
                .toList();
        then(problems).hasSize(1);
        then(problems.getFirst().line()).isEqualTo(line);
        then(problems.getFirst().column()).isEqualTo(column);
        then(problems.getFirst().message().english()).endsWith(end);
        then(problems.getFirst().message().swedish()).endsWith(end);
    }

    @Test
    void in_an_adoption_a_scenario_a_mapping_a_grant_and_a_table_of_rates_too() {
        var files = new RuleFolder(folder);
        var adoption = files.write("adoption.yaml", """
                schema: 1
                id: adopted
                adopts: skane-2018
                by: Anna 19121212-1212
                on: 2026-01-15
                """);
        refused(() -> Agreements.find(adoption.toString()));
        var scenario = files.write("scenario.yaml", """
                schema: 1
                id: mine
                title: Mine
                author: Anna 19121212-1212
                baseline: skane-2018
                changes:
                  dayCount: {break: "00:00"}
                """);
        refused(() -> Scenario.find(scenario.toString()));
        var mapping = files.write("mapping.yaml", """
                schema: 1
                id: my
                title: Min export
                status: checked
                says: Läst mot Annas fil 19121212-1212.
                columns:
                  case_id: [Nr]
                """);
        refused(() -> Mappings.find(mapping.toString(), Set.of("case_id")));
        var grant = files.write(
                "grant.yaml",
                shipped("grants/skr-2020.yaml").replaceFirst("(?m)^id: .*$", "id: mine-19121212-1212"));
        refused(() -> Grants.find(grant.toString()));
        var rates = shipped("national/daily-rate.yaml").replaceFirst("title: \\S+", "title: Avtal 19121212-1212");
        then(SchemaCheck.problems(tree(rates), "rate-table-v1"))
                .anySatisfy(problem -> then(problem.message().english()).startsWith(REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "191212121212", "19121212-1212", "121212-1212", "121212+1212", "1212121212", "P1212121212.", "121212 1212",
            "19121212–1212", "121212−1212", "121212\u00ad-1212", "12\u200b1212-1212", "１２１２１２-１２１２", "①②①②①②-①②①②",
            "𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐", "19121212\t1212", "1912-12-12-1212", "701063-2391",
            // a wrong check digit, where the form tells
            "121212-1213", "19121212-1213", "191212121213", "20121212-9813", "19121212 1213", "19121212/1213",
            "1912-12-12-1213", "121212˗1213", "121212--1213",
            // other signs between
            "121212*1212", "121212,1212", "121212;1212", "121212=1212", "121212|1212", "121212#1212", "121212'1212",
            "121212~1212", "121212__1212", "121212 / 1212", "121212•1212", "19121212*1213",
            "https://a.example/19121212-1212",
            // reserve numbers, national and a region's own, and the other forms that are hidden elsewhere
            "22950606FH20", "22950606-fh20", "25780404KHD5", "00342145BZ31", "00749852BZK0", "00917250SRC1",
            "19121212-TF12", "19521234TA3C", "20081234-0123", "123456-DA0A", "1912121 21212", "19=12=12=12=12=12",
            "1.91212121212E+11", "S1912121212120001", "19121212x1212"})
    void however_it_is_written(String number) {
        then(refusals(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // organisation numbers and the identifiers made of them, diary numbers, days and times
            "232100-0255", "162321000255", "SE232100025501", "7350000000006", "RS 2018-1912", "HSN 2017/1234",
            "SFS 2017:612",
            "2022-09-01 12:00", "2022-01-01–2022-12-31", "20220901T123000", "040-12 34 56 78", "1212121213",
            "202209011230", "20220901-1230", "20220901 1230", "2018-12345", "2017:612", "Dnr 180612/0043",
            "1992-01-01 1800 kr", "2022-09-01, 1280", "20220901,1280", "070-1234567", "0401-121212", "121212*1213",
            "121212,1213", "201812345678", "20220901123000", "HSN 2018-1234-AB", "K-2022-00001..00033", "FH20",
            // a page's number in its address, and what is a part of a hash
            "https://a.example/download/18.1212121212/rapport.pdf", "https://a.example/1212121212",
            "e3b0c44298fc1c149afbf4c191212121212ae41e4649b934ca495991b7852b85"})
    void other_numbers_go_through(String text) {
        then(refusals(text)).isFalse();
    }

    /// The name of a file is packed and kept with it; the folder that it stands in is not.
    @Test
    void in_the_name_of_an_own_file_too() {
        var files = new RuleFolder(folder);
        for (var name : List.of("skane 19121212-1212.yaml", "22950606FH20.yaml", "rates-20081234-0123.yaml")) {
            var own = files.write(name, RuleFolder.CHANGES_SKANE);
            then(Agreements.problems(own)).singleElement().satisfies(problem -> {
                then(problem.message().english()).startsWith("the name of the file seems to hold an identity number");
                then(problem.message().swedish()).startsWith("filens namn ser ut att innehålla ett personnummer");
                then(problem.place() + problem.message()).contains("**").doesNotContain("1212-1212", "FH20", "0123");
            });
            var user = files.write("user.yaml", "id: user\nextends: \"" + name.replace(".yaml", "") + ".yaml\"\n");
            thenThrownBy(() -> Agreements.find(user.toString())).isInstanceOf(RuleFileException.class);
        }
        var scenario = files.write("scenario 121212-1212.yaml", """
                schema: 1
                id: mine
                title: Mine
                author: The region
                baseline: skane-2018
                changes:
                  dayCount: {break: "00:00"}
                """);
        thenThrownBy(() -> Scenario.find(scenario.toString())).isInstanceOf(RuleFileException.class);
        var mapping = files.write("mapping 121212-1212.yaml", """
                schema: 1
                id: my
                title: Min export
                status: checked
                columns:
                  case_id: [Nr]
                """);
        thenThrownBy(() -> Mappings.find(mapping.toString(), Set.of("case_id"))).isInstanceOf(RuleFileException.class);
        var stamped = files.write("agreement-202209011230.yaml", RuleFolder.CHANGES_SKANE);
        then(Agreements.problems(stamped)).isEmpty();
    }

    /// What a bill was made with before is computed again.
    @Test
    void a_kept_file_is_read_as_it_was() {
        var text = RuleFolder.CHANGES_SKANE + "title: Avtal 19121212-1212\n";
        then(SchemaCheck.problemsOfKept(tree(text), "agreement-v1")).isEmpty();
        var own = RuleText.of("mine 19121212-1212.yaml", text.getBytes(StandardCharsets.UTF_8));
        then(Agreements.of(own, RuleLibrary.shipped()).id()).isEqualTo("mine");
    }

    private static boolean refusals(String text) {
        return SchemaCheck.problems(tree(RuleFolder.CHANGES_SKANE + "title: \"" + text + "\"\n"), "agreement-v1")
                .stream()
                .anyMatch(problem -> problem.message().english().startsWith(REFUSED));
    }

    private static void refused(ThrowingCallable read) {
        thenThrownBy(read).isInstanceOfSatisfying(
                RuleFileException.class,
                unusable -> then(unusable.problems())
                        .anySatisfy(problem -> then(problem.message().english()).startsWith(REFUSED)));
    }

    private static String shipped(String name) {
        return ShippedResources.text(name).text();
    }

    private static YamlTree tree(String text) {
        return YamlTree.read(RuleText.of("mine.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A folder of the user's own can be called `rules`, as ours is: only what ships to the byte is not asked.
    @Test
    void a_name_is_asked_in_whatever_folder_the_file_is() {
        var own = RuleText.of("rules/19121212-1212.yaml", "id: x\n".getBytes(StandardCharsets.UTF_8));
        then(IdentityNumbers.inName(own)).hasSize(1);
        then(IdentityNumbers.inName(RuleText.shipped("rules/agreements/skane-2018.yaml").orElseThrow())).isEmpty();
    }
}
