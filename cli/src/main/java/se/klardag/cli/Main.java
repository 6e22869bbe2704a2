package se.klardag.cli;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.render.Console;

/// Where Java starts the program (*start*). A call for help or the version gets its prepared answer at once; every other
/// call goes to [Klardag], with all that it loads.
final class Main {
    private Main() {}

    public static void main(String[] args) {
        var answer = answer(args, System.getProperty("klardag.language"), System.getenv());
        if (answer == null) {
            Klardag.main(args);
            return;
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
        // The exit code of an output that cannot be written: ExitCode.UNUSABLE, of a class not worth loading here
        System.exit(System.out.checkError() ? 2 : 0);
    }

    private static @Nullable String answer(String[] args, @Nullable String launcher, Map<String, String> environment) {
        if (!PreparedAnswer.isAskedFor(args)) {
            return null;
        }
        boolean bold = Console.isTerminal() && !environment.containsKey("NO_COLOR");
        return PreparedAnswer.of(args, launcher, environment, bold);
    }
}
