package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.LedgerKind;

/// Files that never end, that nobody fills, or that are more than any of their kind: refused within seconds, with a file's name.
@DisabledOnOs(OS.WINDOWS)
class EndlessInputTest {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path pipe;

    @BeforeEach
    void pipe() throws IOException, InterruptedException {
        pipe = folder.resolve("pipe.yaml");
        then(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "settle --agreement skane-2018 --period 2022-09 @",
            "settle --agreement @ --period 2022-09 CASES",
            "settle --agreement skane-2018 --period 2022-09 --mapping @ CASES",
            "settle --agreement skane-2018 --period 2022-09 --pseudonymise @ CASES",
            "simulate --base skane-2018 --scenario @ --period 2022-09 CASES",
            "check CASES --against @",
            "check --suggest-mapping @",
            "indicators --period 2022-09 CASES --population @",
            "agreements validate @",
            "parties validate @",
            "verify @",
            "verify CASES --trusted @",
            "bundle --agreement skane-2018 --period 2022-09 CASES -o none.zip --sign @",
            "explain --agreement @ --period 2022-09 CASES --municipality all",
            "payments import @ --ledger LEDGER",
            "post --agreement skane-2018 --period 2022-09 CASES --ledger LEDGER --settlement @",
            "ledger verify --ledger LEDGER --signed-head @",
            "ledger verify --ledger LEDGER --key @",
            "ledger verify --ledger @",
    })
    void a_device_and_a_pipe_are_told(String line) {
        var cases = CaseLines.file(folder, CaseLines.row());
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        for (var endless : List.of(Path.of("/dev/zero"), pipe)) {
            var args = line.replace("@", endless.toString())
                    .replace("CASES", cases.toString())
                    .replace("LEDGER", ledger.address())
                    .split(" ");
            var call = assertTimeoutPreemptively(SECONDS, () -> Call.of(args));
            call.speaksPlainly();
            then(call.code()).as(line + call.err()).isEqualTo(2);
            then(call.out() + call.err()).as(line).contains(endless.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal-head", "journal/00000001-settlement-HASH.json", "journal-head.signed"})
    void a_pipe_within_a_ledger_is_told(String name) throws IOException, InterruptedException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(LedgerCall.stay("a", 9)));
        var file = Path.of(ledger.address(), name);
        if (name.startsWith("journal/")) {
            try (var entries = Files.list(file.getParent())) {
                file = entries.findFirst().orElseThrow();
            }
        }
        Files.deleteIfExists(file);
        then(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        var call = assertTimeoutPreemptively(SECONDS, () -> ledger.on("ledger", "verify"));
        then(call.code()).as(call.err()).isIn(2, 4);
        then(call.speaksPlainly().err()).contains(file.getFileName().toString());
    }

    @Test
    void standard_input_that_does_not_end_or_is_a_workbook() {
        var before = System.in;
        try {
            System.setIn(new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }

                @Override
                public int read(byte[] bytes, int from, int length) {
                    return length;
                }
            });
            then(assertTimeoutPreemptively(SECONDS, () -> Call.settle(Path.of("-"))).isRefused().err())
                    .containsAnyOf("stdin: är större än 256 MB", "minnet räcker inte");
            System.setIn(new ByteArrayInputStream("PK..".getBytes(StandardCharsets.US_ASCII)));
            then(Call.settle(Path.of("-")).isRefused().err()).contains("stdin: är en arbetsbok");
        } finally {
            System.setIn(before);
        }
    }

    /// 40 MB of commas in 40 kB; a file packed twice; rules of 8 MB; maps within maps.
    @Test
    void what_swells_is_not_read() throws IOException {
        var swollen = gzip(("case_id,municipality,ready_notice_at,discharged_at\n" + ",,,\n".repeat(10_000_000))
                .getBytes(StandardCharsets.US_ASCII));
        then(swollen.length).isLessThan(1 << 16);
        var file = Files.write(folder.resolve("swollen.csv.gz"), swollen);
        then(settled(file).isRefused().err()).contains("är packad till en bråkdel av sin storlek");

        var twice = Files.write(folder.resolve("twice.csv.gz"),
                gzip(gzip(CaseLines.table(CaseLines.row()).getBytes(StandardCharsets.UTF_8))));
        settled(twice).isRefused();

        for (var rules : List.of(
                "a: [" + "x, ".repeat(3_000_000) + "x]\n", "? ".repeat(400_000), "a: ".repeat(400_000),
                "a: " + "[".repeat(400_000), "a: " + "{a: ".repeat(200_000), "- ".repeat(400_000))) {
            var own = Files.writeString(folder.resolve("own.yaml"), rules);
            var call = assertTimeoutPreemptively(SECONDS, () -> Call.of("agreements", "validate", own.toString()));
            call.speaksPlainly();
            then(call.code()).as(call.err()).isEqualTo(2);
        }
    }

    private static Call settled(Path file) {
        return assertTimeoutPreemptively(SECONDS, () -> Call.settle(file));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
