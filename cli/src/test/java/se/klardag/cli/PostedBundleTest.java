package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// A bundle of a posted month needs no case file. Sums by hand: days − 2.8 × cases, times 9,300.
class PostedBundleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// 4 + 5 + 9 = 18 − 8.4 = 9.6 = 89,280; without the nine 9 − 5.6 = 3.4 = 31,620.
    private LedgerCall credited(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("nine", 9)));
        for (var state : List.of("open", "upheld")) {
            ledger.done("dispute", "K-2022-00001", "--case", "nine", "--state", state, "--reason", "r", "--date",
                    "2022-11-01");
        }
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01");
        return ledger;
    }

    @ParameterizedTest
    @EnumSource
    void by_month_as_it_was_billed_last_and_by_number_as_it_was_billed_then(LedgerKind kind) throws IOException {
        var ledger = credited(kind);
        var last = folder.resolve("last.zip").toString();
        var first = folder.resolve("first.zip").toString();
        then(ledger.done("bundle", "--period", "2022-09", "-o", last)).contains("31 620 kr");
        then(ledger.done("bundle", "K-2022-00001", "-o", first)).contains("89 280 kr");
        then(ledger.on("bundle", "K-2022-00002", "-o", folder.resolve("note.zip").toString()).out())
                .contains("31 620 kr");
        for (var bundle : List.of(last, first)) {
            var verified = Call.of("verify", bundle);
            then(verified.code()).as(verified.out() + verified.err()).isZero();
            then(verified.out()).startsWith(bundle + ": identiskt")
                    .contains("uppgifter i kvittot", "bokfört i liggaren som");
        }
        // the first posting, and after two rounds of the dispute the credit
        then(receipt(first)).containsPattern("\"entry\" : 1,\\s+\"sha256\" : \"[0-9a-f]{64}\"")
                .contains("\"bills\" : [ \"K-2022-00001\" ]");
        then(receipt(last)).contains("\"entry\" : 4,", "\"bills\" : [ \"K-2022-00002\" ]");
        // what an upheld dispute took out is not in it
        then(Call.of("explain", "--between", first, last, "--municipality", "1267").out()).contains("89 280", "31 620");
    }

    private static String receipt(String bundle) throws IOException {
        try (var zip = new ZipFile(bundle); var in = zip.getInputStream(zip.getEntry("receipt.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_ledger_does_not_have_is_refused(LedgerKind kind) {
        var ledger = credited(kind);
        var out = folder.resolve("x.zip").toString();
        then(ledger.on("bundle", "--period", "2022-08", "-o", out).err()).contains("2022-08 är inte bokförd");
        then(ledger.on("bundle", "-o", out).code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("bundle", "K-2022-00009", "-o", out).code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("bundle", "K-2022-00001..00002", "-o", out).code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("bundle", folder.resolve("cases.csv").toString(), "-o", out).err()).contains("--agreement");
        ledger.post(List.of(stay("z", 9)), "--series", "P", "--date", "2022-12-02");
        then(ledger.on("bundle", "--period", "2022-09", "-o", out).err()).contains("flera serier (K, P)");
        then(folder.resolve("x.zip")).doesNotExist();
    }
}
