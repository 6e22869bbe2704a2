package se.klardag.cli.files;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.Call;
import se.klardag.cli.CaseLines;
import se.klardag.cli.text.ExitCode;

/// What `--out` leaves behind, and what it does not.
class OutputFolderTest {
    private static final List<String> FILES = List.of("findings.csv", "inputs.json", "rejected.csv",
            "settlement.csv", "settlement.json");

    private static Path cases(Path folder) {
        return CaseLines.file(
                folder,
                CaseLines.row("patient", "p1"),
                CaseLines.row("case_id", "b", "patient", "p1", "ready_notice_at", "2022-09-06 10:00"),
                CaseLines.row("case_id", "c", "discharged_at", "2022-09-04 10:00"),
                CaseLines.row("case_id", "d", "municipality", "9999"),
                CaseLines.row("case_id", "e", "admission_notice_at", "2022-09-04 12:00"));
    }

    @Test
    void a_good_run_leaves_five_files_and_nothing_unfinished(@TempDir Path folder) {
        var out = folder.resolve("a").resolve("b");
        var call = Call.settle(cases(folder), "--format", "json", "--out", out.toString());

        then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(CaseLines.names(out)).isEqualTo(FILES);
        then(CaseLines.read(out.resolve("settlement.json"))).isEqualTo(call.out());
        then(CaseLines.read(out.resolve("settlement.csv")))
                .isEqualTo(Call.settle(cases(folder), "--format", "csv").out());
    }

    @Test
    void rejected_rows_have_file_row_column_value_code_and_advice(@TempDir Path folder) {
        var file = cases(folder);
        var out = folder.resolve("out");
        var call = Call.settle(file, "--out", out.toString());

        then(CaseLines.read(out.resolve("rejected.csv")).lines()).containsExactly(
                "file,row,case_id,column,value,reason,message",
                file + ",4,c,discharged_at,2022-09-04T10:00 < 2022-09-05T10:00,discharge-before-notice,"
                        + "utskriven före underrättelsen; rätta den ena",
                file + ",5,d,municipality,9999,not-a-municipality,"
                        + "\"ingen svensk kommunkod; skriv fyra siffror, med inledande nolla\"");
        then(call.err()).contains(file + ": avvisade rader: 2, se rejected.csv");
    }

    @Test
    void findings_name_late_messages_and_overlapping_periods(@TempDir Path folder) {
        var file = cases(folder);
        var out = folder.resolve("out");
        var call = Call.settleInEnglish(file, "--out", out.toString());

        then(CaseLines.read(out.resolve("findings.csv")).lines()).containsExactly(
                "file,row,case_id,finding,message",
                file + ",6,e,late-admission-notice,"
                        + "the admission notice was sent more than 24 hours after admission",
                file + ",3,b,overlapping-periods,\"overlaps case a (" + file + ", row 2)\"");
        then(call.err()).contains("Late admission notice 1; Overlapping periods of one patient 1, see findings.csv");
    }

    @Test
    void the_files_are_written_once_however_often_the_cases_are_read(@TempDir Path folder) {
        // GIVEN a file that is read again for its encoding, for its repeated ids, and for overlaps
        var text = CaseLines.table(
                CaseLines.row("patient", "p", "unit", "Örebro"),
                CaseLines.row("patient", "p", "unit", "Örebro"),
                CaseLines.row("case_id", "b", "patient", "p"),
                CaseLines.row("case_id", "c", "municipality", "x"));
        var file = CaseLines.text(folder, "c.csv", text, Charset.forName("windows-1252"));
        var out = folder.resolve("out");
        // WHEN
        Call.settle(file, "--out", out.toString());
        // THEN
        then(CaseLines.read(out.resolve("rejected.csv")).lines()).hasSize(3);
        then(CaseLines.read(out.resolve("findings.csv")).lines()).hasSize(2);
    }

