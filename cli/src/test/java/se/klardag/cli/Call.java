package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One call of the program, with everything it said.
record Call(int code, String out, String err) {
    /// In Swedish, as if the launcher had found nothing else.
    static Call of(String... args) {
        return in("sv", args);
    }

    static Call in(String language, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Klardag.run(args, new PrintWriter(out), new PrintWriter(err), language, Map.of());
        return new Call(code, out.toString(), err.toString());
    }

    /// Settles September 2022 in Skåne.
    static Call settle(Path file, String... more) {
        return of(settling(file, more));
    }

    static Call settleInEnglish(Path file, String... more) {
        return in("en", settling(file, more));
    }

    static Call explain(Path file, String... more) {
        var args = settling(file, more);
        args[0] = "explain";
        return of(args);
    }

    private static String[] settling(Path file, String... more) {
        var args = new ArrayList<>(
                List.of("settle", "--agreement", "skane-2018", "--period", "2022-09", file.toString()));
        args.addAll(Arrays.asList(more));
        return args.toArray(String[]::new);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /// A message that a person can act on: nothing of how the program is made.
    Call speaksPlainly() {
        then(err).doesNotContain("Exception", "java.", "se.klardag", "\tat ", "null", "internt fel", "internal error");
        then(out).doesNotContain("Exception", "java.", "\tat ");
        return this;
    }

    /// A file that is wrong as a whole: a message, and no result.
    Call isRefused() {
        speaksPlainly();
        then(code).as(err).isEqualTo(Klardag.UNUSABLE);
        then(out).isEmpty();
        then(err).isNotBlank();
        return this;
    }
}
