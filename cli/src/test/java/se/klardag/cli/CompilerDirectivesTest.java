package se.klardag.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Java reads `compiler.json` only when a file is large, and a name in it that is no longer there would pass unnoticed.
class CompilerDirectivesTest {
    private static final Path FILE = Path.of("compiler.json");
    private static final Pattern OURS = Pattern.compile("\"(se/klardag/[A-Za-z/]+)\\*");

    @Test
    void java_takes_both_directives() throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockDiagnosticVMOptions", "-XX:CompilerDirectivesFile=" + FILE, "-version"))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        then(process.waitFor()).as(said).isZero();
        then(said).contains("2 compiler directives added");
    }

    @Test
    void the_classes_it_names_are_there() throws IOException {
        var named = OURS.matcher(Files.readString(FILE)).results().map(found -> found.group(1)).toList();

        then(named).isNotEmpty();
        named.forEach(name -> thenCode(() -> Class.forName(name.replace('/', '.'))).doesNotThrowAnyException());
    }
}