    @Test
    void nobody_else_may_read_the_folder_or_its_files(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var out = folder.resolve("a").resolve("b");
        Call.settle(cases(folder), "--out", out.toString());

        for (var each : List.of(out.getParent(), out)) {
            then(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo("rwx------");
        }
        for (var name : FILES) {
            then(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_that_is_there_keeps_what_else_it_holds(@TempDir Path folder) {
        var out = folder.resolve("out");
        CaseLines.text(folder, "x", "");
        Call.settle(cases(folder), "--out", out.toString());
        CaseLines.text(out, "notes.txt", "mine");
        CaseLines.text(out, "settlement.json", "old");

        then(Call.settle(cases(folder), "--format", "json", "--force", "--out", out.toString()).out())
                .isEqualTo(CaseLines.read(out.resolve("settlement.json")));
        then(CaseLines.read(out.resolve("notes.txt"))).isEqualTo("mine");
        then(CaseLines.names(out)).hasSize(6);
    }

    @Test
    void a_file_that_is_wrong_as_a_whole_leaves_the_folder_as_it_was(@TempDir Path folder) {
        var out = folder.resolve("out");
        Call.settle(cases(folder), "--out", out.toString());
        var before = CaseLines.read(out.resolve("settlement.json"));
        var late = CaseLines.text(folder, "late.csv", CaseLines.table(CaseLines.row(), CaseLines.row("unit", "\"x")));
        var call = Call.settle(late, "--out", out.toString());

        call.isRefused();
        then(CaseLines.names(out)).isEqualTo(FILES);
        then(CaseLines.read(out.resolve("settlement.json"))).isEqualTo(before);

        var fresh = folder.resolve("fresh");
        Call.settle(late, "--out", fresh.toString()).isRefused();
        then(fresh).doesNotExist();
    }

    @Test
    void a_file_in_the_folders_place_is_told(@TempDir Path folder) {
        var file = cases(folder);
        for (var out : List.of(file, file.resolve("below"))) {
            var call = Call.settle(file, "--out", out.toString());

            call.isRefused();
            then(call.err()).contains("går inte att skriva: " + file);
        }
        then(CaseLines.read(file)).startsWith("case_id");
    }

    @Test
    void a_folder_in_a_files_place_is_told_and_nothing_is_settled(@TempDir Path folder) throws IOException {
        var out = folder.resolve("out");
        Files.createDirectories(out.resolve("settlement.json").resolve("x"));
        var call = Call.settle(cases(folder), "--out", out.toString());

        call.isRefused();
        then(call.err()).contains("settlement.json");
        then(CaseLines.names(out)).noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void a_folder_that_refuses_writing_is_told(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var out = Files.createDirectory(folder.resolve("out"));
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-x------"));
        // the superuser may write everywhere: there is then nothing to see
        Assumptions.assumeFalse(Files.isWritable(out));
        var call = Call.settle(cases(folder), "--out", out.toString());

        call.isRefused();
        then(call.err()).contains("rejected.csv", "skrivrätt saknas");
    }

    @Test
    void a_full_disk_is_told_of_the_file_that_did_not_fit(@TempDir Path folder) {
        var full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        var call = Call.of("generate", "--region", "skane", "--from", "2022-09", "--months", "1", "--seed", "1", "-o",
                full.toString());

        call.isRefused();
        then(call.err()).contains("går inte att skriva: /dev/full");
    }

    @Test
    void two_runs_at_once_do_not_write_into_each_others_files(@TempDir Path folder) {
        try (var one = OutputFolder.at(folder); var other = OutputFolder.at(folder)) {
            var first = one.lines("rejected.csv", List.of("h"));
            var second = other.lines("rejected.csv", List.of("h"));
            first.write(List.of("first"));
            second.write(List.of("second"));
            first.restart();
            first.write(List.of("first again"));
            one.done();
            then(CaseLines.read(folder.resolve("rejected.csv"))).isEqualTo("h\nfirst again\n");
            other.done();
            then(CaseLines.read(folder.resolve("rejected.csv"))).isEqualTo("h\nsecond\n");
        }
        then(CaseLines.names(folder)).containsExactly("rejected.csv");
    }

    @Test
    void what_is_not_done_leaves_nothing(@TempDir Path folder) {
        try (var out = OutputFolder.at(folder)) {
            out.lines("rejected.csv", List.of("h")).write(List.of("x"));
            out.write("settlement.json", "{}");
            then(CaseLines.names(folder)).hasSize(2).allMatch(name -> name.endsWith(".unfinished"));
        }
        then(CaseLines.names(folder)).isEmpty();
    }

    @Test
    void a_folder_that_vanishes_is_told(@TempDir Path folder) throws IOException {
        var gone = folder.resolve("gone");
        try (var out = OutputFolder.at(gone)) {
            Files.delete(gone);
            thenThrownBy(() -> out.write("settlement.json", "{}")).isInstanceOf(UncheckedIOException.class)
                    .hasMessage(gone.resolve("settlement.json").toString());
        }
    }

    /// Somebody mends the rejected rows where they were written, and settles that file into the same folder.
    @Test
    void a_file_that_the_call_reads_is_not_written_over(@TempDir Path folder) throws IOException {
        var out = Files.createDirectory(folder.resolve("out"));
        var text = CaseLines.table(CaseLines.row());
        for (var command : List.of("settle --agreement skane-2018 --period 2022-09", "check",
                "indicators --period 2022-09")) {
            var input = Files.writeString(out.resolve("rejected.csv"), text);
            var args = new ArrayList<>(List.of(command.split(" ")));
            args.addAll(List.of("--out", out.toString(), input.toString()));
            var call = Call.of(args.toArray(String[]::new));
            then(call.code()).as(command + call.err()).isEqualTo(2);
            then(call.err()).contains("rejected.csv är en fil som anropet läser");
            then(input).hasContent(text);
            try (var files = Files.list(out)) {
                then(files.map(each -> each.getFileName().toString())).containsExactly("rejected.csv");
            }
        }
    }
}
