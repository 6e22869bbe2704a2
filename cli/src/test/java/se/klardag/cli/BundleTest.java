package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;

/// A bundle holds what a settlement rests on, and is the same bytes wherever it is made; what is changed in it is named.
class BundleTest {
    private static final int HEADER = 30;
    private static final int DIRECTORY_HEADER = 46;
    private static final int END = 22;

    @TempDir
    private Path folder;

    private final TimeZone zone = TimeZone.getDefault();
    private final Locale locale = Locale.getDefault();
    private final String user = System.getProperty("user.name", "");
    private final String encoding = System.getProperty("file.encoding", "");
    private Path bundle = Path.of("");

    @BeforeEach
    void pack() {
        bundle = bundled("bundle.zip");
    }

    @AfterEach
    void home() {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
        System.setProperty("user.name", user);
        System.setProperty("file.encoding", encoding);
    }

    @Test
    void it_is_identical_and_costs_the_same_today() {
        var call = verify(bundle);

        then(call.code()).as(call.out() + call.err()).isZero();
        // 4 noons of one case: (4 − 2.8) × 9 300
        then(call.out())
                .startsWith(bundle + ": identiskt\n")
                .contains("Med paketets egna regler: 11 160 kr", "Ingen skillnad mellan då och nu.");
    }

    @Test
    void it_holds_cases_rules_results_receipt_and_guides() throws IOException {
        var files = files(bundle);

        then(files.keySet())
                .contains(
                        "LAS-MIG.txt", "README.txt", "SHA256SUMS", "cases.csv", "explanation.html", "explanation.json",
                        "explanation.txt", "receipt.json", "rules/agreements/skane-2018.yaml",
                        "rules/municipalities/municipalities.csv", "rules/national/daily-rate.yaml", "settlement.json",
                        "settlement.txt");
        then(text(files, "receipt.json")).contains("\"engine\"", "\"tzdata\"", "\"sha256\"")
                .contains("\"schemas\" : [ \"agreement-v1\", \"rate-table-v1\" ]");
        then(text(files, "settlement.json")).contains("\"total\" : \"11160\"");
        // data minimisation: neither pseudonym nor ward leaves the house
        then(text(files, "cases.csv")).startsWith("case_id,municipality,care_type,").doesNotContain("patient", "unit");
    }

    @Test
    void another_zone_locale_encoding_and_user_make_and_find_the_same_bytes() throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        System.setProperty("user.name", "somebody-else");
        System.setProperty("file.encoding", "IBM037");

