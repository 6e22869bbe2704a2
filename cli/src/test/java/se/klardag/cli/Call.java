package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One call of the program, with everything it said.
public record Call(int code, String out, String err) {
    /// In Swedish, as if the launcher had found nothing else.
    public static Call of(String... args) {
        return in("sv", args);
    }

    public static Call in(String language, String... args) {
        return in(language, LocalDate.of(2026, 11, 29), args);
    }

    /// In Swedish, on a day.
    static Call on(LocalDate today, String... args) {
        return in("sv", today, args);
    }

    static Call in(String language, LocalDate today, String... args) {
        return in(language, today, Map.of(), args);
    }

    /// In Swedish, as if it were run in a working folder.
    public static Call within(Path folder, String... args) {
        return in("sv", LocalDate.of(2026, 11, 29), Map.of("KLARDAG_FOLDER", folder.toString()), args);
    }

    static Call in(String language, LocalDate today, Map<String, String> environment, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Klardag.run(args, new PrintWriter(out), new PrintWriter(err), language, environment, today);
        return new Call(code, out.toString(), err.toString());
    }

    /// Settles September 2022 in Skåne.
    public static Call settle(Path file, String... more) {
        return of(settling(file, more));
    }

    public static Call settleInEnglish(Path file, String... more) {
        return in("en", settling(file, more));
    }

    static Call explain(Path file, String... more) {
        return ofMonth("explain", "skane-2018", "2022-09", file, more);
    }

    /// Settles a month under an agreement, or explains something of it.
    static Call ofMonth(String command, String agreement, String period, Path file, String... more) {
        return of(arguments(command, agreement, period, file, more));
    }

    private static String[] settling(Path file, String... more) {
        return arguments("settle", "skane-2018", "2022-09", file, more);
    }

    private static String[] arguments(String command, String agreement, String period, Path file, String... more) {
        var args = new ArrayList<>(List.of(command, "--agreement", agreement, "--period", period, file.toString()));
        args.addAll(Arrays.asList(more));
        return args.toArray(String[]::new);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /// A message that a person can act on: nothing of how the program is made.
    public Call speaksPlainly() {
        then(err).doesNotContain("Exception", "java.", "se.klardag", "\tat ", "null", "internt fel", "internal error");
        then(out).doesNotContain("Exception", "java.", "\tat ");
        return this;
    }

    /// A file that is wrong as a whole: a message, and no result.
    public Call isRefused() {
        speaksPlainly();
        then(code).as(err).isEqualTo(ExitCode.UNUSABLE);
        then(out).isEmpty();
        then(err).isNotBlank();
        return this;
    }
}
