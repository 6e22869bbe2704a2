package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// The same case under an id that is written nearly alike is paid for twice unless somebody is told; nothing is merged, as
/// nobody knows.
class AlikeIdsTest {
    private static final List<String> OTHERS = List.of("Å 1", "å 1", "A\u030A  1", "Å\u00a01 ", "Ａ\u030A 1",
            "a\u030a \u200b1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Call settle(String... files) {
        var args = new ArrayList<>(
                List.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09"));
        args.addAll(List.of(files));
        return Call.of(args.toArray(String[]::new));
    }

    private String file(String name, String... rows) {
        return CaseLines.text(folder, name, CaseLines.table(rows)).toString();
    }

    /// Those that are one id in its one form are one case, as ever; the rest are told.
    @Test
    void in_one_file_and_in_two_every_way_to_write_an_id_is_one_or_told() {
        var first = LedgerCall.stay("Å 1", 11);
        int told = 0;
        for (var other : OTHERS.subList(1, OTHERS.size())) {
            var again = LedgerCall.stay(other, 12);
            for (var call : List.of(
                    settle(file("one.csv", first, again)), settle(file("a.csv", first), file("b.csv", again)))) {
                boolean warned = call.out().contains("bara i stora och små bokstäver eller blanksteg");
                boolean rejected = call.err().contains("Å 1");
                then(warned || rejected).as(other + call.out() + call.err()).isTrue();
                told += warned ? 1 : 0;
            }
        }
        then(told).isGreaterThanOrEqualTo(6);
        then(settle(file("one.csv", first, LedgerCall.stay("Å 2", 12))).out()).doesNotContain("blanksteg");
    }

    /// The same stay of the same patient, whose pseudonym is written in two ways.
    @Test
    void a_patient_is_one_however_the_pseudonym_is_written() {
        var one = LedgerCall.stay("x", 11).replaceFirst(",,", ",P-1 a,");
        var other = LedgerCall.stay("y", 11).replaceFirst(",,", ",p-1  A,");
        then(settle(file("one.csv", one, other)).out()).contains("Ärende y är samma vistelse som ärende x");
    }

    @Test
    void what_is_posted_already_is_told_when_it_comes_again_under_nearly_the_same_id() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(LedgerCall.stay("S-A 1", 11)));
        var again = ledger.shown(List.of(LedgerCall.stay("S-A 1", 11), LedgerCall.stay("s-a  1", 12)));
        then(again.err().replaceAll("\\s+", " "))
                .contains("ärende s-a 1 skiljer sig från ärende S-A 1, som redan är bokfört för 2022-09");
        then(ledger.shown(List.of(LedgerCall.stay("S-A 1", 11), LedgerCall.stay("S-A 2", 12))).err())
                .doesNotContain("skiljer sig från");
        then(ledger.shown(List.of(LedgerCall.stay("s-a 1", 12)), "--series", "X").err()).contains("skiljer sig från");
    }
}
