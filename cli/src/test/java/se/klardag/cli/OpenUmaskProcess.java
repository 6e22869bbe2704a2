package se.klardag.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.text.ExitCode;

/// A process of its own, where the shell has said that everybody may read what is written: runs every command that writes,
/// each in a folder of its own.
final class OpenUmaskProcess {
    private static final List<String> MONTH = List.of(
            "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09");
    private static final List<String> DOCUMENTS = List.of("--as", "pdf,xlsx,peppol,sie,ledger", "--issued",
            "2022-10-17", "--first-number", "1");

    private OpenUmaskProcess() {}

    /// The calls, by the folder that each of them writes into.
    static Map<String, List<String>> calls(Path folder) {
        var cases = folder.resolve("cases.csv").toString();
        var parties = List.of("--parties", folder.resolve("parties.yaml").toString());
        var key = List.of("--ledger", at(folder, "init", "ledger"), "--key", at(folder, "key", "key"));
        var calls = new LinkedHashMap<String, List<String>>();
        calls.put("generate",
                List.of("generate", "--region", "skane", "--from", "2022-09", "--months", "1", "--seed", "1",
                        "-o", at(folder, "generate", "cases.csv")));
        calls.put("template", List.of("template", "-o", at(folder, "template", "mall.xlsx")));
        calls.put("parties", List.of("parties", "init", "-o", at(folder, "parties", "parties.yaml")));
        calls.put("adopt", List.of("agreements", "adopt", "skane-2018", "-o", at(folder, "adopt", "own.yaml")));
        calls.put("settle",
                with(MONTH, DOCUMENTS, parties, List.of("settle", "--out", at(folder, "settle", "a/b"), cases)));
        calls.put("bundle", with(MONTH, List.of("bundle", "-o", at(folder, "bundle", "b.zip"), cases)));
        calls.put("check", List.of("check", "--out", at(folder, "check", "out"), cases));
        calls.put("against",
                List.of("check", "--against", cases, "--out", at(folder, "against", "out"), cases));
        calls.put("indicators", List.of("indicators", "--period", "2022-09", "--format", "national", "--out",
                at(folder, "indicators", "out"), cases));
        calls.put("simulate",
                List.of("simulate", "--base", "skane-2018", "--change", "dayCount.break=00:00", "--period",
                        "2022-09", "--html", at(folder, "simulate", "a.html"), "--xlsx",
                        at(folder, "simulate", "a.xlsx"), cases));
        calls.put("invoice", with(DOCUMENTS, parties,
                List.of("invoice", "-o", at(folder, "invoice", "out"), at(folder, "settle", "a/b"))));
        calls.put("key", List.of("ledger", "key", at(folder, "key", "key")));
        calls.put("init", with(key, List.of("ledger", "init")));
        calls.put("post", with(MONTH, key, List.of("post", "--date", "2022-10-05", "--yes", cases)));
        calls.put("export", with(key, List.of("ledger", "export", at(folder, "export", "archive"))));
        calls.put("invoice-posted", with(key, parties,
                List.of("invoice", "--as", "pdf", "-o", at(folder, "invoice-posted", "out"), "K-2022-00001")));
        return calls;
    }

    private static String at(Path folder, String call, String name) {
        return folder.resolve(call).resolve(name).toString();
    }

    /// The last list begins with the command.
    @SafeVarargs
    private static List<String> with(List<String>... parts) {
        var all = new ArrayList<>(parts[parts.length - 1]);
        for (int i = 0; i < parts.length - 1; i++) {
            all.addAll(parts[i]);
        }
        return all;
    }

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        CaseLines.text(folder, "open", ""); // shows that the shell's word counts
        CaseLines.file(folder, LedgerCall.stay("a", 4), LedgerCall.stay("b", 5));
        CaseLines.text(folder, "parties.yaml", PartiesFile.example());
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (var call : calls(folder).entrySet()) {
            Files.createDirectory(folder.resolve(call.getKey()));
            int code = Klardag.run(call.getValue().toArray(String[]::new), out, out, "sv", Map.of());
            if (code != ExitCode.DONE) {
                throw new IllegalStateException(call.getValue() + ": " + code);
            }
        }
    }
}
