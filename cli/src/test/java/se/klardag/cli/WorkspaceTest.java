package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.ShippedFile;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import tools.jackson.databind.json.JsonMapper;

/// A working folder gives every command what the call leaves out, and says so.
class WorkspaceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Call init(String... more) {
        var args = Stream.concat(Stream.of("init", folder.toString()), Arrays.stream(more)).toArray(String[]::new);
        return Call.of(args);
    }

    private Call here(String... args) {
        return Call.within(folder, args).speaksPlainly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "14", "17", "18", "19",
            "20", "21", "22", "23", "24", "25"})
    void a_new_folder_of_any_region_has_an_example_that_runs_at_once(String region) throws IOException {
        // GIVEN
        var made = init("--region", region);
        then(made.code()).as(made.err()).isZero();
        var command = made.out()
                .lines()
                .filter(line -> line.strip().startsWith("klardag settle"))
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" ", -1);
        // WHEN the command that was printed is run
        var args = Arrays.copyOfRange(command, 1, command.length);
        args[args.length - 1] = folder.resolve(args[args.length - 1]).toString();
        var settled = here(args);
        // THEN it settles, and everything else in the folder can be used
        then(settled.code()).as(settled.err()).isZero();
        then(settled.out()).contains(region.equals("12") ? "skane-2018" : "", "PRELIMINÄR");
        then(Call.of("parties", "validate", folder.resolve("parter.yaml").toString()).code()).isZero();
        then(Files.readString(folder.resolve("parter.yaml"))).contains("invented: true", "code: \"" + region + "\"");
        for (var file : new String[]{"klardag.yaml", "antagande.yaml", "belopp.yaml", "parter.yaml"}) {
            var first = Files.readString(folder.resolve(file)).lines().findFirst().orElseThrow();
            then(first).startsWith("# yaml-language-server: $schema=");
            then(folder.resolve(first.substring(first.indexOf('=') + 1))).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosmic-link", "lifecare-sp", "mina-planer", "prator", "qlik-skane", "takecare",
            "takecare-history", "template", "other"})
    void the_example_runs_whatever_the_source_system(String source) {
        then(init("--region", "12", "--source", source).code()).isZero();
        var settled = here("settle", "--period", "2022-09", example());
        then(settled.code()).as(settled.err()).isZero();
        then(Files.exists(folder.resolve("kolumner.yaml"))).isEqualTo(!source.matches("template|other"));
    }

    private String example() {
        return folder.resolve("exempel/arenden-2022-09.csv").toString();
    }

    @Test
    void a_command_says_which_folder_gave_which_setting_and_an_option_goes_before_it() {
        init("--region", "12");
        var taken = here("settle", "--period", "2022-09", "--format", "json", example());
        then(taken.err()).contains("Arbetsmappen " + folder + " ger: ",
                "agreement antagande.yaml (inte ifylld: belopp.yaml gäller, preliminärt)",
                "mapping kolumner.yaml (filen finns inte än");
        then(taken.json().required("agreement").asString()).isEqualTo("skane-2018-own-rates");

        var said = here("settle", "--agreement", "statute", "--period", "2022-09", "--format", "json", example());
        then(said.err()).contains(" ger: mapping").doesNotContain("agreement antagande");
        then(said.json().required("agreement").asString()).isEqualTo("statute");
    }

    @Test
    void what_was_taken_is_recorded_beside_the_result() throws IOException {
        init("--region", "12");
        Files.writeString(folder.resolve("klardag.yaml"),
                "schema: 1\nagreement: skane-2018\nabsent: [moved_at, payer_answer]\n");
        var out = folder.resolve("ut");
        then(here("settle", "--period", "2022-09", "--out", out.toString(), example()).code()).isZero();
        var inputs = JsonMapper.shared().readTree(Files.readString(out.resolve("inputs.json")));
        var workspace = inputs.required("workspace");
        then(workspace.required("agreement").asString()).isEqualTo("skane-2018");
        then(workspace.required("absent").asString()).isEqualTo("moved_at,payer_answer");
        then(workspace.required("file").asString()).matches("sha256:[0-9a-f]{64}");
        then(inputs.required("reading").required("absent")).hasSize(2);
        // outside a folder the record is as it always was
        var plain = folder.resolve("utanför");
        Call.settle(Path.of(example()), "--out", plain.toString());
        then(Files.readString(plain.resolve("inputs.json"))).doesNotContain("workspace");
    }

    @Test
    void the_ledger_and_the_parties_are_those_of_the_folder() {
        init("--region", "12");
        then(here("bills").err()).contains("ledger liggare");
        then(here("ledger", "init").code()).isZero();
        then(folder.resolve("liggare")).isDirectory();
        var draft = here("post", "--period", "2022-09", "--provisional", "--date", "2022-10-05", example());
        then(draft.code()).as(draft.err()).isZero();
        then(here("bills", "--drafts").out()).contains("2022-09");
        then(here("ledger", "verify").out()).startsWith("Stämmer.");
    }

    @Test
    void a_form_holds_once_it_says_who_adopts_and_when() throws IOException {
        init("--region", "12");
        var form = folder.resolve("antagande.yaml");
        var text = Files.readString(form);
        // half filled in is a fault, not a form that nobody has touched
        Files.writeString(form, text.replace("by: \"\"", "by: ekonomidirektör, Region Skåne"));
        var half = here("settle", "--period", "2022-09", example());
        then(half.isRefused().err()).contains("antagande.yaml:", " on: ");
        Files.writeString(form, text.replace("by: \"\"", "by: ekonomidirektör, Region Skåne")
                .replace("on:  ", "on: 2022-10-01 ")
                .replace("title: \"\"", "title: Överenskommelsen 2018-09-19")
                .replace("#  - ", "  - ")
                .replace("sets:", "# sets:"));
        var whole = here("settle", "--period", "2022-09", "--format", "json", example());
        then(whole.code()).as(whole.err()).isZero();
        then(whole.json().required("agreement").asString()).isEqualTo("skane-2018-adopted");
    }

    /// The number is a public test number; a title of a path, a key and a comment are shown with every call, or packed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "cases: in/Anna 19121212-1212/a.csv | klardag.yaml:2:1 cases: ser ut att | ********-****",
            "cases: in/19121212-1213.csv | klardag.yaml:2:1 cases: ser ut att | ********-****",
            "absent: ['121212,1212'] | klardag.yaml:2:10 absent.0: ser ut att | ******,****",
            "191212121212: 1 | klardag.yaml:2:1: ser ut att | ************",
            "'region: \"12\" # Anna 121212-1212' | klardag.yaml:2:14: ser ut att | ******-****"})
    void settings_with_an_identity_number_are_refused(String line, String place, String shown) throws IOException {
        Files.writeString(folder.resolve("klardag.yaml"), "schema: 1\n" + line + "\n");
        for (var call : List.of(here("status"), here("settle", "--period", "2022-09", "x.csv"))) {
            then(call.isRefused().err().replace(folder.toString(), "")) // whose name has digits by chance
                    .contains(place, "innehålla ett personnummer", ": " + shown)
                    .doesNotContain("1212");
        }
        then(here("doctor").out().replace(folder.toString(), "")).contains(shown).doesNotContain("1212");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "agrement: skane-2018 | klardag.yaml:2:1 agrement: okänd nyckel; menade du agreement?",
            "region: 12 | klardag.yaml:2:1 region: ska vara text",
            "region: \"11\" | klardag.yaml:2:1 region: 11 är ingen regions kod",
            "region: Skåne | klardag.yaml:2:1 region: ska vara två siffror",
            "absent: [konsent] | ett av orden",
            "absent: consent | klardag.yaml:2:1 absent: ska vara en lista",
            "ledger: [a] | klardag.yaml:2:1 ledger: ska vara text",
            "ledger: a: b | går inte att läsa som YAML"})
    void a_bad_file_is_refused_with_line_key_and_what_is_allowed(String line, String message) throws IOException {
        Files.writeString(folder.resolve("klardag.yaml"), "schema: 1\n" + line + "\n");
        var refused = here("bills").isRefused();
        then(refused.err()).contains("klardag.yaml:2:", message);
        // what makes or looks at files by itself goes on
        then(here("agreements", "list").code()).isZero();
        then(here("settle", "--help").code()).isZero();
    }

    @Test
    void a_folder_that_is_named_has_to_be_one() {
        then(here("bills").isRefused().err()).contains("klardag.yaml", "klardag init");
        // and none is one too
        var nowhere = Call.in("sv", LocalDate.of(2026, 11, 29), Map.of("KLARDAG_FOLDER", ""), "settle");
        then(nowhere.err()).contains("--agreement");
    }

    @Test
    void a_new_folder_is_never_laid_over_files() throws IOException {
        Files.writeString(folder.resolve("parter.yaml"), "mine");
        then(init("--region", "12").isRefused().err()).contains("finns redan parter.yaml");
        then(folder.resolve("klardag.yaml")).doesNotExist();
        then(Files.readString(folder.resolve("parter.yaml"))).isEqualTo("mine");
        Files.delete(folder.resolve("parter.yaml"));
        then(init("--region", "12").code()).isZero();
        then(init("--region", "12").isRefused().err()).contains("finns redan klardag.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--region 99 | --region 12", "--agreement nej --region 12 | agreements list",
            "--source cosmos --region 12 | cosmic-link"})
    void an_answer_that_names_nothing_says_what_would(String args, String message) {
        then(init(args.split(" ", -1)).isRefused().err()).contains(message);
        then(folder).isEmptyDirectory();
    }

    @Test
    void an_agreement_that_nobody_has_read_is_filled_in_and_the_example_follows_the_statute() {
        var made = init("--region", "01", "--agreement", "stockholm-2020");
        then(made.code()).isZero();
        then(made.out()).contains("settle --agreement statute --period 2022-09", "fyll i antagande.yaml");
        then(here("settle", "--period", "2022-09", example()).code()).isEqualTo(ExitCode.REFUSED);
        then(here("settle", "--agreement", "statute", "--period", "2022-09", example()).code()).isZero();
    }

    @Test
    void a_folder_below_is_inside_too_and_paths_lead_from_the_file() throws IOException {
        Files.writeString(folder.resolve("klardag.yaml"),
                "schema: 1\nagreement: regler/eget.yaml\nledger: jdbc:postgresql://db/klardag\noutput: ut\n");
        var below = Files.createDirectories(folder.resolve("a/b"));
        var found = Workspace.around(below).orElseThrow();
        then(found.folder()).isEqualTo(folder);
        then(found.value(Setting.AGREEMENT))
                .contains(folder.resolve("regler/eget.yaml").toString());
        then(found.value(Setting.LEDGER)).contains("jdbc:postgresql://db/klardag");
        then(found.value(Setting.OUTPUT)).contains(folder.resolve("ut").toString());
        then(found.value(Setting.MAPPING)).isEmpty();
    }

    @Test
    void the_schema_knows_the_columns_that_a_source_may_lack() {
        var schema = JsonMapper.shared().readTree(ShippedFile.text(Workspace.class, Workspace.SCHEMA));
        var words = schema.at("/properties/absent/items/enum").valueStream().map(each -> each.asString()).toList();
        then(words).containsExactlyInAnyOrderElementsOf(Arrays.stream(Column.values())
                .filter(column -> !column.isRequired() && column.field().isPresent())
                .map(Column::title)
                .toList());
    }

    @Test
    void without_a_terminal_nothing_is_asked() {
        var call = init();
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("--region");
    }
}
