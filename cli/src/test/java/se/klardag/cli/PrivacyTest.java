package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// No identity number leaves: not on the screen, not in a message, not in a file. All numbers are public test numbers.
class PrivacyTest {
    private static final List<String> COLUMNS = CaseLines.COLUMNS;
    private static final String ALLOWED = "--allow-identity-numbers";

    @ParameterizedTest
    @ValueSource(strings = {"191212121212", "19121212-1212", "19121212+1212", "1212121212", "121212-1212",
            "121212+1212", "197010632391", "701063-2391", "620670-3974", "189001019802", "900101+9802",
            "196 408 233 234", "1912121212 12", "19 12 12 12 12 12", "64-08-23-32-34", "1912.12121212"})
    void a_number_in_any_field_is_shown_nowhere(String number, @TempDir Path folder) throws IOException {
        // GIVEN a good row with numbers in its free texts, and per column a row that holds a number there
        var rows = new ArrayList<String>();
        rows.add(CaseLines.row("case_id", number, "patient", number, "unit", number, "legal_basis", number));
        rows.add(CaseLines.row("case_id", number + "-b", "patient", number, "admission_notice_at", "2022-09-04 12:00"));
        rows.add(CaseLines.row("case_id", number + "-c", "consent", "no"));
        for (var column : COLUMNS) {
            rows.add(CaseLines.row("case_id", "r-" + column, column, number));
            rows.add(CaseLines.row("case_id", "q-" + column, column, "\"text " + number + "\nmera\""));
        }
        rows.add(number + "," + number); // too short
        rows.add(CaseLines.row("case_id", number, "unit", "differs"));
        var text = CaseLines.table(rows.toArray(String[]::new))
                .replace("\n", ",x\n")
                .replaceFirst(
                        ",x\n", "," + number + " anteckning\n")
                .replace("mera\"", "mera\"");
        text = text.replace("," + number + ",x\n", "," + number + "\n");
        // WHEN, THEN
        thenSilent(number, folder, CaseLines.text(folder, "c.csv", text));
    }