        then(Files.readAllBytes(bundled("elsewhere.zip"))).isEqualTo(Files.readAllBytes(bundle));
        then(verify(bundle).code()).isZero();
    }

    /// A byte of every file, and every byte of the first file's two headers and of the end: the answer names the file, or which byte it is, or
    /// that the end is not there.
    @Test
    void a_changed_byte_anywhere_is_named() throws IOException {
        var bytes = Files.readAllBytes(bundle);
        var places = places(bytes);
        then(places.values()).containsAll(files(bundle).keySet());
        for (var place : places.entrySet()) {
            int at = place.getKey();
            var changed = bytes.clone();
            changed[at] ^= 1;
            var call = verify(Files.write(folder.resolve("changed.zip"), changed));
            var said = "byte %d, %s: %s%s".formatted(at, place.getValue(), call.out(), call.err());
            then(call.code()).as(said).isIn(ExitCode.DIFFERS, ExitCode.UNUSABLE);
            if (place.getValue().isEmpty()) {
                then(call.out() + call.err()).as(said)
                        .containsAnyOf("LAS-MIG.txt", "byte ", "avhugget", "inget zip-arkiv", "fler än");
            } else if (call.code() == ExitCode.DIFFERS) {
                then(call.out()).as(said).containsPattern("var +[^\n]*" + Pattern.quote(place.getValue()));
            } else {
                then(call.err()).as(said).containsAnyOf(place.getValue(), "byte " + at, "avhugget");
            }
            call.speaksPlainly();
        }
    }

    @Test
    void the_case_and_the_rule_that_were_changed_are_named() throws IOException {
        var bytes = new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1);
        var other = bytes.replaceFirst("\na,1280,", "\na,1281,");
        then(verify(latin("case.zip", other)).out())
                .contains("vad        ett ärende", "var        cases.csv:2", "i paketet  a,1281,");

        var rule = verify(latin("rule.zip", bytes.replaceFirst("threshold: \\{value: 2.8", "threshold: {value: 2.7")));
        then(rule.out())
                .contains("vad        en regelfil", "var        rules/agreements/skane-2018.yaml:")
                .contains("i listan   threshold: {value: 2.8", "i paketet  threshold: {value: 2.7")
                .contains("Regelfiler som har en annan lydelse i dag: rules/agreements/skane-2018.yaml")
                .contains("När dygnen kostar: gräns");
    }

    @Test
    void a_rule_file_edited_later_does_not_break_an_old_bundle() throws IOException {
        var own = CaseLines.text(folder, "mine.yaml", "id: mine\nextends: base.yaml\n");
        CaseLines.text(folder, "base.yaml", "id: base\nextends: skane-2018\nlongStay: {over: 3}\n");
        var cases = CaseLines.file(folder, CaseLines.row());
        var old = folder.resolve("own.zip");
        then(Call.of("bundle", "--agreement", own.toString(), "--period", "2022-09", "-o", old.toString(),
                cases.toString()).code()).isZero();

        CaseLines.text(folder, "base.yaml", "id: base\nextends: skane-2018\nlongStay: {over: 1}\n");
        Files.delete(own);
        Files.delete(cases);

        var changed = new String(Files.readAllBytes(old), StandardCharsets.ISO_8859_1).replace("{over: 3}",
                "{over: 2}");
        then(verify(latin("changed.zip", changed)).out()).contains("vad        en regelfil",
                "var        own-rules/base.yaml:3", "i paketet  longStay: {over: 2}");
        // 4 days over a limit of 3: 1 × 9 300
        then(verify(old).out()).startsWith(old + ": identiskt\n").contains("Med paketets egna regler: 9 300 kr");
        then(files(old).keySet()).contains("own-rules/mine.yaml", "own-rules/base.yaml");
    }

    /// The bundle's own cases are in our form; a list beside them says what made them so.
    @Test
    void how_a_foreign_file_was_read_comes_along() throws IOException {
        var cases = CaseLines.text(folder, "foreign.csv", """
                Ärendenummer;Kommun;Vårdform;Inskriven;Inskrivningsmeddelande;Beräknad utskrivning;Utskrivningsklar meddelad;Utskriven;Utfall
                a;Osby;Somatik;2022-08-30 10:00;2022-08-30 11:00;2022-09-02;2022-09-02 10:00;2022-09-06 14:00;Hem
                """);
        var call = Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "--mapping", "cosmic-link",
                "-o", folder.resolve("foreign.zip").toString(), cases.toString());

        then(call.code()).as(call.err()).isZero();
        then(files(folder.resolve("foreign.zip")).keySet()).contains("read-with/mappings/cosmic-link.yaml");
        then(verify(folder.resolve("foreign.zip")).out()).contains(": identiskt");
    }

    @Test
    void documents_come_along_and_a_link_does_not() throws IOException {
        var documents = Files.createDirectories(folder.resolve("documents/1280"));
        Files.writeString(documents.resolve("faktura.txt"), "faktura");
        var with = bundled("with.zip", "--documents", folder.resolve("documents").toString());
        then(files(with).keySet()).contains("documents/1280/faktura.txt");
        then(verify(with).code()).isZero();

        Files.createSymbolicLink(documents.resolve("link"), bundle);
        var call = bundling("link.zip", "--documents", folder.resolve("documents").toString());
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("är en länk");
    }

    /// 20000101-2384 is one of the numbers that the tax agency publishes for tests.
    @Test
    void a_document_or_folder_whose_name_holds_an_identity_number_is_refused() throws IOException {
        for (var name : List.of("brev-20000101-2384.txt", "200001012384/brev.txt")) {
            var documents = folder.resolve("named-" + name.length());
            Files.createDirectories(documents.resolve(name).getParent());
            Files.writeString(documents.resolve(name), "brev");
            var call = bundling("named.zip", "--documents", documents.toString());

            then(call.code()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err().replace(folder.toString(), "")).contains("namnet på ett dokument").doesNotContain("2384");
            then(folder.resolve("named.zip")).doesNotExist();
        }
    }

    @Test
    void repacked_by_another_program_the_contents_are_still_found_unchanged() throws IOException {
        var again = folder.resolve("again.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(again))) {
            for (var file : files(bundle).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        var call = verify(again);
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DIFFERS);
        then(call.out()).contains("filernas innehåll stämmer med paketets egna listor").doesNotContain("Ytterligare");
    }

    @Test
    void an_id_that_looks_like_an_identity_number_does_not_leave_the_house() {
        // put together, so that this file holds none
        var cases = CaseLines.file(folder, CaseLines.row("case_id", "19121212" + "-1212"));
        var call = Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o",
                folder.resolve("no.zip").toString(), cases.toString());

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(folder.resolve("no.zip")).doesNotExist();
        then(call.err()).doesNotContain("1212-1212");
    }

    private Path bundled(String name, String... more) {
        var call = bundling(name, more);
        then(call.code()).as(call.err()).isZero();
        return folder.resolve(name);
    }

    private Call bundling(String name, String... more) {
        var args = new ArrayList<>(List.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o",
                folder.resolve(name).toString()));
        args.addAll(List.of(more));
        args.add(CaseLines.file(folder, CaseLines.row()).toString());
        return Call.of(args.toArray(String[]::new));
    }

    private static Call verify(Path path) {
        return Call.of("verify", path.toString());
    }

    private Path latin(String name, String bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Map<String, byte[]> files(Path zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var opened = new ZipFile(zip.toFile())) {
            for (var entry : opened.stream().toList()) {
                files.put(entry.getName(), opened.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /// Bytes to change, each with the file it is of; those of the directory and the end are of none.
    private Map<Integer, String> places(byte[] bytes) throws IOException {
        var places = new TreeMap<Integer, String>();
        int at = 0;
        int turn = 0;
        for (var file : files(bundle).entrySet()) {
            int header = HEADER + file.getKey().length();
            int size = file.getValue().length;
            for (int i = 0; i < (at == 0 ? header : 0); i++) {
                places.put(i, file.getKey());
            }
            // the first, one within, or the last
            places.put(at + header + new int[]{0, size / 2, size - 1}[turn++ % 3], file.getKey());
            at += header + size;
        }
        for (int i = 0; i < DIRECTORY_HEADER; i++) {
            places.put(at + i, "");
        }
        for (int i = bytes.length - END; i < bytes.length; i++) {
            places.put(i, "");
        }
        then(at).isLessThan(bytes.length - END);
        return places;
    }
}
