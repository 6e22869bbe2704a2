package se.klardag.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.render.StandardOutput;

/// Where Java starts the program (*start*). A call for help or the version gets its prepared answer at once; every other
/// call goes to [Klardag], with all that it loads.
final class Main {
    private Main() {}

    public static void main(String[] args) {
        start(args, System.getenv(), Path.of(""));
    }

    /// Runs one call, and ends Java where it did not go well.
    ///
    /// @param place where the call is run, for the working folder around it
    static void start(String[] args, Map<String, String> environment, Path place) {
        var answer = answer(args, System.getProperty("klardag.language"), environment);
        if (answer == null) {
            Klardag.start(args, environment, place);
            return;
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        if (System.out.checkError()) {
            System.exit(2); // ExitCode.UNUSABLE, of a class not worth loading here
        }
    }

    private static @Nullable String answer(String[] args, @Nullable String launcher, Map<String, String> environment) {
        if (!PreparedAnswer.isAskedFor(args)) {
            return null;
        }
        boolean bold = StandardOutput.isTerminal() && !environment.containsKey("NO_COLOR");
        return PreparedAnswer.of(args, launcher, environment, bold);
    }
}
