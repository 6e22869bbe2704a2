package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the engine's README is a program as it stands there.
class LibraryExampleTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /// Under Skåne's terms a day is counted for each noon passed. Case A passes noon on 1 to 7 September: 7 days; case B on
    /// 6 and 7 September: 2 days. 9 days in 2 cases; 2.8 for each are free, 5.6 in all; 9 - 5.6 = 3.4 days at 9300 kr are
    /// 31 620 kr.
    @Test
    void the_example_compiles_runs_and_says_what_was_worked_out_by_hand(@TempDir Path folder) throws Exception {
        assertThat(run(folder, example())).isEqualTo("""
                TO_PAY 31620 SEK
                  AMOUNT 31620.0 SEK
                    EXCESS_DAYS 3.4 DAYS
                      DAYS_IN_AVERAGE 9 DAYS
                        STAY_DAYS 7 DAYS
                        STAY_DAYS 2 DAYS
                      DAYS_WITHIN_THRESHOLD 5.6 DAYS
                        THRESHOLD 2.8 DAYS_PER_CASE
                        CASES 2 CASES
                    DAILY_RATE 9300 SEK_PER_DAY
                """);
    }

    private static String example() throws IOException {
        var found = BLOCK.matcher(Files.readString(Path.of("..", "engine", "README.md")));
        assertThat(found.find()).isTrue();
        var program = found.group(1);
        assertThat(found.find()).as("a second example").isFalse();
        return program;
    }

    private static String run(Path folder, String program) throws IOException, InterruptedException {
        var source = Files.writeString(folder.resolve("OneBill.java"), program);
        var messages = new ByteArrayOutputStream();
        var classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(InputStream.nullInputStream(), messages, messages, "-proc:none", "-d", folder.toString(), "-cp",
                        classPath, source.toString());
        assertThat(compiled).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                java, "-cp", folder + System.getProperty("path.separator") + classPath, "OneBill"))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.replace(System.lineSeparator(), "\n");
    }
}
