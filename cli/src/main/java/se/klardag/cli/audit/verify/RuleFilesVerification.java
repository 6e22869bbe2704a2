package se.klardag.cli.audit.verify;

import java.util.ArrayList;
import java.util.List;

/// A folder of rule files that are wrong on purpose, each with the messages that a person wrote beside it (*kontroll av
/// felaktiga regelfiler*).
final class RuleFilesVerification {
    static final String ENDING = ".expected.txt";

    private RuleFilesVerification() {}

    static VerificationResult of(FixtureFolder folder, Program program) {
        var compared = new ArrayList<VerificationResult.Compared>();
        var mismatches = new ArrayList<Mismatch>();
        for (var name : folder.names(".yaml")) {
            var expectation = name.substring(0, name.length() - ".yaml".length()) + ENDING;
            var expected = folder.text(expectation);
            compared.add(new VerificationResult.Compared(expectation, "verify.compared.lines",
                    (int) expected.lines().count()));
            var got = new StringBuilder();
            for (var language : List.of("sv", "en")) {
                var call = program.run(List.of("agreements", "validate", "--lang", language, folder.argument(name)));
                got.append(language).append('\n').append(call.out().replace(folder.argument(name), name));
            }
            mismatches.addAll(TextComparison.of("verify.what.message", expectation, expected, got.toString()));
        }
        for (var expectation : folder.names(ENDING)) {
            folder.argument(expectation.substring(0, expectation.length() - ENDING.length()) + ".yaml");
        }
        return new VerificationResult(compared, mismatches);
    }
}
