package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import se.klardag.cli.ledger.LedgerKind;

/// However often a month is posted again, what the ledger says is owed equals the last export settled afresh.
class PostedAgainProperties {
    private static final List<String> MUNICIPALITIES = List.of("1267", "1280", "1281");

    /// Exports of one month, one after the other: of each case the days of its stay, or none where the case is not in it.
    @Property(seed = "2017612", tries = 6, shrinking = ShrinkingMode.OFF)
    void what_is_owed_is_what_the_last_export_comes_to(@ForAll("exports") List<List<Integer>> exports)
            throws IOException {
        var folder = Files.createTempDirectory("posted");
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        for (var export : exports) {
            var rows = rows(export);
            if (rows.isEmpty()) {
                isRefused(ledger);
                continue;
            }
            var call = ledger.post(rows, "--until", "2022-09-30");
            then(call.code()).as(call.err()).isZero();

            then(new BigDecimal(ledger.open())).as("%s", export).isEqualByComparingTo(settled(folder, rows));
        }
        ledger.isInOrder();
    }

    /// An export without a case takes nothing back: it is refused, also where a part of a month would do.
    private static void isRefused(LedgerCall ledger) {
        var before = ledger.open();

        then(ledger.post(List.of()).code()).isEqualTo(3);
        then(ledger.post(List.of(), "--allow-partial").code()).isEqualTo(3);
        then(ledger.open()).isEqualTo(before);
    }

    private static BigDecimal settled(Path folder, List<String> rows) {
        var file = CaseLines.text(folder, "afresh.csv", CaseLines.table(rows.toArray(String[]::new)));
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json", file.toString());
        then(call.code()).as(call.err()).isZero();
        return new BigDecimal(call.json().get("totalPayable").asString());
    }

    private static List<String> rows(List<Integer> export) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < export.size(); i++) {
            if (export.get(i) >= 0) {
                rows.add(LedgerCall.stay("c" + i, MUNICIPALITIES.get(i % MUNICIPALITIES.size()), export.get(i)));
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<List<List<Integer>>> exports() {
        return Arbitraries.integers().between(-1, 12).list().ofSize(9).list().ofMinSize(2).ofMaxSize(4);
    }
}