    /// A bundle, a receipt and the ledger call a rule file by its name: one with a number in it is refused.
    @ParameterizedTest
    @ValueSource(strings = {"19121212-1212", "22950606FH20", "19521234TA3C"})
    void a_number_in_the_name_of_an_own_rule_file_is_refused(String number, @TempDir Path folder) {
        var own = CaseLines.text(folder, "skane " + number + ".yaml", "id: mine\nextends: skane-2018\n");
        var cases = CaseLines.file(folder, CaseLines.row());
        var zip = folder.resolve("a.zip");
        var bundle = Call.of("bundle", "--agreement", own.toString(), "--period", "2022-09", "-o", zip.toString(),
                cases.toString());
        then(zip).doesNotExist();
        for (var call : List.of(bundle, Call.of("agreements", "validate", own.toString()),
                Call.of("settle", "--agreement", own.toString(), "--period", "2022-09", cases.toString()))) {
            then(call.code()).isNotZero();
            thenSilent(number, call);
            then(call.out() + call.err()).contains("filens namn ser ut att innehålla ett personnummer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"191212121212", "701063-2391"})
    void a_number_in_the_name_of_a_file_or_folder_is_masked_too(String number, @TempDir Path folder)
            throws IOException {
        var inner = Files.createDirectory(folder.resolve(number));
        var file = CaseLines.text(
                inner,
                number + ".csv",
                CaseLines.table(
                        CaseLines.row("patient", "p", "admission_notice_at", "2022-09-04 12:00"),
                        CaseLines.row("case_id", "b", "patient", "p"),
                        CaseLines.row("case_id", "c", "municipality", "9999"))
                        .replace("\n", ",x\n")
                        .replaceFirst(",x", ",y"));
        thenSilent(number, folder, file);
        for (var bad : List.of(
                inner,
                inner.resolve("missing.csv"),
                CaseLines.text(inner, "bad.csv", "hej\n"),
                CaseLines.text(inner, "quote.csv", CaseLines.table("\"")))) {
            thenSilent(number, Call.settle(bad).isRefused());
        }
        thenSilent(number, Call.settle(file, "--out", file.toString()).isRefused());
        thenSilent(number, Call.of("agreements", "validate", inner.resolve(number + ".yaml").toString()));
        thenSilent(number, Call.of("agreements", "show", inner.resolve(number + ".yaml").toString()));
        var rules = CaseLines.text(inner, number + ".yaml", "id: [");
        thenSilent(number, Call.of("agreements", "validate", rules.toString()));
        thenSilent(number, Call.of("generate", "--region", "skane", "--from", "2022-09", "--months", "1", "--seed", "1",
                "-o", inner.resolve("x").resolve("y").toString()));
    }

    /// Public test numbers, and the five samples of national reserve numbers in Inera's description.
    @ParameterizedTest
    @ValueSource(strings = {"191212121212", "19121212-1212", "1212121212", "121212-1212", "121212+1212",
            "197010632391", "701063-2391", "196206703974", "189001019802", " 191212121212 ", "19121212 1212",
            "nr 191212121212", "22950606FH20", "25780404KHD5", "00342145BZ31", "00749852BZK0", "00917250SRC1"})
    void a_file_with_a_number_in_the_column_patient_is_refused(String number, @TempDir Path folder) {
        var wide = CaseLines.file(folder, CaseLines.row("patient", "P-0001"),
                CaseLines.row("case_id", "b", "patient", number));
        var events = CaseLines.text(folder, "long.csv", """
                case_id,event,at,recorded_at,value
                a,municipality,,,1280
                a,patient,,,%s
                """.formatted(number));
        for (var file : List.of(wide, events)) {
            for (var call : List.of(
                    Call.settle(file),
                    Call.settle(file, "--out", folder.resolve("o").toString()),
                    Call.explain(file, "--municipality", "1280"))) {
                thenSilent(number.strip(), call.isRefused());
                then(call.err()).contains("rad 3", "kolumnen patient", "--pseudonymise");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-0001", "P-6a1ffd63", "7d793037a0760186574b0282f2f435e7", "1212121213", "4711471147",
            "22950606FH21", "b7cf-1212121212ab"})
    void a_pseudonym_is_no_number(String pseudonym, @TempDir Path folder) {
        then(Call.settle(CaseLines.file(folder, CaseLines.row("patient", pseudonym))).code()).isZero();
    }

    @Test
    void a_key_makes_pseudonyms_that_are_stable_and_the_persons_own(@TempDir Path folder) throws IOException {
        // GIVEN the same person written in two ways, with periods that overlap, and another person
        var rows = CaseLines.file(
                folder,
                CaseLines.row("patient", "191212121212"),
                CaseLines.row("case_id", "b", "patient", "121212-1212"),
                CaseLines.row("case_id", "c", "patient", "197010632391"));
        var key = CaseLines.text(folder, "key", "0123456789abcdef0123\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var out = folder.resolve("out");
        // WHEN
        var call = Call.settle(rows, "--pseudonymise", key.toString(), "--out", out.toString());
        // THEN
        then(call.code()).as(call.err()).isZero();
        then(CaseLines.read(out.resolve("findings.csv")).lines().filter(line -> line.contains("overlapping")))
                .hasSize(1);
        thenSilent("191212121212", call);
        try (var files = Files.list(out)) {
            for (var each : files.toList()) {
                thenNowhere("191212121212", Files.readString(each));
            }
        }
    }

    @Test
    void a_key_that_others_may_read_or_that_is_short_is_refused(@TempDir Path folder) throws IOException {
        var rows = CaseLines.file(folder, CaseLines.row());
        var key = CaseLines.text(folder, "key", "0123456789abcdef");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        then(Call.settle(rows, "--pseudonymise", key.toString()).isRefused().err()).contains("key", "chmod 600");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        then(Call.settle(rows, "--pseudonymise", key.toString()).code()).isZero();
        Files.writeString(key, "0123456789abcde\r\n");
        then(Call.settle(rows, "--pseudonymise", key.toString()).isRefused().err()).contains("för kort");
        then(Call.settle(rows, "--pseudonymise", folder.resolve("none").toString()).isRefused().err())
                .contains("finns inte");
    }

    @Test
    void a_number_in_a_header_or_in_an_argument_is_masked(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row());
        thenSilent("191212121212", Call.settle(CaseLines.text(folder, "h.csv", "191212121212,1280,x\n")).isRefused());
        thenSilent("191212121212", Call.settle(CaseLines.text(folder, "h.csv", "191212121212|1280\n")).isRefused());
        thenSilent("191212121212", Call.explain(file, "--case", "191212121212").isRefused());
        thenSilent("191212121212", Call.explain(file, "--municipality", "191212121212").isRefused());
        thenSilent("191212121212", Call.explain(file, "--nope=191212121212").isRefused());
        thenSilent("191212121212", Call.settle(file, "--format", "191212121212").isRefused());
        thenSilent("191212121212", Call.of("191212121212").isRefused());
        thenSilent("191212121212", Call.of("settle", "--agreement", "191212121212", "--period", "2022-09", "x"));
    }

    /// Numbers in every text, in the name of the file, and in a period that overlaps another.
    @Test
    void check_shows_no_number_either(@TempDir Path folder) throws IOException {
        var number = "191212121212";
        var file = CaseLines.text(folder, number + ".csv", CaseLines.table(
                CaseLines.row("case_id", number, "patient", number, "unit", number, "admission_notice_at", ""),
                CaseLines.row("case_id", number + "-b", "patient", number, "unit", "avd " + number),
                CaseLines.row("case_id", number + "-c", "municipality", number)));
        var other = CaseLines.text(folder, number + "-b.csv", CaseLines.table(
                CaseLines.row("case_id", number, "discharged_at", "2022-09-09 13:00")));
        var out = folder.resolve("out");
        for (var format : List.of("table", "json", "csv")) {
            for (var more : List.of(List.<String>of(), List.of("--against", other.toString()))) {
                var args = new ArrayList<>(List.of("check", ALLOWED, "--format", format, "--out", out.toString(),
                        file.toString()));
                args.addAll(more);
                var call = Call.of(args.toArray(String[]::new));
                then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
                then(call.out()).contains("********");
                thenSilent(number, call);
            }
        }
        try (var files = Files.list(out)) {
            for (var each : files.toList()) {
                thenNowhere(number, each.getFileName().toString());
                thenNowhere(number, each.toString().endsWith(".xlsx") ? cells(each) : Files.readString(each));
            }
        }
    }

    private static String cells(Path workbook) throws IOException {
        var cells = new StringBuilder();
        try (var book = new ReadableWorkbook(workbook.toFile())) {
            for (var sheet : book.getSheets().toList()) {
                sheet.read()
                        .forEach(row -> row.forEach(cell -> cells.append(cell == null ? "" : cell.getText())
                                .append('|')));
            }
        }
        then(cells.toString()).contains("********");
        return cells.toString();
    }

    @Test
    void a_case_can_be_explained_by_its_own_id_which_is_not_repeated(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row("case_id", "191212121212"));
        var call = Call.explain(file, "--case", "191212121212");

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.out()).startsWith("Ärende ************\n");
        thenSilent("191212121212", call);
    }

    @Test
    void an_ordinary_id_of_ten_digits_is_shown(@TempDir Path folder) {
        var file = CaseLines.file(
                folder,
                CaseLines.row("case_id", "1212121213"),
                CaseLines.row("case_id", "4711471147", "municipality", "x"));
        var out = folder.resolve("out");

        then(Call.explain(file, "--municipality", "1280").out()).contains("ärende 1212121213");
        Call.settle(file, "--out", out.toString());
        then(CaseLines.read(out.resolve("rejected.csv"))).contains(",4711471147,");
    }

    private static void thenSilent(String number, Path folder, Path file) throws IOException {
        var out = folder.resolve("out");
        for (var format : new String[]{"table", "json", "csv"}) {
            var call = Call.settle(file, ALLOWED, "--format", format, "--out", out.toString()).speaksPlainly();
            then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
            thenSilent(number, call);
            thenSilent(number, Call.settleInEnglish(file, ALLOWED, "--format", format));
        }
        then(CaseLines.read(out.resolve("rejected.csv")).lines().count()).isGreaterThan(1);
        then(CaseLines.read(out.resolve("findings.csv")).lines().count()).isGreaterThan(1);
        try (var files = Files.list(out)) {
            for (var each : files.toList()) {
                thenNowhere(number, new String(Files.readAllBytes(each), StandardCharsets.UTF_8));
            }
        }
        for (var format : new String[]{"text", "json"}) {
            var call = Call.explain(file, ALLOWED, "--municipality", "1280", "--format", format);
            then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
            thenSilent(number, call);
            thenSilent(number, Call.explain(file, ALLOWED, "--case", number + "-b", "--format", format));
        }
    }

    private static void thenSilent(String number, Call call) {
        call.speaksPlainly();
        thenNowhere(number, call.out());
        thenNowhere(number, call.err());
    }

    /// Neither as given nor its ten digits with anything but digits between.
    private static void thenNowhere(String number, String text) {
        var digits = number.replaceAll("[^0-9]", "");
        if (digits.length() < 10) {
            then(text).doesNotContain(number);
            return;
        }
        var ten = digits.substring(digits.length() - 10);
        var pattern = Pattern.compile(String.join("[^0-9a-f]?", ten.split("")));

        then(text).doesNotContain(number).doesNotContainPattern(pattern);
    }
}
