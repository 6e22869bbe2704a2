package se.klardag.cli.audit.verify;

import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.json.TreeComparison;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A folder of case files, each with what a call on it must come to (*kontroll av ärendefiler*): the settlement, or the
/// refusal and its words.
final class FilesVerification {
    static final String FILES = "files.yaml";

    private static final String EXPECTED = "expected.json";
    private static final List<String> KEYS = List.of("title", "agreement", "period", "lang", "files");

    private final FixtureFolder folder;
    private final Program program;
    private final ObjectNode about;
    private final List<VerificationResult.Compared> compared = new ArrayList<>();
    private final List<Mismatch> mismatches = new ArrayList<>();

    private FilesVerification(FixtureFolder folder, Program program) {
        this.folder = folder;
        this.program = program;
        this.about = folder.yaml(FILES, KEYS);
    }

    static VerificationResult of(FixtureFolder folder, Program program) {
        var verification = new FilesVerification(folder, program);
        var files = verification.about.path("files");
        if (!files.isArray() || files.isEmpty()) {
            throw folder.fault(FILES, "verify.missing-key", "files");
        }
        files.forEach(verification::verify);
        return new VerificationResult(verification.compared, verification.mismatches);
    }

    private void verify(JsonNode each) {
        if (!(each instanceof ObjectNode entry)) {
            throw folder.fault(FILES, "verify.no-map");
        }
        var name = folder.required(entry, FILES, "file");
        var call = program.run(arguments(name, entry));
        int before = mismatches.size();
        same(name, "verify.what.exit-code", folder.required(entry, FILES, "exit"), Integer.toString(call.exitCode()));
        var words = entry.path("says").asString("");
        if (!call.messages().contains(words)) {
            mismatches.add(new Mismatch("verify.what.message", name, words, call.messages().strip()));
        }
        int values = 1 + (words.isEmpty() ? 0 : 1);
        if (call.exitCode() > 1) {
            same(name, "verify.what.output", "", call.out());
        } else if (mismatches.size() == before) {
            var expected = folder.json(EXPECTED);
            if (expected instanceof ObjectNode settlement) {
                settlement.put("rejectedRows", entry.path("rejected").asInt(0));
            }
            var settled = JsonMapper.shared().readTree(call.out());
            if (settled instanceof ObjectNode settlement) {
                settlement.remove("receipt");
            }
            values += TreeComparison.values(expected);
            mismatches.addAll(Mismatch.all(
                    "verify.what.settlement", TreeComparison.exact(name + " " + EXPECTED, expected, settled)));
        }
        compared.add(new VerificationResult.Compared(name, "verify.compared.values", values));
    }

    private void same(String name, String what, String expected, String got) {
        if (!expected.equals(got)) {
            mismatches.add(new Mismatch(what, name, expected, got));
        }
    }

    private List<String> arguments(String name, ObjectNode entry) {
        var arguments = new ArrayList<>(List.of(
                "settle", "--agreement", folder.required(about, FILES, "agreement"), "--period",
                folder.required(about, FILES, "period"), "--lang", folder.required(about, FILES, "lang"), "--format",
                "json"));
        entry.path("options").forEach(option -> {
            var word = option.asString();
            arguments.add(folder.has(word) ? folder.argument(word) : word);
        });
        arguments.add(folder.argument(name));
        return arguments;
    }
}
