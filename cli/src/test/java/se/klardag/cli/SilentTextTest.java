package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A role and a reason that print as nothing are on no record.
class SilentTextTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
            "ledger close 2022-09 --by NOTHING",
            "ledger close 2022-09 --by ekonomichef --reason NOTHING",
            "cancel 1 --yes --reason NOTHING --by ekonomichef",
            "cancel 1 --yes --reason dubblett --by NOTHING",
            "credit K-2022-00001 --yes --reason NOTHING",
            "credit K-2022-00001 --yes --reason bestridande --by NOTHING",
            "dispute K-2022-00001 --case a --reason NOTHING",
            "payments undo 2-1 --reason NOTHING",
            "payments unmatch 2-1 --reason fel --by NOTHING"
    })
    void what_says_nothing_is_refused(String line) {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.post(List.of(LedgerCall.stay("a", 12))).code()).isZero();
        // blank, a dash, a zero-width space, a control character and a letter that prints as a blank
        for (var nothing : List.of(" ", "-", "\u200b", "\u0001", "\u3164")) {
            var words = Stream.of(line.split(" ")).map(each -> each.equals("NOTHING") ? nothing : each);
            var call = ledger.on(words.toArray(String[]::new));
            then(call.code()).as(line + " " + (int) nothing.charAt(0)).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).containsAnyOf("säger ingenting", "--reason saknas");
        }
    }
}
