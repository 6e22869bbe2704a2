package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.PartyRule;
import se.klardag.rules.places.Payers;

/// Whatever is done to a valid file: a result or a message, and never a crash. Seeded, so that a failure comes again.
class FuzzTest {
    private static final int MUTATIONS = 2_000;
    private static final Payers PAYERS = Payers.of(new PartyRule.Everybody(), Municipalities.shipped());
    private static final int WORKBOOKS = 300;
    private static final byte[][] PIECES = bytes(
            "\"", "\"\"", "\n", "\r", "\r\n", ",", ";", "\t", "|", "\0", "\u00a0", "\ufeff", "Å", "😀",
            "2022-02-30 24:00",
            "9999", "-1", "=1+1", "191212121212", "case_id", "{0}", "%s", "${x}", "\u001b[2J",
            "2022-09-08 12:00+18:59");

    @Test
    void two_thousand_mutated_files_give_an_answer(@TempDir Path folder) throws IOException {
        var random = new Random(20220901);
        var valid = CaseLines.table(
                CaseLines.row("unit", "\"Örebro, A\"", "patient", "p1"),
                CaseLines.row("case_id", "b", "patient", "p1", "consent", "no"),
                CaseLines.row("case_id", "c", "care_type", "psychiatric", "legal_basis", "ÖPT"),
                CaseLines.row("case_id", "d", "ready_notice_at", "2022-09-04T10:00:00Z", "outcome", "home"));
        var codes = new int[3];
        for (int i = 0; i < MUTATIONS; i++) {
            var bytes = mutated(valid.getBytes(StandardCharsets.UTF_8), random);
            if (i % 10 == 0) {
                bytes = mutated(gzip(bytes), random);
            }
            var file = CaseLines.bytes(folder, "c.csv", bytes);
            thenReadOrRefused(file);
            if (i % 4 == 0) {
                var call = i % 3 == 0
                        ? Call.explain(file, "--municipality", "1280")
                        : Call.settle(file, "--out", folder.resolve("out").toString(), "--force");
                then(call.code()).as("mutation %d: %s", i, call.err()).isIn(0, 1, 2);
                call.speaksPlainly();
                codes[call.code()]++;
            }
        }
        // the seed reaches every kind of end
        then(Arrays.stream(codes).min().orElseThrow()).isGreaterThan(20);
        then(CaseLines.names(folder.resolve("out"))).noneMatch(name -> name.contains("unfinished"));
    }

    /// Bytes of the packed file and of what is packed in it.
    @Test
    void mutated_workbooks_give_an_answer(@TempDir Path folder) throws IOException {
        var random = new Random(20220902);
        var template = folder.resolve("t.xlsx");
        Call.of("template", "-o", template.toString());
        var packed = Files.readAllBytes(template);
        int refused = 0;
        for (int i = 0; i < WORKBOOKS; i++) {
            var bytes = i % 3 == 0 ? mutated(packed, random) : withMutatedPart(packed, random);
            refused += thenReadOrRefused(CaseLines.bytes(folder, "c.xlsx", bytes)) ? 0 : 1;
        }
        then(refused).isBetween(WORKBOOKS / 10, WORKBOOKS - 20);
    }

    private static byte[] withMutatedPart(byte[] packed, Random random) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(packed)); var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var part = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(random.nextInt(4) == 0 ? mutated(part, random) : part);
            }
        }
        return bytes.toByteArray();
    }

    /// What a whole call goes through, without the rules: that is why there can be many.
    private static boolean thenReadOrRefused(Path file) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var console = new Console(nowhere, nowhere, Texts.in(Language.SV), false, 100, LocalDate.of(2026, 11, 29));
        var files = new Intake(console, List.of(file), ReadSettings.PLAIN, PAYERS, IntakeLists.NONE, false).files();
        try {
            files.read(source -> {
                source.forEach(RecordedCase::copyOf);
                return source;
            });
            then(files.sha256()).hasSize(64);
            var rows = files.rows();
            then(rows.used() + rows.rejected() + rows.notYet()).as(rows.toString()).isEqualTo(rows.read());
            return true;
        } catch (CaseFileException fault) {
            then(Texts.in(Language.SV).get(fault.key())).isNotBlank();
            return false;
        }
    }

    private static byte[] mutated(byte[] valid, Random random) {
        var bytes = valid;
        for (int change = 0; change <= random.nextInt(4); change++) {
            int at = random.nextInt(bytes.length + 1);
            int length = Math.min(random.nextInt(1 + (random.nextInt(5) == 0 ? 200 : 3)), bytes.length - at);
            var piece = switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> new byte[]{(byte) random.nextInt(256)};
                case 2 -> PIECES[random.nextInt(PIECES.length)];
                default -> Arrays.copyOfRange(bytes, at / 2, Math.min(bytes.length, at / 2 + random.nextInt(300)));
            };
            bytes = spliced(bytes, at, length, piece);
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int length, byte[] piece) {
        var result = new ByteArrayOutputStream();
        result.write(bytes, 0, at);
        result.writeBytes(piece);
        result.write(bytes, at + length, bytes.length - at - length);
        return result.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[][] bytes(String... pieces) {
        return List.of(pieces)
                .stream()
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
