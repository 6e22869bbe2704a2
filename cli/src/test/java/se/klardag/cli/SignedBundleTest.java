package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Who vouches for a bundle: the keys, the signature, and what the check says of each of them.
class SignedBundleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path key;

    @BeforeEach
    void pair() {
        key = folder.resolve("region");
        then(Call.of("key", "make", key.toString()).code()).isZero();
    }

    @Test
    void a_bundle_of_a_trusted_key_is_in_order_and_says_so() {
        var bundle = bundle("signed.zip", "--sign", key.toString());
        var call = verify(bundle, "--trusted", key + ".pub");
        then(call.code()).as(call.out()).isZero();
        then(words(call)).startsWith(bundle + ": identiskt")
                .contains("Signerat med den betrodda nyckeln " + shown(key),
                        "Inte bevisat", "och när paketet gjordes")
                .doesNotContain("Vem som helst");
    }

    @Test
    void the_same_bundle_is_signed_with_the_same_bytes() throws IOException {
        then(Files.readAllBytes(bundle("one.zip", "--sign", key.toString())))
                .isEqualTo(Files.readAllBytes(bundle("two.zip", "--sign", key.toString())));
    }

    @Test
    void whose_it_is_was_not_asked() {
        var call = verify(bundle("signed.zip", "--sign", key.toString()));
        then(call.code()).isZero();
        then(words(call)).contains("men inte jämfört med någon betrodd nyckel", shown(key), "Vem som helst");
    }

    @Test
    void a_missing_or_foreign_signature_is_what_the_first_line_says() {
        var foreign = folder.resolve("foreign");
        then(Call.of("key", "make", foreign.toString()).code()).isZero();
        var signed = bundle("signed.zip", "--sign", foreign.toString());
        var unsigned = bundle("unsigned.zip");

        var other = verify(signed, "--trusted", key + ".pub");
        then(other.code()).isEqualTo(4);
        then(words(other)).startsWith(signed + ": SIGNERAT MED EN NYCKEL SOM INTE ÄR BETRODD (" + shown(foreign) + ")");
        then(words(other)).contains("Bortsett från signaturen: identiskt");

        var none = verify(unsigned, "--trusted", key + ".pub");
        then(none.code()).isEqualTo(4);
        then(first(none)).isEqualTo(unsigned + ": INTE SIGNERAT, fast en betrodd nyckel är angiven");
        then(verify(unsigned).code()).isZero();

        // one of several is enough
        then(verify(signed, "--trusted", key + ".pub", "--trusted", foreign + ".pub").code()).isZero();
    }

    @Test
    void every_changed_sign_of_the_signature_is_found() throws IOException {
        var bundle = bundle("signed.zip", "--sign", key.toString());
        var bytes = Files.readAllBytes(bundle);
        var whole = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = whole.indexOf("klardag-signature-1\n");
        // the archive's next mark; the letters alone may be in the signature
        int to = Pattern.compile("PK[\u0001-\u0008]")
                .matcher(whole)
                .results()
                .mapToInt(MatchResult::start)
                .filter(at -> at > from)
                .min()
                .orElseThrow();
        then(to - from).isEqualTo(20 + 4 + 60 + 1 + 10 + 88 + 1);
        for (int at = from; at < to; at += 7) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            var file = Files.write(folder.resolve("changed.zip"), changed);
            for (var trusted : List.of(List.<String>of(), List.of("--trusted", key + ".pub"))) {
                var call = verify(file, trusted.toArray(String[]::new));
                then(call.code()).as("byte " + at).isEqualTo(4);
                then(first(call)).doesNotContain("identiskt").contains("SIGNAT");
            }
        }
    }

    /// The forger makes every hash fit, and cannot make the signature fit.
    @Test
    void contents_with_hashes_made_anew_do_not_fit_the_signature() throws IOException {
        var signature = entry(bundle("signed.zip", "--sign", key.toString()), "SIGNATURE");
        var other = CaseLines.file(folder, CaseLines.row("discharged_at", "2022-09-24 13:00"));
        var forged = folder.resolve("forged.zip");
        then(Call.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o", forged.toString(), "--sign",
                key.toString(), other.toString()).code()).isZero();
        var bytes = new String(Files.readAllBytes(forged), StandardCharsets.ISO_8859_1);
        var own = new String(entry(forged, "SIGNATURE"), StandardCharsets.ISO_8859_1);
        Files.writeString(forged, bytes.replace(own, new String(signature, StandardCharsets.ISO_8859_1)),
                StandardCharsets.ISO_8859_1);
        var call = verify(forged, "--trusted", key + ".pub");
        then(call.code()).isEqualTo(4);
        then(first(call)).endsWith("SIGNATUREN GÄLLER INTE DET HÄR INNEHÅLLET");
        var explained = Call.of("explain", "--between", forged.toString(), forged.toString());
        then(explained.code()).isNotZero();
        then(explained.speaksPlainly().err()).contains("har ändrats sedan det gjordes");
    }

    @Test
    void a_worked_case_is_unsigned() {
        var example = Path.of("..", "fixtures", "average", "skane-2022-09");
        then(verify(example, "--trusted", key + ".pub").code()).isEqualTo(4);
    }

    /// By the other program that reads these forms: each side checks what the other made.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void openssl_reads_the_keys_and_agrees() throws IOException, InterruptedException {
        if (run("openssl", "version") != 0) {
            return; // the forms are then held by the other tests alone
        }
        var bundle = bundle("signed.zip", "--sign", key.toString());
        var sums = Files.write(folder.resolve("sums"), entry(bundle, "SHA256SUMS"));
        var text = new String(entry(bundle, "SIGNATURE"), StandardCharsets.US_ASCII);
        var signature = Files.write(
                folder.resolve("signature"), Base64.getDecoder().decode(text.lines().toList().get(2).substring(10)));
        then(run("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key + ".pub", "-rawin", "-in", sums.toString(),
                "-sigfile", signature.toString())).isZero();
        then(run("openssl", "pkey", "-in", key.toString(), "-pubout", "-out", folder.resolve("again").toString()))
                .isZero();
        then(folder.resolve("again")).hasSameTextualContentAs(Path.of(key + ".pub"));

        var theirs = folder.resolve("theirs");
        then(run("openssl", "genpkey", "-algorithm", "ed25519", "-out", theirs.toString())).isZero();
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rw-------"));
        then(run("openssl", "pkey", "-in", theirs.toString(), "-pubout", "-out", theirs + ".pub")).isZero();
        var call = verify(bundle("theirs.zip", "--sign", theirs.toString()), "--trusted", theirs + ".pub");
        then(call.code()).as(call.out()).isZero();
    }

    @Test
    void a_key_is_private_and_never_written_over() throws IOException {
        var before = Files.readAllBytes(key);
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            then(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        }
        then(Call.of("key", "make", key.toString()).isRefused().err()).contains("skrivs aldrig över");
        Files.delete(key);
        then(Call.of("key", "make", key.toString()).isRefused().err()).contains("region.pub: finns redan");
        then(key).doesNotExist();
        then(new String(before, StandardCharsets.US_ASCII)).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void a_key_that_cannot_be_used_is_told() throws IOException {
        var cases = CaseLines.file(folder, CaseLines.row());
        var output = folder.resolve("none.zip");
        var sign = List.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o", output.toString(),
                cases.toString(), "--sign");
        then(with(sign, key + ".pub").err()).contains("är ingen hemlig nyckel");
        then(with(sign, folder.resolve("gone").toString()).err()).contains("filen finns inte");
        then(with(sign, cases.toString()).err()).contains("är ingen hemlig Ed25519-nyckel");
        then(with(List.of("verify", cases.toString(), "--trusted"), key.toString()).err())
                .contains("ge aldrig den hemliga nyckeln till någon");
        var other = folder.resolve("other");
        then(Call.of("key", "make", other.toString()).code()).isZero();
        Files.copy(key, folder.resolve("mixed"));
        Files.copy(Path.of(other + ".pub"), folder.resolve("mixed.pub"));
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder.resolve("mixed"), PosixFilePermissions.fromString("rw-------"));
            then(with(sign, folder.resolve("mixed").toString()).err()).contains("hör inte ihop med");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
            then(with(sign, key.toString()).err()).contains("andra kan läsa");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
        Files.delete(Path.of(key + ".pub"));
        then(with(sign, key.toString()).err()).contains("region.pub: finns inte", "openssl pkey");
        then(output).doesNotExist();
    }

    private static Call with(List<String> args, String last) {
        var all = new ArrayList<>(args);
        all.add(last);
        return Call.of(all.toArray(String[]::new)).isRefused();
    }

    private Path bundle(String name, String... more) {
        var file = folder.resolve(name);
        var args = new ArrayList<>(List.of("bundle", "--agreement", "skane-2018", "--period", "2022-09", "-o",
                file.toString(), CaseLines.file(folder, CaseLines.row()).toString()));
        args.addAll(List.of(more));
        var call = Call.of(args.toArray(String[]::new));
        then(call.code()).as(call.err()).isZero();
        return file;
    }

    private static Call verify(Path file, String... more) {
        var args = new ArrayList<>(List.of("verify", file.toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new)).speaksPlainly();
    }

    private static String shown(Path key) {
        var shown = Call.of("key", "show", key.toString()).out().strip();
        then(shown).matches("([0-9a-f]{4} ){7}[0-9a-f]{4}")
                .isEqualTo(Call.of("key", "show", key + ".pub").out().strip());
        return shown;
    }

    private static String first(Call call) {
        return call.out().lines().findFirst().orElse("");
    }

    private static String words(Call call) {
        return call.out().replaceAll("\\s+", " ");
    }

    private static byte[] entry(Path zip, String name) throws IOException {
        try (var open = new ZipFile(zip.toFile()); var in = open.getInputStream(open.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return 127; // not installed
        }
    }
}
