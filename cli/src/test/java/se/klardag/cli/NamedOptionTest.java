package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A message about an option names the option that is wrong, and says what can be written there.
class NamedOptionTest {
    // put together, so that this file holds none
    private static final String NUMBER = "19121212" + "-1212";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
            "--delimiter, xx, 'comma, semicolon, tab eller tecknet självt'",
            "--decimal, x, comma eller point", "--encoding, X?, en kodning som utf-8 eller windows-1252"})
    void what_can_be_written_is_said(String option, String value, String expected) {
        var cases = CaseLines.file(folder, CaseLines.row()).toString();
        var call = Call.of("settle", "--agreement", "skane-2018", "--period", "2022-09", option, value, cases);
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains(option, expected).doesNotContain("fil eller katalog");
    }

    @Test
    void the_option_that_holds_an_identity_number_is_named() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(LedgerCall.stay("a", 4), LedgerCall.stay("b", 5)));
        then(ledger.on("dispute", "K-2022-00001", "--case", NUMBER, "--reason", "x").err())
                .contains("--case verkar innehålla ett personnummer")
                .doesNotContain("kälet", "1212-1212");
        then(ledger.on("dispute", "K-2022-00001", "--case", "a", "--reason", NUMBER).err())
                .contains("--reason verkar innehålla ett personnummer");
        then(ledger.on("ledger", "close", "2022-09", "--by", NUMBER).err())
                .contains("--by verkar innehålla ett personnummer")
                .doesNotContain("kälet");
        then(ledger.on("reopen", "--period", "2022-09", "--change", "x=1", "--source", NUMBER, "--by", "ekonomichef")
                .err())
                .contains("--source verkar innehålla ett personnummer");
    }
}
