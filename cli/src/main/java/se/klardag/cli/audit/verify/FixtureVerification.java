package se.klardag.cli.audit.verify;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import se.klardag.cli.json.TreeComparison;
import se.klardag.rules.Agreements;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A worked case compared with the program (*kontroll av ett räkneexempel*). The expectation is what people wrote in the
/// folder; nothing here writes one.
public final class FixtureVerification {
    private static final String CASE = "case" + ".yaml";
    private static final String CASES = "cases.csv";
    private static final String EXPECTED = "expected.json";
    private static final String EXPLANATION = "explanation.txt";
    private static final List<String> KEYS = List.of(
            "title", "holds", "agreement", "period", "municipality", "expects", "findings", "worked_out_by",
            "synthetic", "lang");

    private final FixtureFolder folder;
    private final Program program;
    private final ObjectNode about;
    private final List<VerificationResult.Compared> compared = new ArrayList<>();
    private final List<Mismatch> mismatches = new ArrayList<>();

    private FixtureVerification(FixtureFolder folder, Program program) {
        this.folder = folder;
        this.program = program;
        this.about = folder.yaml(CASE, KEYS);
    }

    /// Verifies a folder, whatever kind of expectation it holds.
    ///
    /// @throws FixtureFolderException when it holds none, or cannot be read
    public static VerificationResult of(Path path, Program program) {
        var folder = new FixtureFolder(path);
        if (folder.has(CASE)) {
            return new FixtureVerification(folder, program).verdict();
        }
        if (folder.has(FilesVerification.FILES)) {
            return FilesVerification.of(folder, program);
        }
        if (folder.has(ScenarioVerification.SCENARIO)) {
            return ScenarioVerification.of(folder, program);
        }
        if (!folder.names(RuleFilesVerification.ENDING).isEmpty()) {
            return RuleFilesVerification.of(folder, program);
        }
        throw new FixtureFolderException(path.toString(), "verify.no-fixture");
    }

    private VerificationResult verdict() {
        refuseWhatLiesOutside();
        var expects = folder.required(about, CASE, "expects");
        switch (expects) {
            case "settlement" -> settlement();
            case "liability-date" -> liabilityDates();
            case "refused" -> refused();
            default -> throw folder.fault(CASE, "verify.expects", expects);
        }
        return new VerificationResult(compared, mismatches);
    }

    /// A folder that rests on a file elsewhere would not verify where it is copied.
    private void refuseWhatLiesOutside() {
        var agreement = agreement();
        if (!agreement.equals(folder.required(about, CASE, "agreement"))) {
            var own = Path.of(folder.toString()).toAbsolutePath().normalize();
            for (var file : Agreements.find(agreement).files()) {
                if (!file.isShipped() && !Path.of(file.name()).toAbsolutePath().normalize().startsWith(own)) {
                    throw folder.fault(CASE, "verify.outside", file.name());
                }
            }
        }
    }

    private void settlement() {
        var call = run("settle", List.of("--format", "json"));
        if (call.exitCode() != 0) {
            failed("settle", call);
            return;
        }
        var settled = json(call);
        var expected = folder.json(EXPECTED);
        if (settled instanceof ObjectNode settlement && !expected.has("receipt")) {
            settlement.remove("receipt");
        }
        compare("verify.what.settlement", expected, settled);
        if (folder.has(EXPLANATION)) {
            var explained = run("explain", List.of("--municipality", folder.required(about, CASE, "municipality")));
            if (explained.exitCode() == 0) {
                compareText("verify.what.explanation", EXPLANATION, explained.out());
            } else {
                failed("explain", explained);
            }
        }
        if (about.path("findings").isObject()) {
            findings();
        }
    }

    private void liabilityDates() {
        var dates = JsonNodeFactory.instance.objectNode();
        var texts = new ArrayList<String>();
        for (var id : caseIds()) {
            var explained = run("explain", List.of("--case", id, "--format", "json"));
            if (explained.exitCode() != 0) {
                failed("explain --case " + id, explained);
                return;
            }
            dates.set(id, json(explained).path("liableFrom"));
            texts.add(run("explain", List.of("--case", id)).out());
        }
        var got = JsonNodeFactory.instance.objectNode();
        got.set("liabilityDates", dates);
        compare("verify.what.dates", folder.json(EXPECTED), got);
        if (folder.has(EXPLANATION)) {
            compareText("verify.what.explanation", EXPLANATION, String.join("\n", texts));
        }
    }

    /// Nothing printed, exit code 3, and the sentence that says why.
    private void refused() {
        var call = run("settle", List.of());
        var got = JsonNodeFactory.instance.objectNode();
        got.put("exitCode", call.exitCode());
        got.put("stdout", call.out());
        compare("verify.what.refusal", folder.json(EXPECTED), got);
        if (folder.has(EXPLANATION)) {
            compareText("verify.what.message", EXPLANATION, call.messages());
        }
    }

    private void findings() {
        var got = new TreeMap<String, Integer>();
        try {
            try (var out = FindingsFolder.make()) {
                run("settle", List.of("--out", out.path().toString()));
                try (var lines = CsvReader.builder().ofNamedCsvRecord(out.path().resolve("findings.csv"))) {
                    lines.forEach(line -> got.merge(line.getField("finding"), 1, Integer::sum));
                }
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(String.valueOf(refused.getMessage()), refused);
        }
        var tree = JsonNodeFactory.instance.objectNode();
        got.forEach(tree::put);
        var expected = about.path("findings");
        compared.add(new VerificationResult.Compared(CASE, "verify.compared.findings", expected.size()));
        mismatches
                .addAll(Mismatch.all("verify.what.findings", TreeComparison.exact(CASE + "/findings", expected, tree)));
    }

    private void compare(String what, JsonNode expected, JsonNode got) {
        compared.add(
                new VerificationResult.Compared(EXPECTED, "verify.compared.values", TreeComparison.values(expected)));
        mismatches.addAll(Mismatch.all(what, TreeComparison.exact(EXPECTED, expected, got)));
    }

    private void compareText(String what, String file, String got) {
        var expected = folder.text(file);
        compared.add(new VerificationResult.Compared(file, "verify.compared.lines", (int) expected.lines().count()));
        mismatches.addAll(TextComparison.of(what, file, expected, got));
    }

    private void failed(String command, Program.Outcome call) {
        mismatches.add(new Mismatch(
                "verify.what.exit-code", command, "0", call.exitCode() + " " + call.messages().strip()));
    }

    private Program.Outcome run(String command, List<String> more) {
        var arguments = new ArrayList<>(List.of(
                command, "--agreement", agreement(), "--period", folder.required(about, CASE, "period"), "--lang",
                folder.required(about, CASE, "lang")));
        arguments.addAll(more);
        arguments.add(folder.argument(CASES));
        return program.run(arguments);
    }

    /// A file of the folder's own, or the id of an agreement that every program has.
    private String agreement() {
        var name = folder.required(about, CASE, "agreement");
        boolean file = name.endsWith(".yaml") || name.endsWith(".yml") || name.contains("/") || name.contains("\\");
        return file ? folder.argument(name) : name;
    }

    private List<String> caseIds() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(folder.text(CASES))) {
            return rows.stream().map((NamedCsvRecord row) -> row.getField("case_id")).toList();
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw folder.fault(CASES, "fault.unreadable", String.valueOf(broken.getMessage()));
        }
    }

    private static JsonNode json(Program.Outcome call) {
        try {
            return JsonMapper.shared().readTree(call.out());
        } catch (JacksonException broken) {
            throw new IllegalStateException("the program printed no JSON", broken);
        }
    }
}
