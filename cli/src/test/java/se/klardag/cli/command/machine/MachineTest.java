package se.klardag.cli.command.machine;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// What is said of machines that lack something.
class MachineTest {
    private static final Texts SWEDISH = Texts.in(Language.SV);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Map<String, String> USUAL = Map.of(
            "java.vendor", "Debian", "os.name", "Linux", "stdout.encoding", "UTF-8", "stderr.encoding", "UTF-8",
            "sun.jnu.encoding", "UTF-8");

    private static Machine machine(String java, LocalDate today, Map<String, String> changed) {
        var properties = new HashMap<>(USUAL);
        properties.putAll(changed);
        return new Machine(Runtime.Version.parse(java), properties, "2026a", today);
    }

    @ParameterizedTest
    @CsvSource({"21.0.5, false", "24.0.2, false", "25, true", "25.0.3+9, true", "26-ea, true"})
    void java_25_or_later_is_needed(String version, boolean sound) {
        var found = machine(version, TODAY, Map.of()).java(SWEDISH);
        then(found.sound()).isEqualTo(sound);
        then(found.text()).contains(version);
        then(found.remedy().isEmpty()).isEqualTo(sound);
    }

    /// windows-1252 has å, ä, ö and the dash; ASCII and the code page of MS-DOS in the USA have not all of them.
    @ParameterizedTest
    @CsvSource({"stdout.encoding, windows-1252, true", "stdout.encoding, ISO-8859-1, false",
            "sun.jnu.encoding, ANSI_X3.4-1968, false", "stderr.encoding, cp437, false", "stdout.encoding, '', false"})
    void swedish_letters_have_to_go_through(String property, String encoding, boolean sound) {
        var found = machine("25", TODAY, Map.of(property, encoding)).encoding(SWEDISH);
        then(found.sound()).isEqualTo(sound);
        then(found.remedy()).isEqualTo(sound ? Optional.empty() : Optional.of("export LC_ALL=C.UTF-8"));
    }

    @Test
    void windows_is_told_its_own_commands() {
        var windows = Map.of("os.name", "Windows 11", "stdout.encoding", "ASCII");
        then(machine("25", TODAY, windows).encoding(SWEDISH).remedy()).hasValue("chcp 65001");
        then(OperatingSystem.WINDOWS.quoted("C:\\Användare\\Åsa B")).isEqualTo("\"C:\\Användare\\Åsa B\"");
        then(OperatingSystem.LINUX.quoted("/home/åsa/it's")).isEqualTo("'/home/åsa/it'\\''s'");
    }

    @Test
    void a_clock_before_the_law_or_before_what_has_happened_is_wrong() {
        var ledger = new DatedTrace(LocalDate.of(2026, 11, 30), "liggarens senaste post är från");
        var same = new DatedTrace(TODAY, "ärendefilen a.csv skrevs");
        then(machine("25", LocalDate.of(2017, 12, 31), Map.of()).clock(List.of(), SWEDISH).sound()).isFalse();
        then(machine("25", LocalDate.of(2018, 1, 1), Map.of()).clock(List.of(), SWEDISH).sound()).isTrue();
        then(machine("25", TODAY, Map.of()).clock(List.of(same), SWEDISH).sound()).isTrue();
        var behind = machine("25", TODAY, Map.of()).clock(List.of(same, ledger), SWEDISH);
        then(behind.text()).contains("2026-11-29", "liggarens senaste post är från 2026-11-30");
        then(behind.remedy()).hasValue("timedatectl set-ntp true");
    }

    @Test
    void a_cache_that_is_no_cache_is_told_with_the_command_that_makes_one(@TempDir Path room) throws Exception {
        var none = new StartUpCache(List.of("-XX:+UseSerialGC"), Optional.of(room.resolve("target")));
        then(none.diagnosis(OperatingSystem.LINUX, SWEDISH).remedy()).isEmpty();
        Files.createFile(room.resolve("pom.xml"));
        var found = none.diagnosis(OperatingSystem.LINUX, SWEDISH);
        then(found.sound()).isFalse();
        then(found.remedy()).hasValue("touch " + room + "/pom.xml && " + room + "/klardag doctor");

        var broken = Files.writeString(room.resolve("broken.aot"), "no cache");
        var named = new StartUpCache(List.of("-XX:+UseSerialGC", "-XX:AOTCache=" + broken), Optional.empty());
        var unusable = named.diagnosis(OperatingSystem.LINUX, SWEDISH);
        then(unusable.sound()).isFalse();
        then(unusable.text()).contains("broken.aot");
    }

    @Test
    void a_folder_that_is_a_file_has_no_rights(@TempDir Path folder) throws Exception {
        var checks = new FolderChecks(OperatingSystem.LINUX, SWEDISH);
        var file = Files.createFile(folder.resolve("file"));
        then(checks.rights(List.of(folder, folder.resolve("not").resolve("yet"))).sound()).isTrue();
        then(checks.rights(List.of(file)).sound()).isFalse();
        then(checks.space(List.of(folder.resolve("not"))).text()).matches("minst [0-9\\h]+ MB ledigt");
    }

    @Test
    void a_disk_that_does_not_tell_its_space_is_not_called_full() {
        var untold = new FolderChecks(OperatingSystem.LINUX, SWEDISH).space(List.of(Path.of("/proc/self")));
        then(untold.sound()).isFalse();
        then(untold.text()).startsWith("det går inte att se hur mycket som är ledigt i /proc");
        then(untold.remedy()).isPresent();
    }
}
