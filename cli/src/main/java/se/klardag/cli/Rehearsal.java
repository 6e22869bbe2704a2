package se.klardag.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Runs through the everyday commands once (*genrepetition*), so that the launcher can keep what Java learnt of the program
/// while starting it. Their results go nowhere.
final class Rehearsal {
    private static final String AGREEMENT = "skane-2018";
    private static final String PERIOD = "2022-09";

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("klardag-rehearsal");
        try {
            for (var command : commands(folder.resolve("cases.csv"), folder.resolve("ledger").toString())) {
                rehearse(command);
            }
        } finally {
            takeAway(folder);
        }
    }

    private static void takeAway(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static List<List<String>> commands(Path cases, String ledger) {
        var file = cases.toString();
        return List.of(
                List.of("--help"),
                List.of("generate", "--region", "skane", "--from", PERIOD, "--months", "1", "--seed", "1", "-o", file),
                List.of("settle", "--agreement", AGREEMENT, "--period", PERIOD, file),
                List.of("settle", "--agreement", AGREEMENT, "--period", PERIOD, "--format", "json", file),
                List.of("settle", "--agreement", "statute", "--period", PERIOD, "--lang", "en", file),
                List.of("explain", "--agreement", AGREEMENT, "--period", PERIOD, "--municipality", "1280", file),
                List.of("simulate", "--base", AGREEMENT, "--change", "dayCount.break=00:00", "--period", PERIOD, file),
                List.of("agreements", "list"),
                List.of("agreements", "show", AGREEMENT),
                List.of("post", "--agreement", AGREEMENT, "--period", PERIOD, "--provisional", "--ledger", ledger,
                        file),
                List.of("bills", "--ledger", ledger),
                List.of("ledger", "verify", "--ledger", ledger));
    }

    private static void rehearse(List<String> command) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        int code = Klardag.run(command.toArray(String[]::new), nowhere, nowhere, "sv", Map.of());
        if (code != Klardag.DONE) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
