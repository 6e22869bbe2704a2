package se.klardag.cli.audit.verify;

import java.util.List;
import se.klardag.cli.json.TreeComparison;
import tools.jackson.databind.json.JsonMapper;

/// Other rules tried on cases that were worked out by hand (*kontroll av en prövad regel*): what each municipality pays before and
/// after, and what each kind of change stands for.
final class ScenarioVerification {
    static final String SCENARIO = "scenario.yaml";

    private static final String EXPECTED = "expected.json";
    private static final List<String> KEYS = List.of(
            "title", "base", "scenario", "period", "worked_out_by", "synthetic", "lang");

    private ScenarioVerification() {}

    static VerificationResult of(FixtureFolder folder, Program program) {
        var about = folder.yaml(SCENARIO, KEYS);
        var expected = folder.json(EXPECTED);
        var compared = List.of(
                new VerificationResult.Compared(EXPECTED, "verify.compared.values", TreeComparison.values(expected)));
        var call = program.run(List.of(
                "simulate", "--base", folder.required(about, SCENARIO, "base"), "--scenario",
                folder.required(about, SCENARIO, "scenario"), "--period", folder.required(about, SCENARIO, "period"),
                "--lang", folder.required(about, SCENARIO, "lang"), "--format", "json",
                folder.argument("cases.csv")));
        if (call.exitCode() != 0) {
            var got = call.exitCode() + " " + call.messages().strip();
            return new VerificationResult(compared,
                    List.of(new Mismatch("verify.what.exit-code", "simulate", "0", got)));
        }
        var got = JsonMapper.shared().readTree(call.out()).path("difference");
        return new VerificationResult(compared,
                Mismatch.all("verify.what.scenario", TreeComparison.exact(EXPECTED, expected, got)));
    }
}
