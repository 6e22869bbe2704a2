package se.klardag.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import se.klardag.cli.text.ExitCode;

/// A process of its own, as on another machine: makes documents and a bundle of them from files it is given, and verifies a bundle
/// that came from elsewhere.
final class ElsewhereProcess {
    private ElsewhereProcess() {}

    /// Makes and verifies.
    ///
    /// @param args folder of the files, folder to write into, and a bundle to verify; without the bundle its own
    public static void main(String[] args) {
        var in = Path.of(args[0]);
        var out = Path.of(args[1]);
        var documents = out.resolve("documents").toString();
        var own = out.resolve("bundle.zip").toString();
        var agreement = in.resolve("agreement.yaml").toString();
        var cases = in.resolve("cases.csv").toString();
        run("settle", "--agreement", agreement, "--period", "2022-09", "--out", documents, "--as",
                "pdf,xlsx,peppol,sie,ledger", "--parties", in.resolve("parties.yaml").toString(), "--issued",
                "2022-10-17", "--first-number", "22-7", "--until", "2022-09-30", cases);
        run("bundle", "--agreement", agreement, "--period", "2022-09", "--documents", documents, "--until",
                "2022-09-30", "-o", own, cases);
        run("verify", args.length > 2 ? args[2] : own);
    }

    private static void run(String... args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        int code = Klardag.run(args, out, new PrintWriter(System.err, true, StandardCharsets.UTF_8), "sv", Map.of());
        if (code != ExitCode.DONE) {
            throw new IllegalStateException(List.of(args) + ": " + code);
        }
    }
}
