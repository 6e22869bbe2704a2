package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What doctor says of a working folder that lacks something. The tests run without a start-up cache, so that one thing always
/// needs doing here.
class DoctorTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void make_a_working_folder() {
        then(Call.of("init", folder.toString(), "--region", "12", "--agreement", "skane-2018", "--source", "template")
                .code()).isZero();
    }

    /// What was found, by name; of several of a name the last.
    private static JsonNode checks(Call call) {
        then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
        var found = JsonNodeFactory.instance.objectNode();
        call.json().required("checks").forEach(each -> found.set(each.required("check").asString(), each));
        return found;
    }

    private JsonNode checks(String... more) {
        var args = new String[3 + more.length];
        System.arraycopy(new String[]{"doctor", "--format", "json"}, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        return checks(Call.within(folder, args));
    }

    private static void isSound(JsonNode check) {
        then(check.required("sound").asBoolean()).as(check.toString()).isTrue();
        then(check.required("command").isNull()).isTrue();
    }

    private static void isWrong(JsonNode check, String text, String command) {
        then(check.required("sound").asBoolean()).isFalse();
        then(check.required("text").asString()).contains(text);
        then(check.required("command").asString("")).contains(command);
    }

    @Test
    void a_new_folder_lacks_nothing_but_the_cache() {
        var checks = checks();
        then(checks.propertyNames()).containsExactlyInAnyOrder(
                "java", "cache", "fonts", "encoding", "folder", "rights", "ledger", "clock", "space");
        // encoding and space are those of the machine that tests
        for (var name : List.of("java", "fonts", "folder", "rights", "ledger", "clock")) {
            isSound(checks.required(name));
        }
        then(checks.required("ledger").required("text").asString()).contains("klardag ledger init");
    }

    @Test
    void people_read_a_line_for_each_and_the_number_of_things_to_do() {
        var swedish = Call.within(folder, "doctor");
        then(swedish.out()).contains("[x] Java: " + Runtime.version(), "[!] Startcache: saknas", "[x] Typsnitt: ",
                "[x] Klocka: 2026-11-29", "behöver göras.\n");
        var english = Call.in("en", "doctor");
        then(english.out()).contains("[!] Start-up cache: missing", "[x] Working folder: none here", "doing.\n");
    }

    @Test
    void what_the_settings_name_and_is_not_there_comes_with_the_command_that_makes_it() throws IOException {
        Files.delete(folder.resolve("parter.yaml"));
        isWrong(checks().required("folder"), "parter.yaml, som inte finns",
                "klardag parties init -o " + folder.resolve("parter.yaml"));
    }

    @Test
    void a_broken_file_is_named_with_its_line_and_nothing_stops() throws IOException {
        var file = folder.resolve("klardag.yaml");
        Files.writeString(file, Files.readString(file) + "\nagreement: twice\n");
        var broken = checks();
        isWrong(broken.required("folder"), "klardag.yaml:", "");
        then(broken.has("space")).isTrue();
    }

    @Test
    void a_ledger_is_opened_and_a_changed_entry_is_found() throws IOException {
        var ledger = folder.resolve("liggare");
        then(LedgerCall.at(ledger.toString(), folder).post(List.of(LedgerCall.stay("A", 7))).code()).isZero();
        isSound(checks().required("ledger"));
        then(checks().required("ledger").required("text").asString()).contains("1 post i");

        try (var files = Files.walk(ledger.resolve("journal"))) {
            var entry = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.write(entry, new byte[]{' '}, StandardOpenOption.APPEND);
        }
        isWrong(checks().required("ledger"), "", "klardag ledger verify --ledger " + ledger);
    }

    /// The day of the tests is 29 November 2026.
    @Test
    void a_case_file_from_tomorrow_shows_a_clock_that_is_behind() throws IOException {
        var cases = CaseLines.file(folder.resolve("underlag"), CaseLines.row());
        Files.setLastModifiedTime(cases, FileTime.from(Instant.parse("2026-11-29T11:00:00Z")));
        isSound(checks().required("clock"));
        Files.setLastModifiedTime(cases, FileTime.from(Instant.parse("2026-11-30T11:00:00Z")));
        isWrong(checks().required("clock"), "skrevs 2026-11-30", "");
    }

    @Test
    void a_database_is_not_asked() {
        var ledger = checks("--ledger", "jdbc:postgresql://nowhere.invalid/ledger").required("ledger");
        isSound(ledger);
        then(ledger.required("text").asString()).doesNotContain("nowhere");
    }
}
