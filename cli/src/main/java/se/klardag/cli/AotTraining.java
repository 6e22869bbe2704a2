package se.klardag.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.text.ExitCode;

/// Runs through commands once (*genrepetition*), so that the launcher can keep what Java learnt of the program while starting
/// it: from [Main] on, as a call is run, with results to standard output. Every class that a cache holds is loaded at each start
/// with it, so calls under rules of the user's own, those that use the ledger, those that write documents, and those that do more
/// than the daily ones have caches of their own.
final class AotTraining {
    private static final String AGREEMENT = "skane-2018";
    private static final String PERIOD = "2022-09";

    /// A file of the user's own, which is held against its schema.
    private static final String OWN = """
            id: own
            adopts: skane-2018
            by: rehearsal
            on: 2022-10-03
            sources:
              signed: {title: rehearsal}
            confirms: [clock.end]
            sets:
              price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 9300, source: signed}]}
            """;

    /// One patient who waits so long that there is a bill to write.
    private static final String BILLED = """
            case_id,patient,municipality,care_type,unit,admitted_at,admission_notice_at,planned_discharge,ready_at,ready_notice_at,sip_required,sip_called_at,withdrawn_at,discharged_at,outcome,consent,open_care_ready,legal_basis
            R-1,P-1,1280,somatic,rehearsal,2022-08-25 10:00,2022-08-25 11:00,2022-09-01,2022-09-01 09:00,2022-09-01 09:10,no,,,2022-09-21 14:00,home,yes,yes,
            R-2,P-2,1281,somatic,rehearsal,2022-08-26 10:00,2022-08-26 11:00,2022-09-01,2022-09-01 09:00,2022-09-01 09:10,no,,,2022-09-01 14:00,home,yes,yes,
            """;

    private AotTraining() {}

    /// @param args the kind of calls: `daily`, `own`, `wide`, `documents` or `ledger`
    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("klardag-rehearsal");
        try {
            var cases = folder.resolve("cases.csv").toString();
            quietly(List.of("generate", "--region", "skane", "--from", PERIOD, "--months", "1", "--seed", "1", "-o",
                    cases));
            var commands = switch (args[0]) {
                case "daily" -> daily(cases);
                case "own" -> {
                    var agreement = folder.resolve("own.yaml");
                    PrivateFile.create(agreement, OWN.getBytes(UTF_8));
                    yield own(cases, agreement.toString());
                }
                case "wide" -> wide(cases, folder.resolve("bundle.zip").toString());
                case "documents" -> documents(folder);
                case "ledger" -> ledger(cases, folder.resolve("ledger").toString());
                default -> throw new IllegalArgumentException("daily, own, wide, documents or ledger: " + args[0]);
            };
            commands.forEach(command -> Main.start(command.toArray(String[]::new), Map.of(), folder));
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

    private static List<List<String>> daily(String cases) {
        check(cases);
        return List.of(
                List.of("settle", "--agreement", AGREEMENT, "--period", PERIOD, cases),
                List.of("settle", "--agreement", AGREEMENT, "--period", PERIOD, "--format", "json", cases),
                List.of("settle", "--agreement", "statute", "--period", PERIOD, "--lang", "en", cases),
                List.of("explain", "--agreement", AGREEMENT, "--period", PERIOD, "--municipality", "1280", cases));
    }

    private static List<List<String>> own(String cases, String agreement) {
        check(cases);
        return List.of(
                List.of("settle", "--agreement", agreement, "--period", PERIOD, cases),
                List.of("settle", "--agreement", agreement, "--period", PERIOD, "--format", "csv", cases),
                List.of("explain", "--agreement", agreement, "--period", PERIOD, "--municipality", "1280", cases));
    }

    /// A check of drawn cases finds something, which would end Java.
    private static void check(String cases) {
        quietly(List.of("check", "--region", "12", cases));
    }

    private static List<List<String>> wide(String cases, String bundle) {
        return List.of(
                List.of("simulate", "--base", AGREEMENT, "--change", "dayCount.break=00:00", "--period", PERIOD,
                        cases),
                List.of("bundle", "--agreement", AGREEMENT, "--period", PERIOD, "-o", bundle, cases),
                List.of("verify", bundle),
                List.of("agreements", "list"),
                List.of("agreements", "show", AGREEMENT));
    }

    private static List<List<String>> documents(Path folder) throws IOException {
        var cases = folder.resolve("billed.csv");
        PrivateFile.create(cases, BILLED.getBytes(UTF_8));
        var parties = folder.resolve("invented.yaml").toString();
        var saved = folder.resolve("saved").toString();
        return List.of(
                List.of("parties", "init", "-o", parties),
                List.of("settle", "--agreement", AGREEMENT, "--period", PERIOD, "--out", saved, cases.toString()),
                List.of("invoice", saved, "--parties", parties, "--issued", "2022-10-05", "--as",
                        "pdf,xlsx,peppol,sie", "--drafts", "--validate", "-o",
                        folder.resolve("bills").toString()));
    }

    private static List<List<String>> ledger(String cases, String ledger) {
        return List.of(
                List.of("ledger", "init", "--ledger", ledger),
                List.of("post", "--agreement", AGREEMENT, "--period", PERIOD, "--provisional", "--ledger", ledger,
                        cases),
                List.of("bills", "--ledger", ledger),
                List.of("ledger", "verify", "--ledger", ledger));
    }

    /// With results that go nowhere.
    private static void quietly(List<String> command) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        int code = Klardag.run(command.toArray(String[]::new), nowhere, nowhere, "sv", Map.of());
        if (code != ExitCode.DONE && code != ExitCode.WITH_REJECTS) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
